import { compileModel } from "../../src/compile/compile-model.ts";
import { makeCpuState } from "../../src/engine/cpu/cpu-state.ts";
import { runCycle, setDiffusion } from "../../src/engine/cpu/diffusion/multigrid.ts";
import { layOutBuffers } from "../../src/engine/gpu/buffer-layout.ts";
import { GpuState } from "../../src/engine/gpu/gpu-state.ts";
import { StepDispatches } from "../../src/engine/gpu/step-dispatches.ts";
import { makeInitialState } from "../../src/engine/initial-state.ts";
import type { Scenario } from "../../src/model/scenario.ts";
import type { CountedDispatch } from "./gpu-traffic.ts";

/**
 * The only file of the yardsticks that reaches behind the engines' interface. Whoever changes the
 * solver keeps these: one multigrid cycle of all substrates of a scenario, run `count` times, on
 * either machine, and the dispatches of a step.
 */
export type Cycles = (count: number) => void | Promise<void>;

/** On the CPU. The problem: c = 1 + dt, f = u of the start, D as the scenario's substrates have. */
export function openCpuCycles(scenario: Scenario, diffusion: readonly number[]): Cycles {
  const { model, grid, seed, time } = scenario;
  const program = compileModel(model, { scheme: "implicit", interventions: [] });
  const state = makeCpuState(program, grid, seed);
  state.fields.set(makeInitialState(scenario).fields);
  for (const [slot, pyramid] of state.multigrid.pyramids.entries()) {
    setDiffusion(state.multigrid, slot, time.step, diffusion[slot]!, new Float64Array(6));
    const finest = pyramid.planes[0]!;
    finest.solution.set(state.planes[slot]!);
    finest.rhs.set(state.planes[slot]!);
    finest.coefficient.fill(1 + time.step);
  }
  return (count) => {
    for (let i = 0; i < count; i++) runCycle(state.multigrid);
  };
}

/** On the GPU: the dispatches of a step from its first bound to the next assembly. */
export async function openGpuCycles(scenario: Scenario, device: GPUDevice): Promise<Cycles> {
  const { model, grid } = scenario;
  const program = compileModel(model, { scheme: "implicit", interventions: [] });
  const state = await GpuState.open(device, layOutBuffers(program, grid));
  const step = state.dispatches.step(false, null);
  const first = step.findIndex(({ kernel }) => kernel === "diffusion/measure-bound");
  const end = step.findIndex(({ kernel }, at) => at > first && kernel === "kinetics/assemble");
  if (first < 0 || end < 0) throw new Error("no multigrid cycle in this step's dispatches");
  const cycle = step.slice(first, end).map((dispatch) => ({ dispatch, step: 0 }));
  return async (count) => {
    for (let i = 0; i < count; i++) {
      const encoder = device.createCommandEncoder();
      state.encode(encoder, cycle);
      device.queue.submit([encoder.finish()]);
    }
    await device.queue.onSubmittedWorkDone();
  };
}

/** The dispatches of an ordinary step, of a scenario in which nothing moves by transport. */
export function gpuStepDispatches(scenario: Scenario): readonly CountedDispatch[] {
  const program = compileModel(scenario.model, { scheme: "implicit", interventions: [] });
  return new StepDispatches(layOutBuffers(program, scenario.grid)).step(false, 0);
}
