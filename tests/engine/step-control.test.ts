import { describe, expect, test } from "vitest";
import type { Engine } from "../../src/engine/engine.ts";
import { isTooLong, proposalAfter, proposeStep } from "../../src/engine/step-control.ts";
import type { Scenario } from "../../src/model/scenario.ts";
import { planeGrid } from "../support/grids.ts";
import { formula, makeScenario } from "../support/make-scenario.ts";
import { openCpuEngine } from "../support/open-engines.ts";

describe("step control", () => {
  test("goes with the root of tolerance over error, within bounds", () => {
    expect(proposeStep(4, 1e-2, 1e-2)).toBeCloseTo(3.6, 12);
    expect(proposeStep(4, 4e-2, 1e-2)).toBeCloseTo(1.8, 12);
    expect(proposeStep(4, 1e-9, 1e-2)).toBe(8);
    expect(proposeStep(4, 0, 1e-2)).toBe(8);
    expect(proposeStep(4, 1e9, 1e-2)).toBeCloseTo(0.8, 12);
    expect(isTooLong(2.1e-2, 1e-2)).toBe(true);
    expect(isTooLong(1.9e-2, 1e-2)).toBe(false);
  });

  test("a step cut short by a stop does not lower the proposal", () => {
    expect(proposalAfter(0.1, 5, 1e-5, 1e-2)).toBe(5);
    expect(proposalAfter(2, 5, 1e-2, 1e-2)).toBeCloseTo(1.8, 12);
    expect(proposalAfter(5, 5, 1e-2, 1e-2)).toBeCloseTo(4.5, 12);
    expect(proposalAfter(4, 5, 1e-5, 1e-2)).toBe(8);
  });
});

/** A drug that is lost, at first as fast as it acts on itself; a population and a compartment. */
function open(tolerance?: number): Promise<Engine> {
  const dose = {
    type: "field",
    label: "dose",
    start: 100,
    every: 0,
    count: 1,
    field: "drug",
    action: "add",
    amount: formula(4),
    where: formula("x < 20"),
  } as const;
  const scenario: Scenario = makeScenario({
    grid: planeGrid(9, 4, 10),
    step: 15,
    model: {
      fields: {
        drug: { kind: "substrate", unit: "1", diffusion: 50, initial: 1 },
        cells: { kind: "population", unit: "1", initial: 1, diffusion: 2 },
        plasma: { kind: "compartment", unit: "1", initial: 1 },
      },
      processes: [
        { type: "loss", field: "drug", rate: "0.5*drug" },
        { type: "loss", field: "cells", rate: "0.01*drug" },
        { type: "loss", field: "plasma", rate: 0.02 },
      ],
    },
    interventions: [dose],
  });
  const time = tolerance === undefined ? scenario.time : { ...scenario.time, tolerance };
  return openCpuEngine({ ...scenario, time });
}

describe("a run with a tolerance", () => {
  test("keeps to it, with longer steps for a looser one, and repeats what was too long", async () => {
    const exact = await open(1e-5);
    await exact.advance(100_000, 60);
    const runs: { readonly steps: number; readonly error: number }[] = [];
    for (const tolerance of [1e-2, 1e-3]) {
      const engine = await open(tolerance);
      await engine.advance(100_000, 60);
      const { solver, fields } = await engine.measure();
      const error = fields["drug"]!.mean / (await exact.measure()).fields["drug"]!.mean - 1;
      runs.push({ steps: solver!.steps, error: Math.abs(error) });
      expect(solver!.largestStepError).toBeLessThanOrEqual(2 * tolerance);
      expect(Math.abs(error)).toBeLessThan(tolerance);
    }
    expect(runs[0]!.steps).toBeLessThan(runs[1]!.steps);
    expect(runs[1]!.error).toBeLessThan(runs[0]!.error);
    const dosed = await open(1e-3);
    await dosed.advance(100_000, 110);
    await exact.advance(100_000, 110);
    const { solver, stepCount, fields, compartments } = await dosed.measure();
    const right = await exact.measure();
    expect(compartments["plasma"]! / right.compartments["plasma"]!).toBeCloseTo(1, 5);
    expect(fields["cells"]!.mean / right.fields["cells"]!.mean).toBeCloseTo(1, 2);
    expect(solver!.rejectedSteps).toBeGreaterThan(0);
    expect(solver!.steps).toBe(stepCount);
    expect(solver!.solves).toBe(3 * (stepCount + solver!.rejectedSteps));
  });

  test("goes on bit for bit from a snapshot, rejections and all", async () => {
    const whole = await open(1e-3);
    await whole.advance(100_000, 99);
    const snapshot = await whole.snapshot();
    expect(snapshot.proposedStep).toBeGreaterThan(0);
    await whole.advance(30);
    const fresh = await open(1e-3);
    await fresh.restore(structuredClone(snapshot));
    await fresh.advance(30);
    expect(await fresh.snapshot()).toEqual(await whole.snapshot());
    expect((await fresh.measure()).solver!.rejectedSteps).toBeGreaterThan(0);
  });

  test("a repeated step is the one that would have been taken at once", async () => {
    const openPair = () => {
      const scenario = makeScenario({
        grid: planeGrid(9, 4, 10),
        step: 60,
        model: {
          fields: {
            prodrug: { kind: "substrate", unit: "1", diffusion: 100, initial: "x/40" },
            drug: { kind: "substrate", unit: "1", diffusion: 10 },
          },
          processes: [
            { type: "convert", from: "prodrug", to: "drug", rate: "3*exp(-((t - 100)/20)^2)" },
            { type: "source", field: "prodrug", rate: 0.01 },
            { type: "loss", field: "drug", rate: 0.1 },
          ],
        },
      });
      return openCpuEngine({ ...scenario, time: { ...scenario.time, tolerance: 1e-3 } });
    };
    const repeating = await openPair();
    const atOnce = await openPair();
    let repeats = 0;
    for (let before = await repeating.snapshot(); before.time < 200; ) {
      await repeating.advance(1);
      const after = await repeating.snapshot();
      if (after.solver!.statistics.rejectedSteps > before.solver!.statistics.rejectedSteps) {
        repeats++;
        await atOnce.restore({ ...before, proposedStep: after.time - before.time });
        await atOnce.advance(1, after.time);
        const { fields, carry, flow } = await atOnce.snapshot();
        expect({ fields, carry, flow }).toEqual({
          fields: after.fields,
          carry: after.carry,
          flow: after.flow,
        });
      }
      before = after;
    }
    expect(repeats).toBeGreaterThan(1);
  });

  test("without one every step is as long as the preset says", async () => {
    const engine = await open();
    await engine.advance(100_000, 91);
    expect((await engine.measure()).solver).toMatchObject({
      rejectedSteps: 0,
      steps: engine.stepCount,
    });
    expect((await engine.snapshot()).proposedStep).toBe(0);
  });
});
