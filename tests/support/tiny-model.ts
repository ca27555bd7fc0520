import type { Expression } from "../../src/model/expression.ts";
import { name } from "../../src/model/expression.ts";
import type {
  ConvertProcess,
  Field,
  GrowthProcess,
  Model,
  Process,
} from "../../src/model/model.ts";
import { parseExpression } from "../../src/model/parse-expression.ts";

const noFlux = { type: "no-flux" } as const;

/** A formula for tests: text or number to tree. */
export function formula(text: string | number): Expression {
  return parseExpression(String(text));
}

export function tinyField(
  fieldName: string,
  kind: Field["kind"],
  diffusion: string | number = 0,
): Field {
  return {
    name: fieldName,
    label: fieldName,
    origin: "model",
    kind,
    unit: "1",
    diffusion: formula(diffusion),
    initial: formula(0),
    boundary: {
      left: noFlux,
      right: noFlux,
      bottom: noFlux,
      top: noFlux,
      back: noFlux,
      front: noFlux,
    },
  };
}

export interface TinyDescription {
  readonly fields: readonly Field[];
  readonly parameters?: Readonly<Record<string, number>>;
  readonly compartments?: readonly string[];
  readonly observables?: Readonly<Record<string, string>>;
  readonly processes?: readonly Process[];
}

/** A model without its composition's checks, for tests of what comes after. */
export function tinyModel(description: TinyDescription): Model {
  const base = (itemName: string) => ({ name: itemName, label: itemName, origin: "model" });
  return {
    fields: description.fields,
    compartments: (description.compartments ?? []).map((item) => ({
      ...base(item),
      unit: "1",
      initial: formula(0),
    })),
    parameters: Object.entries(description.parameters ?? {}).map(([item, value]) => ({
      ...base(item),
      value,
      unit: "1",
      min: 0,
      max: 10,
      scale: "linear",
    })),
    observables: Object.entries(description.observables ?? {}).map(([item, text]) => ({
      ...base(item),
      expression: formula(text),
      unit: "1",
    })),
    processes: description.processes ?? [],
    axes: [],
  };
}

export const processes = {
  source: (field: string, rate: string | number): Process => ({
    type: "source",
    origin: "model",
    field,
    rate: formula(rate),
  }),
  loss: (field: string, rate: string | number): Process => ({
    type: "loss",
    origin: "model",
    field,
    rate: formula(rate),
  }),
  exchange: (field: string, rate: string | number, target: string | number): Process => ({
    type: "exchange",
    origin: "model",
    field,
    rate: formula(rate),
    target: formula(target),
  }),
  convert: (
    from: string,
    to: string,
    rate: string | number,
    share: string | number = 1,
  ): ConvertProcess => ({
    type: "convert",
    origin: "model",
    from,
    to,
    rate: formula(rate),
    yield: formula(share),
  }),
  growth: (field: string, rate: string | number, capacity?: string, occupied?: string) => {
    const growth: GrowthProcess = {
      type: "growth",
      origin: "model",
      field,
      rate: formula(rate),
      occupied: occupied === undefined ? name(field) : formula(occupied),
      ...(capacity === undefined ? {} : { capacity: formula(capacity) }),
    };
    return growth;
  },
  react: (field: string, rate: string | number): Process => ({
    type: "react",
    origin: "model",
    field,
    rate: formula(rate),
  }),
  fix: (field: string, where: string | number, value: string | number): Process => ({
    type: "fix",
    origin: "model",
    field,
    where: formula(where),
    value: formula(value),
  }),
  chemotaxis: (
    field: string,
    towards: string,
    sensitivity: string | number,
    crowding?: string,
  ): Process => ({
    type: "chemotaxis",
    origin: "model",
    field,
    towards: formula(towards),
    sensitivity: formula(sensitivity),
    ...(crowding === undefined ? {} : { crowding: formula(crowding) }),
  }),
};
