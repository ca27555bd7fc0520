import type { UniformContext } from "../../compile/interpreter.ts";
import type { Stage } from "../../compile/step-plan.ts";
import { presentContext } from "./block-context.ts";
import type { CpuState } from "./cpu-state.ts";

/** The step that a pass belongs to: its start and length, min. */
export interface StepTimes {
  readonly time: number;
  readonly dt: number;
}

/** A step as one: t in its middle. */
export function stepContext(state: CpuState, { time, dt }: StepTimes): UniformContext {
  return presentContext(state, time + dt / 2, dt);
}

/** A stage: t in its middle, compartments' means over it, dt its length. Valid until the next call. */
export function stageContext(
  state: CpuState,
  { middle, share }: Stage,
  { time, dt }: StepTimes,
): UniformContext {
  const { scalars, stageScalars } = state;
  const { compartmentCount, meansAt } = state.program.layout;
  stageScalars.set(scalars);
  const first = meansAt + (share === 1 ? 0 : middle < 0.5 ? 1 : 2);
  for (let index = 0; index < compartmentCount; index++) {
    stageScalars[index] = scalars[first + 3 * index]!;
  }
  const context = presentContext(state, time + middle * dt, share * dt);
  return { ...context, scalars: stageScalars };
}
