import { expect, it } from "vitest";
import { numericsRevision } from "../../src/engine/numerics-revision.ts";
import { readPreset } from "../../src/preset/read-preset.ts";
import { openCpuEngine } from "../support/open-engines.ts";
import { treatedData, treatedPreset } from "../support/treated-preset.ts";
import recorded from "./numerics-revision.json" with { type: "json" };

/** The treated preset with one entry of every shape, so that its start has all that a start can have. */
const preset = {
  ...treatedPreset,
  initial: [
    ...treatedPreset.initial,
    { field: "dead", shape: "noise", value: 0.1, amplitude: 0.02, scale: "60 um", combine: "add" },
    { field: "cells", shape: "network", roots: 2, radius: "9 um", value: 0.4, combine: "max" },
    { field: "dead", shape: "spots", count: 5, radius: "12 um", value: 0.3, combine: "add" },
    {
      field: "cells",
      shape: "ring",
      radius: "110 um",
      width: "15 um",
      softness: "8 um",
      value: 0.6,
    },
    { field: "dead", shape: "stripe", axis: "x", from: "33 um", to: "47 um", value: 0.2 },
    { field: "dead", shape: "box", size: ["55 um", "31 um"], value: 0.25, combine: "max" },
    { field: "drug", expression: "0.1*exp(-x/100) + 0.01*random()" },
  ],
};

it("names kept results anew where the same run gives other numbers", async () => {
  const { scenario } = await readPreset(JSON.stringify(preset), {
    library: [],
    readFile: async () => new TextEncoder().encode(treatedData),
  });
  const engine = await openCpuEngine(scenario);
  const figures: Record<string, number> = {};
  for (const hour of [0, 2, 8]) {
    while (engine.time < 60 * hour) await engine.advance(64, 60 * hour);
    const { fields, observables, compartments } = await engine.measure();
    for (const [name, { mean, min, max }] of Object.entries({ ...fields, ...observables })) {
      for (const [key, value] of Object.entries({ mean, min, max }))
        figures[`${name} ${key} at ${hour} h`] = digits(value);
    }
    for (const [name, value] of Object.entries(compartments))
      figures[`${name} at ${hour} h`] = digits(value);
  }
  engine.dispose();
  const { revision, figures: known } = recorded as {
    readonly revision: number;
    readonly figures: Readonly<Record<string, number>>;
  };
  const why = `the numbers of a run have changed: raise numericsRevision, say why beside it, and record\n${JSON.stringify({ revision: numericsRevision + 1, figures }, null, 2)}\n`;
  expect(Object.keys(figures), why).toEqual(Object.keys(known));
  for (const [name, value] of Object.entries(figures)) {
    const allowed = 1e-4 * Math.max(Math.abs(known[name]!), 1e-4);
    expect(Math.abs(value - known[name]!), `${name}; ${why}`).toBeLessThan(allowed);
  }
  expect(revision, "the figures are of another revision: record them").toBe(numericsRevision);
});

function digits(value: number): number {
  return Number(value.toPrecision(7));
}
