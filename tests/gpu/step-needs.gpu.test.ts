import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { compileModel } from "../../src/compile/compile-model.ts";
import type { Engine } from "../../src/engine/engine.ts";
import { layOutBuffers } from "../../src/engine/gpu/buffer-layout.ts";
import { GpuState } from "../../src/engine/gpu/gpu-state.ts";
import { writeState } from "../../src/engine/gpu/read-state.ts";
import { everyPair } from "../../src/engine/gpu/step-limits.ts";
import { packStep } from "../../src/engine/gpu/step-uniforms.ts";
import { makeInitialState } from "../../src/engine/initial-state.ts";
import type { Scenario } from "../../src/model/scenario.ts";
import { openTestDevice, type TestDevice } from "../support/gpu-device.ts";
import { planeGrid } from "../support/grids.ts";
import { makeScenario } from "../support/make-scenario.ts";
import { openCpuEngine, openGpuEngine } from "../support/open-engines.ts";

let device: TestDevice;
beforeAll(async () => {
  device = await openTestDevice();
});
afterAll(() => {
  expect(device.errors).toEqual([]);
  device.close();
});

/** Cells up a scent that they smell ever better, and slower ones that nothing draws. */
function climbers(sensitivity: string): Scenario {
  return makeScenario({
    grid: planeGrid(21, 17, 10),
    step: 6,
    model: {
      fields: {
        food: { kind: "substrate", unit: "1", diffusion: 3e4, initial: "random()" },
        scent: { kind: "static", unit: "1", initial: "exp(-((x-90)^2 + (y-80)^2)/4000)" },
        cells: { kind: "population", unit: "1", diffusion: 5, initial: "0.1 + 0.2*random()" },
        slow: { kind: "population", unit: "1", diffusion: "1 + scent", initial: "random()" },
      },
      processes: [
        { type: "loss", field: "food", rate: "0.1*cells" },
        { type: "source", field: "food", rate: "0.05" },
        { type: "chemotaxis", field: "cells", towards: "scent", sensitivity, crowding: "cells" },
      ],
    },
  });
}

/** All fields after one step in which so many pairs of substeps have dispatches of their own. */
async function stepWith(scenario: Scenario, count: number | null): Promise<Float32Array> {
  const program = compileModel(scenario.model, { scheme: "implicit", interventions: [] });
  const layout = layOutBuffers(program, scenario.grid, { isSoftware: true });
  const state = await GpuState.open(device.device, layout);
  const { layout: sizes } = program;
  const initial = makeInitialState(scenario);
  writeState(state, {
    ...initial,
    carry: new Float32Array(initial.fields.length),
    compartmentCarry: new Float32Array(0),
    previous: new Float32Array(0),
    flow: new Float32Array(0),
    largest: new Float32Array(sizes.substrateCount),
  });
  const parameters = new Float32Array(sizes.parameterNames.length);
  const bytes = packStep(layout, scenario.seed, 0, scenario.time.step, parameters);
  device.device.queue.writeBuffer(state.buffers.step, 0, bytes);
  const pairs = count === null ? everyPair : { count, mayNeedMore: true, mayNeedFewer: true };
  const step = state.dispatches.step({ cycles: { whole: 4, first: 4, second: 4 }, pairs });
  await state.prepare(step);
  const encoder = device.device.createCommandEncoder();
  state.encode(
    encoder,
    step.map((dispatch) => ({ dispatch, step: 0 })),
  );
  const pending = state.readback.copy(encoder, state.fields, 0, state.fields.size);
  device.device.queue.submit([encoder.finish()]);
  const fields = new Float32Array(await pending.take());
  state.dispose();
  return fields;
}

async function fieldsOf(engine: Engine): Promise<Float32Array> {
  const { fields } = await engine.snapshot();
  engine.dispose();
  return fields;
}

describe("what a step is given of what it needs", () => {
  it("changes nothing: it takes all its substeps", async () => {
    const scenario = climbers("400");
    const before = makeInitialState(scenario).fields;
    const all = await stepWith(scenario, null);
    expect(all).not.toEqual(before);
    for (const count of [0, 1, 3]) expect(await stepWith(scenario, count)).toEqual(all);
  });

  it("follows from the steps before, not from how they were asked for", async () => {
    // From 1 pair of substeps to 9 within 40 steps.
    const scenario = climbers("10 + 3*t");
    const gpu = { ...device, description: "test" };
    const atOnce = await openGpuEngine(scenario, gpu);
    await atOnce.advance(40);
    const oneByOne = await openGpuEngine(scenario, gpu);
    for (let n = 0; n < 40; n++) {
      await oneByOne.advance(1);
      if (n % 7 === 0) await oneByOne.measure();
    }
    expect(oneByOne.dispatchesPerStep).toBeLessThan(120);
    const { solver } = await oneByOne.measure();
    expect(solver!.unconverged).toBe(0);
    const fields = await fieldsOf(oneByOne);
    expect(fields).toEqual(await fieldsOf(atOnce));
    const cpu = await openCpuEngine(scenario);
    await cpu.advance(40);
    const wanted = await fieldsOf(cpu);
    const worst = fields.reduce((most, v, i) => Math.max(most, Math.abs(v - wanted[i]!)), 0);
    expect(worst).toBeLessThan(1e-4);
  });
});
