import type { EarlierSnapshot, Snapshot } from "../engine.ts";
import { completeSnapshot } from "../snapshot.ts";
import type { CpuState } from "./cpu-state.ts";
import { fillPlanes, joinPlanes } from "./memory.ts";

/** What a snapshot holds of the state; copies. */
export function snapshotState(
  state: CpuState,
): Pick<
  Snapshot,
  | "fields"
  | "carry"
  | "compartments"
  | "compartmentCarry"
  | "flow"
  | "previous"
  | "previousStep"
  | "largest"
> {
  const { compartmentCount } = state.program.layout;
  return {
    fields: joinPlanes(state.planes),
    carry: joinPlanes(state.carry),
    compartments: state.scalars.slice(0, compartmentCount),
    compartmentCarry: state.compartmentCarry.slice(),
    flow: joinPlanes(state.flow),
    previous: joinPlanes(state.previous),
    previousStep: state.previousStep,
    largest: state.solver?.largest.slice() ?? new Float32Array(0),
  };
}

/** The state of a snapshot that fits. Returns it in today's format. */
export function restoreState(state: CpuState, snapshot: Snapshot | EarlierSnapshot): Snapshot {
  const { scheme, layout } = state.program;
  const complete = completeSnapshot(snapshot, layout);
  fillPlanes(state.planes, complete.fields);
  if (scheme === "implicit") {
    fillPlanes(state.carry, complete.carry);
    fillPlanes(state.flow, complete.flow);
    fillPlanes(state.previous, complete.previous);
  }
  state.previousStep = complete.previousStep;
  state.scalars.set(complete.compartments);
  state.compartmentCarry.set(complete.compartmentCarry);
  state.solver?.largest.set(complete.largest);
  return complete;
}
