import { describe, expect, it } from "vitest";
import { reachOf } from "../../src/analysis/reach.ts";
import { modelTerms, termsOf } from "../../src/analysis/terms.ts";
import { formula, processes, tinyField, tinyModel } from "../support/tiny-model.ts";

const model = tinyModel({
  fields: [
    tinyField("s", "substrate", "D"),
    tinyField("a", "population"),
    tinyField("b", "population"),
  ],
  compartments: ["blood"],
  parameters: { D: 3, k: 0.2 },
  observables: { signal: "s/(1 + s)", drive: "k*signal*blood" },
  processes: [
    processes.source("s", "k*a"),
    processes.convert("a", "b", "drive"),
    processes.convert("blood", "a", "0.1"),
    processes.chemotaxis("b", "s", "k"),
    processes.growth("a", "k", "1", "a + b"),
  ],
});

describe("the terms of a model", () => {
  it("are one for each process in each equation that it is in, and motion", () => {
    const terms = modelTerms(model);
    expect(termsOf(terms, "s").map(({ kind, label }) => [kind, label])).toEqual([
      ["diffusion", "Diffusion"],
      ["source", "Made by a"],
    ]);
    expect(termsOf(terms, "a").map(({ kind, label }) => [kind, label])).toEqual([
      ["departure", "To b"],
      ["arrival", "From blood"],
      ["growth", "Growth"],
    ]);
    expect(termsOf(terms, "b").map(({ kind }) => kind)).toEqual(["arrival", "chemotaxis"]);
    expect(termsOf(terms, "blood").map(({ kind, partner }) => [kind, partner])).toEqual([
      ["departure", "a"],
    ]);
    expect(new Set(terms.map(({ id }) => id)).size).toBe(terms.length);
  });

  it("keep the way by which a field acts", () => {
    const { actors, parameters, observables } = reachOf(model, [formula("drive")]);
    expect(Object.fromEntries(actors)).toEqual({ blood: ["drive"], s: ["drive", "signal"] });
    expect(Object.fromEntries(parameters)).toEqual({ k: ["drive"] });
    expect([...observables.keys()]).toEqual(["drive", "signal"]);
  });
});
