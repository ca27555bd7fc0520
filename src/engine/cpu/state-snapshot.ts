import type { EarlierSnapshot, Snapshot } from "../engine.ts";
import { completeSnapshot } from "../snapshot.ts";
import type { CpuState } from "./cpu-state.ts";
import { fillPlanes, joinPlanes } from "./memory.ts";

/** What a snapshot holds of the state; copies. */
export function snapshotState(
  state: CpuState,
): Pick<Snapshot, "fields" | "carry" | "compartments" | "compartmentCarry" | "largest"> {
  const { compartmentCount } = state.program.layout;
  return {
    fields: joinPlanes(state.planes),
    carry: joinPlanes(state.carry),
    compartments: state.scalars.slice(0, compartmentCount),
    compartmentCarry: state.compartmentCarry.slice(),
    largest: state.solver?.largest.slice() ?? new Float32Array(0),
  };
}

/**
 * The state of a snapshot that fits. What it does not have is 0: one of an explicit run has no carry.
 * Returns it in today's format.
 */
export function restoreState(state: CpuState, snapshot: Snapshot | EarlierSnapshot): Snapshot {
  const complete = completeSnapshot(snapshot);
  fillPlanes(state.planes, complete.fields);
  for (const plane of state.carry) plane.fill(0);
  if (complete.carry.length > 0) fillPlanes(state.carry, complete.carry);
  state.scalars.set(complete.compartments);
  state.compartmentCarry.fill(0);
  state.compartmentCarry.set(complete.compartmentCarry);
  state.solver?.largest.fill(0);
  state.solver?.largest.set(complete.largest);
  return complete;
}
