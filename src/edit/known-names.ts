import type { ModuleDescription } from "../model/description.ts";
import type { Model } from "../model/model.ts";
import { t } from "../texts/text.ts";

/** What a name stands for. */
export type NameKind =
  | "substrate"
  | "population"
  | "static"
  | "compartment"
  | "parameter"
  | "observable"
  | "function"
  | "variable"
  | "module";

export interface KnownName {
  readonly name: string;
  readonly kind: NameKind;
  /** In words, with its unit or its value. */
  readonly about: string;
  readonly note?: string;
}

const functions: readonly (readonly [string, string])[] = [
  ["exp", "exp(x)"],
  ["log", "log(x), natural"],
  ["sqrt", "sqrt(x)"],
  ["abs", "abs(x)"],
  ["min", "min(a, b, ...)"],
  ["max", "max(a, b, ...)"],
  ["clamp", "clamp(x, low, high)"],
  ["tanh", "tanh(x)"],
  ["sin", "sin(x)"],
  ["cos", "cos(x)"],
  ["pow", "pow(x, n)"],
  ["step", t`step(edge, x): 0 below the edge, else 1`],
  ["smoothstep", t`smoothstep(low, high, x): from 0 to 1`],
  ["hill", "hill(x, K, n): x^n/(K^n + x^n)"],
  ["inhibit", "inhibit(x, K, n): 1 - hill(x, K, n)"],
  ["michaelis", "michaelis(x, K): x/(K + x)"],
  ["if", t`if(condition, a, b)`],
  ["mean", t`mean(e): over the tissue`],
  ["integral", t`integral(e): over the tissue`],
];

const variables: readonly (readonly [string, string])[] = [
  ["x", t`place, um`],
  ["y", t`place, um`],
  ["z", t`place, um`],
  ["t", t`time, min`],
  ["pi", "3.14159..."],
];

/** The names that a formula of any model may use. */
export const formulaNames: readonly KnownName[] = [
  ...functions.map(([name, about]): KnownName => ({ name, kind: "function", about })),
  ...variables.map(([name, about]): KnownName => ({ name, kind: "variable", about })),
];

/** The names of a model. */
export function namesOfModel(model: Model): readonly KnownName[] {
  const { fields, compartments, parameters, observables } = model;
  const note = (of: { readonly note?: string }) => (of.note === undefined ? {} : { note: of.note });
  return [
    ...fields.map((one) => ({
      name: one.name,
      kind: one.kind,
      about: `${one.label}, ${one.unit}`,
      ...note(one),
    })),
    ...compartments.map((one) => ({
      name: one.name,
      kind: "compartment" as const,
      about: `${one.label}, ${one.unit}`,
      ...note(one),
    })),
    ...parameters.map((one) => ({
      name: one.name,
      kind: "parameter" as const,
      about: `${one.label}, ${one.value} ${one.unit}`,
      ...note(one),
    })),
    ...observables.map((one) => ({
      name: one.name,
      kind: "observable" as const,
      about: `${one.label}, ${one.unit}`,
      ...note(one),
    })),
  ];
}

/** Names that a text declares, of a model that cannot be composed yet. */
export function namesOfText(json: unknown): readonly KnownName[] {
  const model = tableOf(tableOf(json)["model"]);
  const of = (key: string, kind: (entry: unknown) => NameKind): readonly KnownName[] =>
    Object.entries(tableOf(model[key])).map(([name, entry]) => ({
      name,
      kind: kind(entry),
      about: [tableOf(entry)["label"], tableOf(entry)["unit"]]
        .filter((part) => typeof part === "string")
        .join(", "),
    }));
  return [
    ...of("fields", (entry) => kindOf(tableOf(entry)["kind"])),
    ...of("parameters", () => "parameter"),
    ...of("observables", () => "observable"),
  ];
}

/** What there is to choose from. */
export function namesOfModules(library: readonly ModuleDescription[]): readonly KnownName[] {
  return library
    .filter(({ implied }) => implied !== true)
    .map(({ name, label, note }) => ({ name, kind: "module", about: label, note }));
}

const fieldKinds = ["substrate", "population", "static", "compartment"] as const;

function kindOf(kind: unknown): NameKind {
  return fieldKinds.find((one) => one === kind) ?? "substrate";
}

function tableOf(value: unknown): Readonly<Record<string, unknown>> {
  return typeof value === "object" && value !== null
    ? (value as Readonly<Record<string, unknown>>)
    : {};
}
