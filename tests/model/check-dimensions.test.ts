import { describe, expect, test } from "vitest";
import { moduleLibrary } from "../../src/biology/module-library.ts";
import { checkDimensions } from "../../src/model/check-dimensions.ts";
import { composeModel } from "../../src/model/compose-model.ts";
import type { BoundaryDescription, ModelDescription } from "../../src/model/description.ts";

function problemsOf(own: ModelDescription, dimensions: 2 | 3 = 2): string[] {
  const model = composeModel({
    modules: [],
    own,
    library: moduleLibrary,
    domainBoundary: "no-flux",
    dimensions,
  });
  return checkDimensions(model, dimensions).map(({ message }) => message);
}

const base: ModelDescription = {
  fields: {
    glucose: { kind: "substrate", unit: "mM", initial: "5" },
    signal: { kind: "substrate", unit: "nM" },
    cells: { kind: "population", unit: "1" },
  },
  parameters: {
    k: { value: 1, unit: "1/min" },
    K: { value: 1, unit: "mM" },
    flow: { value: 1, unit: "mM/min" },
    chi: { value: 1, unit: "um^2/(min mM)" },
    D: { value: 1, unit: "um^2/min" },
    perHour: { value: 1, unit: "1/h" },
    share: { value: 2, unit: "nM/mM" },
  },
};
const withProcess = (...processes: NonNullable<ModelDescription["processes"]>) => ({
  ...base,
  processes,
});

describe("what fits", () => {
  test("is not reported", () => {
    expect(
      problemsOf(
        withProcess(
          { type: "source", field: "glucose", rate: "flow*cells*(1 - cells)" },
          {
            type: "loss",
            field: "glucose",
            rate: "flow*cells/(K + glucose) + k*hill(glucose, K, 4)",
          },
          { type: "exchange", field: "glucose", rate: "k", target: "max(K, 0)" },
          { type: "convert", from: "glucose", to: "signal", rate: "k", yield: "share" },
          { type: "growth", field: "cells", rate: "k*exp(-glucose/K)", capacity: 1 },
          { type: "react", field: "glucose", rate: "(glucose > K ? flow : -flow)*(glucose/K)^0.5" },
          {
            type: "chemotaxis",
            field: "cells",
            towards: "glucose",
            sensitivity: "chi",
            crowding: "cells",
          },
        ),
      ),
    ).toEqual([]);
  });

  test("every module alone and all together", () => {
    for (const modules of [moduleLibrary, ...moduleLibrary.map((module) => [module])]) {
      const model = composeModel({
        modules,
        library: moduleLibrary,
        domainBoundary: "no-flux",
        dimensions: 2,
      });
      expect(checkDimensions(model)).toEqual([]);
    }
  });

  test("an integral is over area or volume", () => {
    const own = {
      ...base,
      observables: { amount: { expression: "integral(cells)", unit: "um^3" } },
    };
    expect(problemsOf(own, 3)).toEqual([]);
    expect(problemsOf(own, 2)).toEqual([
      "observable amount has the unit um^2, but um^3 is expected",
    ]);
  });
});

describe("what does not fit", () => {
  test.each<[NonNullable<ModelDescription["processes"]>[number], string]>([
    [
      { type: "source", field: "glucose", rate: "k" },
      "source of glucose: rate has the unit 1/min, but mM/min is expected",
    ],
    [
      { type: "source", field: "signal", rate: "flow", label: "Secretion" },
      'source of signal "Secretion": rate has the unit mM/min, but nM/min is expected; the dimension fits, the scale does not',
    ],
    [
      { type: "loss", field: "glucose", rate: "perHour" },
      "loss of glucose: rate has the unit 0.01667 1/min, but 1/min is expected; the dimension fits, the scale does not",
    ],
    [
      { type: "loss", field: "glucose", rate: "k*(1 + glucose)" },
      "loss of glucose: rate: in 1 + glucose: 1 [1] and glucose [mM] have different units",
    ],
    [
      { type: "loss", field: "glucose", rate: "k*hill(signal, K, 2)" },
      "loss of glucose: rate: in hill(signal, K, 2): signal [nM] and K [mM] have different units (the scale differs)",
    ],
    [
      { type: "loss", field: "glucose", rate: "k*exp(-glucose)" },
      "loss of glucose: rate: the argument of exp(), -glucose, must have no unit, but has mM",
    ],
    [
      { type: "convert", from: "glucose", to: "signal", rate: "k" },
      "convert of glucose to signal: yield has the unit 1, but 0.000001 1 is expected; the dimension fits, the scale does not",
    ],
    [
      { type: "chemotaxis", field: "cells", towards: "signal", sensitivity: "chi" },
      "chemotaxis of cells: sensitivity has the unit um^2/(min mM), but um^2/(min nM) is expected; the dimension fits, the scale does not",
    ],
    [
      { type: "growth", field: "cells", rate: "k", capacity: "K" },
      "growth of cells: capacity has the unit mM, but 1 is expected",
    ],
  ])("%#", (process, message) => {
    expect(problemsOf(withProcess(process))).toEqual([message]);
  });

  test("walls with a flux or an exchange, fixed values, exchange that conserves", () => {
    const own = (wall: BoundaryDescription, value: string, rate: string): ModelDescription => ({
      ...base,
      fields: {
        a: { kind: "substrate", unit: "mM", boundary: wall },
        plasma: { kind: "compartment", unit: "mM" },
      },
      parameters: {
        ...base.parameters,
        q: { value: 1, unit: "mM um/min" },
        kappa: { value: 1, unit: "um/min" },
        ratio: { value: 1, unit: "1" },
      },
      processes: [
        { type: "fix", field: "a", where: "x > 5", value },
        { type: "exchange", field: "a", rate, target: "0.5*plasma", conserve: "ratio" },
      ],
    });
    const robin = { exchange: "kappa", target: "K" };
    expect(problemsOf(own({ left: { flux: "-q" }, right: robin }, "K", "k"))).toEqual([]);
    expect(
      problemsOf(own({ left: { flux: 3 }, right: { exchange: 1, target: 2 } }, "3", "k")),
    ).toEqual([]);
    expect(
      problemsOf(own({ left: { flux: "flow" }, right: { exchange: "k", target: "k" } }, "k", "K")),
    ).toEqual([
      "substrate a: boundary left flux has the unit mM/min, but mM um/min is expected",
      "substrate a: boundary right exchange has the unit 1/min, but um/min is expected",
      "substrate a: boundary right target has the unit 1/min, but mM is expected",
      "fix of a: value has the unit 1/min, but mM is expected",
      "convert of plasma to a: rate has the unit mM, but 1/min is expected",
      "convert of a to plasma: rate has the unit mM, but 1/min is expected",
    ]);
  });

  test("diffusion, initial and walls", () => {
    const own: ModelDescription = {
      ...base,
      fields: {
        a: {
          kind: "substrate",
          unit: "mM",
          diffusion: "k",
          initial: "38*exp(-x/200) + D",
          boundary: { left: { value: "flow" } },
        },
      },
    };
    expect(problemsOf(own)).toEqual([
      "substrate a: diffusion has the unit 1/min, but um^2/min is expected",
      "substrate a: initial has the unit um^2/min, but mM is expected",
      "substrate a: boundary left has the unit mM/min, but mM is expected",
    ]);
  });
});
