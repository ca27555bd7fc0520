import { expect, it } from "vitest";
import { programOf } from "../../src/compile/program-of.ts";
import type { FieldImage } from "../../src/engine/engine.ts";
import { snapshotEngine } from "../../src/observe/snapshot-engine.ts";
import { solidGrid } from "../support/grids.ts";
import { makeScenario } from "../support/make-scenario.ts";
import { openCpuEngine } from "../support/open-engines.ts";

const scenario = makeScenario({
  grid: solidGrid(6, 5, 4, 10),
  step: 5,
  model: {
    fields: {
      drug: { kind: "substrate", unit: "1", diffusion: 200, initial: "1 + x/100" },
      cells: { kind: "population", unit: "1", initial: "0.2 + 0.1*random()" },
      plasma: { kind: "compartment", unit: "1", initial: 2 },
    },
    observables: { rate: { expression: "drug*cells + plasma" } },
    processes: [
      { type: "loss", field: "drug", rate: "0.02*cells" },
      { type: "loss", field: "plasma", rate: 0.01 },
    ],
  },
});

/** What is kept shows, reads and measures what the engine itself did in that state. */
it("is what the engine was that it was taken of", async () => {
  const engine = await openCpuEngine(scenario);
  try {
    await engine.advance(7);
    const kept = snapshotEngine(await engine.snapshot(), scenario, programOf(scenario));
    expect(kept.time).toBe(engine.time);
    const names = ["drug", "rate", "cells"];
    for (const request of [
      { names, slice: 2 },
      { names, slice: 0, volume: true },
    ]) {
      const [mine, its] = [await kept.show(request), await engine.show(request)] as const;
      const { data, ...shape } = mine as FieldImage & { readonly kind: "array" };
      const { data: expected, ...itsShape } = its as FieldImage & { readonly kind: "array" };
      expect(shape).toEqual(itsShape);
      expect(largestGap(data, expected)).toBeLessThan(1e-6);
    }
    for (const name of names) {
      expect(largestGap(await kept.read(name), await engine.read(name))).toBeLessThan(1e-6);
    }
    const [mine, its] = [await kept.measure({ names }), await engine.measure({ names })];
    expect(mine.compartments["plasma"]).toBeCloseTo(its.compartments["plasma"] ?? 0, 6);
    for (const [name, { mean, min, max, integral }] of Object.entries({
      ...its.fields,
      ...its.observables,
    })) {
      const own = { ...mine.fields, ...mine.observables }[name];
      expect(own?.mean).toBeCloseTo(mean, 5);
      expect(own?.min).toBeCloseTo(min, 5);
      expect(own?.max).toBeCloseTo(max, 5);
      expect((own?.integral ?? 0) / integral).toBeCloseTo(1, 5);
    }
    await expect(kept.read("nothing")).rejects.toThrow();
  } finally {
    engine.dispose();
  }
});

function largestGap(a: Float32Array, b: Float32Array): number {
  expect(a.length).toBe(b.length);
  return a.reduce((most, value, index) => Math.max(most, Math.abs(value - (b[index] ?? 0))), 0);
}
