import { ModelError } from "./error.ts";
import type { Expression } from "./expression.ts";
import { childrenOf } from "./map-expression.ts";
import type { Vocabulary } from "./vocabulary.ts";

/** What a formula is for, which decides what it may use. */
export type FormulaUse = keyof typeof rules;

interface Rule {
  /** How errors name the place. */
  readonly what: string;
  /** Fields and x y z; "within mean": as arguments of mean() and integral() only. */
  readonly perVoxel: boolean | "within mean";
  /** x y z where fields may not be used. */
  readonly positions: boolean;
  readonly compartments: boolean;
  readonly random: boolean;
  /** mean() and integral(). */
  readonly means: boolean;
}

const rules = {
  /** A process in tissue, a diffusion coefficient, an observable, a claim. */
  tissue: {
    what: "this formula",
    perVoxel: true,
    positions: true,
    compartments: true,
    random: false,
    means: true,
  },
  /** A process of a compartment. */
  compartment: {
    what: "a compartment's formula",
    perVoxel: "within mean",
    positions: false,
    compartments: true,
    random: false,
    means: true,
  },
  /** A field's own value at t = 0. */
  start: {
    what: "a field's initial value",
    perVoxel: false,
    positions: true,
    compartments: false,
    random: true,
    means: false,
  },
  compartmentStart: {
    what: "a compartment's initial value",
    perVoxel: false,
    positions: false,
    compartments: false,
    random: false,
    means: false,
  },
  /** An entry of a preset's `initial` list: fields have their values so far. */
  entry: {
    what: "an initial value",
    perVoxel: true,
    positions: true,
    compartments: true,
    random: true,
    means: false,
  },
  /** The rate at which a compartment empties into the tissue, over which it is averaged itself. */
  handing: {
    what: "the rate of what a compartment gives to the tissue",
    perVoxel: true,
    positions: true,
    compartments: true,
    random: false,
    means: false,
  },
  /** What there is one of for the tissue and a compartment: a ratio of volumes. */
  ratio: {
    what: "what relates a compartment to the tissue",
    perVoxel: false,
    positions: false,
    compartments: true,
    random: false,
    means: false,
  },
  cellVolume: {
    what: "the volume of a cell",
    perVoxel: false,
    positions: false,
    compartments: false,
    random: false,
    means: false,
  },
  intervention: {
    what: "an intervention",
    perVoxel: true,
    positions: true,
    compartments: true,
    random: false,
    means: false,
  },
  /** An intervention on a compartment. */
  dose: {
    what: "an intervention on a compartment",
    perVoxel: false,
    positions: false,
    compartments: true,
    random: false,
    means: false,
  },
} as const satisfies Record<string, Rule>;

/** Throws a ModelError if a formula uses what its place does not allow, directly or through observables. */
export function checkFormulaUse(
  expression: Expression,
  place: string,
  vocabulary: Vocabulary,
  use: FormulaUse,
): void {
  const rule: Rule = rules[use];
  const seen = { within: new Set<string>(), outside: new Set<string>() };
  const visit = (node: Expression, isWithinMean: boolean): void => {
    if (node.kind === "name") {
      const meaning = vocabulary.get(node.name);
      const known = isWithinMean ? seen.within : seen.outside;
      if (known.has(node.name)) return;
      known.add(node.name);
      if (meaning?.kind === "observable") visit(meaning.expression, isWithinMean);
    }
    const problem =
      node.kind === "name"
        ? problemOfUse(node.name, rule, vocabulary, isWithinMean)
        : problemOfCall(node, rule, isWithinMean);
    if (problem !== undefined) throw new ModelError(place, problem);
    const isMean =
      node.kind === "call" && (node.function === "mean" || node.function === "integral");
    for (const child of childrenOf(node)) visit(child, isWithinMean || isMean);
  };
  visit(expression, false);
}

function problemOfUse(
  name: string,
  rule: Rule,
  vocabulary: Vocabulary,
  isWithinMean: boolean,
): string | undefined {
  const kind = vocabulary.get(name)?.kind;
  if (kind === "compartment" && !rule.compartments)
    return `${rule.what} cannot use the compartment "${name}"`;
  if (kind !== "field" && kind !== "position") return undefined;
  if (rule.perVoxel === true || (rule.perVoxel === "within mean" && isWithinMean)) return undefined;
  if (kind === "position" && rule.positions) return undefined;
  const what = kind === "field" ? `the field "${name}"` : `the position "${name}"`;
  return rule.perVoxel === "within mean"
    ? `${rule.what} has one value for the whole domain; use ${what} inside mean() or integral()`
    : `${rule.what} cannot use ${what}${use(rule)}`;
}

function use(rule: Rule): string {
  return rule === rules.start ? '; set it by an entry of the preset\'s "initial" list' : "";
}

function problemOfCall(node: Expression, rule: Rule, isWithinMean: boolean): string | undefined {
  if (node.kind !== "call") return undefined;
  if (node.function === "random" && (!rule.random || isWithinMean)) {
    return "random() is for initial values only";
  }
  if (node.function !== "mean" && node.function !== "integral") return undefined;
  if (!rule.means) return `${rule.what} cannot use ${node.function}()`;
  if (isWithinMean) return "mean() and integral() cannot be nested";
  return undefined;
}
