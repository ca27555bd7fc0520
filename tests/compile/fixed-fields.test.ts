import { describe, expect, it } from "vitest";
import { compileModel } from "../../src/compile/compile-model.ts";
import { evaluateBlock } from "../support/evaluate-block.ts";
import { processes, tinyField, tinyModel } from "../support/tiny-model.ts";

const model = tinyModel({
  fields: [
    tinyField("u", "substrate", 100),
    tinyField("m", "population"),
    tinyField("s", "static"),
  ],
  processes: [
    processes.fix("u", "2*s", 38),
    processes.fix("m", "s", "t/10"),
    processes.fix("m", "x > 5", -3),
    processes.source("m", 1),
  ],
});

describe("fix", () => {
  const implicit = compileModel(model, { scheme: "implicit", interventions: [] });
  const explicit = compileModel(model, { scheme: "explicit", interventions: [] });

  it("exchanges a substrate so fast that neighbours do not count, where the mask is", () => {
    const held = evaluateBlock(implicit.blocks.assemble, { fields: [5, 0, 1], dt: 0.5 });
    const loss = held["loss 0"] as number;
    const gain = held["gain 0"] as number;
    // Neighbours 1000 apart over D/h^2 = 1e4 per min leave it within 1e-2.
    const pulled = (gain + 0.5 * 1e4 * 1000) / (loss + 0.5 * 1e4);
    expect(Math.abs(pulled - 38)).toBeLessThan(1e-2 * 1.1);
    expect(evaluateBlock(implicit.blocks.assemble, { fields: [5, 0, 0], dt: 0.5 })).toEqual({
      "loss 0": 0,
      "gain 0": 0,
    });
  });

  it("sets other fields at the end of the step, in order, within the mask", () => {
    const { fixed } = implicit.blocks;
    const at = (s: number, x: number) => evaluateBlock(fixed, { fields: [5, 4, s], x, t: 20 });
    expect(at(0, 0)).toEqual({ "fields 1": 4 });
    expect(at(0.5, 0)).toEqual({ "fields 1": 3 });
    expect(at(9, 0)).toEqual({ "fields 1": 2 });
    expect(at(0, 6)).toEqual({ "fields 1": 0 });
    expect(implicit.plan.at(-1)).toEqual({ pass: "fix" });
  });

  it("leaves the reactions of what it sets alone", () => {
    const state = { fields: [5, 4, 1], x: 0, t: 20, dt: 6 };
    expect(evaluateBlock(implicit.blocks.advance, state)).toEqual({ "change 1": 6 });
  });

  it("sets every field in the explicit scheme", () => {
    const state = { fields: [5, 4, 0.25], x: 0, t: 20 };
    expect(evaluateBlock(explicit.blocks.fixed, state)).toEqual({
      "fields 0": 5 + 0.5 * 33,
      "fields 1": 3.5,
    });
    expect(evaluateBlock(explicit.blocks.rates, { ...state, dt: 6 })["rates 0"]).toBe(0);
  });

  it("has no pass where nothing is fixed but substrates", () => {
    const only = { ...model, processes: [processes.fix("u", "s", 38)] };
    const { plan } = compileModel(only, { scheme: "implicit", interventions: [] });
    expect(plan.map(({ pass }) => pass)).not.toContain("fix");
  });
});
