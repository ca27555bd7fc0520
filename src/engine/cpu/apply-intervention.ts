import { presentContext } from "./block-context.ts";
import type { CpuState } from "./cpu-state.ts";
import { intervene } from "./kinetics/intervene.ts";
import { interveneCompartment } from "./kinetics/intervene-compartment.ts";
import { refreshGlobals } from "./run-pass.ts";

/** Applies intervention `index` of the scenario (one on a field or compartment) at a time (min). */
export function applyIntervention(state: CpuState, index: number, time: number, dt: number): void {
  const intervention = state.program.interventions[index];
  if (!intervention) return;
  const context = presentContext(state, time, dt);
  refreshGlobals(state, context);
  if (intervention.slot < 0) interveneCompartment(state, intervention, context);
  else intervene(state, index, intervention, context);
}
