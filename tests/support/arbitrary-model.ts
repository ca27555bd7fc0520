import fc from "fast-check";
import type { Expression } from "../../src/model/expression.ts";
import { number } from "../../src/model/expression.ts";
import type { Boundary, Model, Process } from "../../src/model/model.ts";
import { arbitraryExpression } from "./arbitrary-expression.ts";
import { tinyField, tinyModel } from "./tiny-model.ts";

const substrates = ["oxygen", "drug"];
const populations = ["m1", "m2", "tumor"];
const statics = ["vessel"];
const all = [...substrates, ...populations, ...statics];

export interface ModelChoices {
  /** Also `react`, which may make fields negative. */
  readonly signed: boolean;
  readonly chemotaxis: boolean;
}

/**
 * Models of two substrates, three populations, a static field, a compartment and two parameters
 * with random processes and walls whose formulas are random expressions of everything.
 */
export function arbitraryModel(choices: ModelChoices): fc.Arbitrary<Model> {
  const rate = arbitraryExpression([...all, "plasma", "p", "q", "x", "t"], 3);
  const origin = "model";
  const field = fc.constantFrom(...all);
  const kinds: fc.Arbitrary<Process>[] = [
    fc.record({ type: fc.constant("source" as const), origin: fc.constant(origin), field, rate }),
    fc.record({ type: fc.constant("loss" as const), origin: fc.constant(origin), field, rate }),
    fc.record({
      type: fc.constant("exchange" as const),
      origin: fc.constant(origin),
      field,
      rate,
      target: rate,
    }),
    fc.record({
      type: fc.constant("convert" as const),
      origin: fc.constant(origin),
      from: fc.constantFrom(...all, "plasma"),
      to: fc.constantFrom(...all, "plasma"),
      rate,
      yield: fc.oneof(fc.constant(number(1)), arbitraryExpression(["p", "q"], 2)),
    }),
    fc.record(
      {
        type: fc.constant("growth" as const),
        origin: fc.constant(origin),
        field,
        rate,
        occupied: rate,
        capacity: rate,
      },
      { requiredKeys: ["type", "origin", "field", "rate", "occupied"] },
    ),
  ];
  kinds.push(
    fc.record({
      type: fc.constant("fix" as const),
      origin: fc.constant(origin),
      field,
      where: rate,
      value: rate,
    }),
  );
  if (choices.signed) {
    kinds.push(
      fc.record({ type: fc.constant("react" as const), origin: fc.constant(origin), field, rate }),
    );
  }
  if (choices.chemotaxis) {
    kinds.push(
      fc.record(
        {
          type: fc.constant("chemotaxis" as const),
          origin: fc.constant(origin),
          field: fc.constantFrom(...populations),
          towards: rate,
          sensitivity: rate,
          crowding: rate,
        },
        { requiredKeys: ["type", "origin", "field", "towards", "sensitivity"] },
      ),
    );
  }
  // A wall may not draw a field below 0 that nothing else may make negative.
  const wallValue: fc.Arbitrary<Expression> = choices.signed
    ? rate
    : rate.map((value) => ({ kind: "call", function: "abs", arguments: [value] }));
  return fc
    .record({
      processes: fc.array(fc.oneof(...kinds), { minLength: 1, maxLength: 8 }),
      diffusion: fc.array(arbitraryExpression(["vessel", "p"], 2), { minLength: 5, maxLength: 5 }),
      walls: fc.record({
        left: fc.record({ type: fc.constant("flux" as const), flux: rate }),
        right: fc.record({ type: fc.constant("exchange" as const), rate, target: wallValue }),
        top: fc.record({ type: fc.constant("value" as const), value: wallValue }),
      }),
    })
    .map(({ processes, diffusion, walls }) => modelOf(processes, diffusion, walls));
}

function modelOf(
  processes: readonly Process[],
  diffusion: readonly Expression[],
  walls: Partial<Boundary>,
): Model {
  const fields = [
    ...substrates.map((name) => tinyField(name, "substrate")),
    ...populations.map((name) => tinyField(name, "population")),
  ].map((field, index) => ({
    ...field,
    diffusion: diffusion[index] as Expression,
    boundary: index % 2 === 0 ? { ...field.boundary, ...walls } : field.boundary,
  }));
  return tinyModel({
    fields: [...fields, ...statics.map((name) => tinyField(name, "static"))],
    parameters: { p: 1, q: 0.5 },
    compartments: ["plasma"],
    observables: { share: "m2/(m1 + m2)", deviation: "m1 - mean(m1)" },
    processes,
  });
}
