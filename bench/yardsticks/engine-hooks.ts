import { compileModel } from "../../src/compile/compile-model.ts";
import { makeCpuState } from "../../src/engine/cpu/cpu-state.ts";
import { fillPlanes } from "../../src/engine/cpu/memory.ts";
import { writeParameters } from "../../src/engine/cpu/parameters-in-force.ts";
import { runPass } from "../../src/engine/cpu/run-pass.ts";
import { layOutBuffers } from "../../src/engine/gpu/buffer-layout.ts";
import { GpuState } from "../../src/engine/gpu/gpu-state.ts";
import { StepDispatches } from "../../src/engine/gpu/step-dispatches.ts";
import { cyclesFor, mostCycles, pairsFor } from "../../src/engine/gpu/step-limits.ts";
import type { Needs } from "../../src/engine/gpu/step-needs.ts";
import { makeInitialState } from "../../src/engine/initial-state.ts";
import type { Scenario } from "../../src/model/scenario.ts";
import type { CountedDispatch } from "./gpu-traffic.ts";

/**
 * The only file of the yardsticks that reaches behind the engines' interface. Whoever changes the
 * solver keeps these: one multigrid cycle of all substrates of a scenario, run `count` times, on
 * either machine, and the dispatches of a step.
 */
export type Cycles = (count: number) => void | Promise<void>;

/** On the CPU: the cycle alone, on the problem that the scenario's first step has. */
export function openCpuCycles(scenario: Scenario): Cycles {
  const { model, grid, seed, time } = scenario;
  const program = compileModel(model, { scheme: "implicit", interventions: [] });
  const state = makeCpuState(program, grid, seed);
  fillPlanes(state.planes, makeInitialState(scenario).fields);
  writeParameters(state, scenario.parameters);
  const times = { time: 0, dt: time.step };
  for (const pass of program.plan) {
    if (pass.pass === "close") break;
    runPass(state, pass, times);
  }
  const { solver, numerics } = state;
  if (solver === null) throw new Error("The scenario has no substrates.");
  return (count) => {
    for (const group of solver.groupAddresses) numerics.timeCycles(group, count);
  };
}

/** Nothing moves by transport. */
const noPairs = { count: 0, mayNeedMore: false, mayNeedFewer: false };

/** On the GPU: the dispatches of one application of the cycle. */
export async function openGpuCycles(scenario: Scenario, device: GPUDevice): Promise<Cycles> {
  const { model, grid } = scenario;
  const program = compileModel(model, { scheme: "implicit", interventions: [] });
  const state = await GpuState.open(device, layOutBuffers(program, grid, { isSoftware: true }));
  const step = state.dispatches.step({ cycles: mostCycles(1e-4).ordinary, pairs: noPairs });
  const isOfCycle = ({ kernel }: CountedDispatch) => kernel.startsWith("diffusion/precondition");
  const first = step.findIndex(isOfCycle);
  const end = step.findIndex((dispatch, at) => at > first && !isOfCycle(dispatch));
  if (first < 0 || end < 0) throw new Error("no multigrid cycle in this step's dispatches");
  const opening = step.slice(0, first).map((dispatch) => ({ dispatch, step: 0 }));
  const cycle = step.slice(first, end).map((dispatch) => ({ dispatch, step: 0 }));
  const submit = (work: typeof cycle): void => {
    const encoder = device.createCommandEncoder();
    state.encode(encoder, work);
    device.queue.submit([encoder.finish()]);
  };
  submit(opening);
  return async (count) => {
    for (let i = 0; i < count; i++) submit(cycle);
    await device.queue.onSubmittedWorkDone();
  };
}

/** Dispatches of a step once it is known that steps need so many cycles and pairs of substeps. */
export function gpuSettledDispatches(
  scenario: Scenario,
  cycles: Needs["cycles"],
  pairs: number,
): number {
  const { model, grid, interventions } = scenario;
  const program = compileModel(model, { scheme: "implicit", interventions });
  const dispatches = new StepDispatches(layOutBuffers(program, grid));
  const needs = { cycles, pairs };
  const known = { last: needs, before: needs };
  const limits = { cycles: cyclesFor(known, mostCycles(1e-4).ordinary), pairs: pairsFor(known) };
  return dispatches.step(limits).length;
}

/**
 * The dispatches that have work in a step whose solves each end after `cycles` cycles, of a scenario in
 * which nothing moves by transport.
 */
export function gpuStepDispatches(scenario: Scenario, cycles: number): readonly CountedDispatch[] {
  const program = compileModel(scenario.model, { scheme: "implicit", interventions: [] });
  const dispatches = new StepDispatches(layOutBuffers(program, scenario.grid));
  return dispatches.step({
    cycles: { whole: cycles, first: cycles, second: cycles },
    pairs: noPairs,
  });
}
