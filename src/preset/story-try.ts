import { ModelError } from "../model/error.ts";
import type { Model } from "../model/model.ts";
import { didYouMean } from "../model/suggest.ts";
import { parseDuration } from "../model/units.ts";

/** Something that a link in a story does: `[label](#try:set=NAME:VALUE&without=LABEL&add=NAME:AMOUNT@12 d)`. */
export type StoryAction =
  /** A parameter gets a value. */
  | { readonly kind: "set"; readonly name: string; readonly value: number }
  /** The run is compared with one without this treatment, named as the preset labels it; "all": without any. */
  | { readonly kind: "without"; readonly label: string }
  /** An amount is added to a field or compartment, at a time (min). */
  | {
      readonly kind: "add";
      readonly name: string;
      readonly amount: number;
      readonly time: number;
    };

/** A link of a story, and what it does. */
export interface StoryLink {
  readonly label: string;
  readonly actions: readonly StoryAction[];
}

const LINK = /\[([^\]]+)\]\(#try:([^)]*)\)/g;

/** All links of a story that do something. Throws a ModelError for one that cannot be read. */
export function storyLinks(story: string): readonly StoryLink[] {
  return [...story.matchAll(LINK)].map(([, label = "", target = ""]) => ({
    label,
    actions: readTry(target),
  }));
}

/** What stands behind `#try:` in a link. Throws a ModelError that says what it may be. */
export function readTry(target: string): readonly StoryAction[] {
  return target.split("&").map((part) => {
    const [, key = "", value = ""] = /^([^=]*)=(.*)$/.exec(part.trim()) ?? [];
    const read = Object.hasOwn(readers, key) ? readers[key]?.(value.trim()) : undefined;
    if (read !== undefined) return read;
    throw new ModelError(
      "story",
      `a link cannot do "${part}"; it may have set=NAME:NUMBER, without=TREATMENT (or all) and add=NAME:AMOUNT@TIME, with & between them`,
    );
  });
}

const readers: Readonly<Record<string, (value: string) => StoryAction | undefined>> = {
  set: (text) => {
    const [name = "", value = ""] = text.split(":");
    return isNumber(value) ? { kind: "set", name: name.trim(), value: Number(value) } : undefined;
  },
  without: (label) => (label === "" ? undefined : { kind: "without", label }),
  add: (text) => {
    const [, name, amount = "", at = ""] = /^([^:]+):([^@]+)@(.+)$/.exec(text) ?? [];
    if (name === undefined || !isNumber(amount)) return undefined;
    return {
      kind: "add",
      name: name.trim(),
      amount: Number(amount),
      time: parseDuration(at.trim(), "story"),
    };
  },
};

function isNumber(text: string): boolean {
  return text.trim() !== "" && Number.isFinite(Number(text));
}

/**
 * Throws a ModelError where a link of the story names what this model does not have, or none of `treatments`
 * where they are given: a person may have taken one out, and the link says so when it is pressed.
 */
export function checkStory(story: string, model: Model, treatments?: readonly string[]): void {
  for (const { label, actions } of storyLinks(story)) {
    for (const action of actions) checkAction(action, `the link "${label}"`, model, treatments);
  }
}

function checkAction(
  action: StoryAction,
  link: string,
  model: Model,
  treatments: readonly string[] | undefined,
): void {
  const fail = (problem: string): never => {
    throw new ModelError("story", `${link}: ${problem}`);
  };
  const require = (name: string, names: readonly string[], what: string): void => {
    if (!names.includes(name)) fail(`there is no ${what} "${name}"${didYouMean(name, names)}`);
  };
  if (action.kind === "set") {
    const { parameters } = model;
    require(action.name, parameters.map(({ name }) => name), "parameter");
    const { min = 0, max = 0 } = parameters.find(({ name }) => name === action.name) ?? {};
    if (action.value < min || action.value > max) {
      fail(`${action.name} goes from ${min} to ${max}`);
    }
  } else if (action.kind === "add") {
    const doses = [...model.fields, ...model.compartments].map(({ name }) => name);
    require(action.name, doses, "field or compartment");
  } else if (action.label !== "all" && treatments !== undefined) {
    require(action.label, treatments, "treatment");
  }
}
