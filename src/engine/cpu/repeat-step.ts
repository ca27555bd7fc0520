import type { CpuState } from "./cpu-state.ts";

/** What a step changes beside the planes of state.backup. */
export interface StepStart {
  readonly scalars: Float32Array;
  readonly compartmentCarry: Float32Array;
  readonly largest: Float32Array;
}

/** Keeps the state at the start of a step, interventions done, in case that it has to be repeated. */
export function keepStart(state: CpuState): StepStart {
  for (const [index, plane] of changedPlanes(state).entries()) state.backup[index]!.set(plane);
  return {
    scalars: state.scalars.slice(),
    compartmentCarry: state.compartmentCarry.slice(),
    largest: state.solver?.largest.slice() ?? new Float32Array(0),
  };
}

/** Back to that start. */
export function returnToStart(state: CpuState, start: StepStart): void {
  for (const [index, plane] of changedPlanes(state).entries()) plane.set(state.backup[index]!);
  state.scalars.set(start.scalars);
  state.compartmentCarry.set(start.compartmentCarry);
  state.solver?.largest.set(start.largest);
}

function changedPlanes({ planes, carry, previous, flow }: CpuState): readonly Float32Array[] {
  return [...planes, ...carry, ...previous, ...flow];
}
