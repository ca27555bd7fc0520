import type { UniformContext } from "../../../compile/interpreter.ts";
import type { CpuState } from "../cpu-state.ts";
import { uniformDiffusion } from "../uniform-values.ts";
import { chooseSubsteps } from "./choose-substeps.ts";
import { crowding } from "./crowding.ts";
import { fillFaceRates, hasFaces } from "./flux.ts";
import { measureOutflow } from "./measure-outflow.ts";
import { motility } from "./motility.ts";
import { substep } from "./substep.ts";

/**
 * Motility and chemotaxis of all movers over dt. Returns the smallest scale that a mover's speeds
 * had to be given (1: none).
 */
export function transport(state: CpuState, context: UniformContext, dt: number): number {
  const { movers, moverGroups, faceRates } = state;
  motility(state, context);
  for (const index of movers.keys()) setLive(state, index);
  const choices = moverGroups.map((group) =>
    chooseSubsteps(measureOutflow(movers[group[0]!]!, faceRates), dt),
  );
  const pairs = Math.max(0, ...choices.map((choice) => choice.count / 2));
  for (let pair = 0; pair < pairs; pair++) {
    crowding(state, context);
    choices.forEach((choice, index) => {
      const substepLength = (dt / choice.count) * choice.scale;
      if (choice.count > 2 * pair) movePair(state, moverGroups[index]!, substepLength);
    });
  }
  return Math.min(1, ...choices.map((choice) => choice.scale));
}

/** Two substeps of each of a group: fields -> moved -> fields. The drift stays as it is in between. */
function movePair(state: CpuState, group: readonly number[], dt: number): void {
  const { movers, faceRates, moved } = state;
  const first = movers[group[0]!]!;
  [first.x, first.y, first.z].forEach((axis, a) => {
    if (hasFaces(axis)) fillFaceRates(first, a, false, faceRates[a]!);
  });
  for (const index of group) {
    const mover = movers[index]!;
    const density = state.planes[state.program.layout.movers[index]!.slot]!;
    substep(mover, faceRates, dt, density, moved);
    substep(mover, faceRates, dt, moved, density);
  }
}

/** Takes this step's uniform motility, and sensitivities from the `uniforms`. */
function setLive(state: CpuState, index: number): void {
  const { layout } = state.program;
  const { live } = state.movers[index]!;
  const { slot } = layout.movers[index]!;
  live.uniformMotility = uniformDiffusion(state, slot) ?? 0;
  layout.uniforms.sensitivity[index]!.forEach((plane, drift) => {
    live.uniformSensitivity[drift] = plane < 0 ? 0 : state.uniforms[plane]!;
  });
}
