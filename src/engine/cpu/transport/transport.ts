import type { BlockContext } from "../../../compile/interpreter.ts";
import type { CpuState } from "../cpu-state.ts";
import { uniformDiffusion, wallValues } from "../uniform-values.ts";
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
export function transport(state: CpuState, context: BlockContext, dt: number): number {
  const { movers, faceRates } = state;
  motility(state, context);
  const choices = movers.map((mover, index) => {
    setLive(state, index);
    return chooseSubsteps(measureOutflow(mover, faceRates), dt);
  });
  const pairs = Math.max(0, ...choices.map((choice) => choice.count / 2));
  for (let pair = 0; pair < pairs; pair++) {
    crowding(state, context);
    choices.forEach((choice, index) => {
      if (choice.count > 2 * pair) movePair(state, index, (dt / choice.count) * choice.scale);
    });
  }
  return Math.min(1, ...choices.map((choice) => choice.scale));
}

/** Two substeps: fields -> moved -> fields. The drift stays as it is in between. */
function movePair(state: CpuState, index: number, dt: number): void {
  const mover = state.movers[index]!;
  const density = state.planes[state.program.layout.movers[index]!.slot]!;
  [mover.x, mover.y, mover.z].forEach((axis, a) => {
    if (hasFaces(axis)) fillFaceRates(mover, a, false, state.faceRates[a]!);
  });
  substep(mover, state.faceRates, dt, density, state.moved);
  substep(mover, state.faceRates, dt, state.moved, density);
}

/** Takes this step's uniform motility, sensitivities and wall values from the `uniforms`. */
function setLive(state: CpuState, index: number): void {
  const { layout } = state.program;
  const { live } = state.movers[index]!;
  const { slot } = layout.movers[index]!;
  live.uniformMotility = uniformDiffusion(state, slot) ?? 0;
  live.wall.set(wallValues(state, slot));
  layout.uniforms.sensitivity[index]!.forEach((plane, drift) => {
    live.uniformSensitivity[drift] = plane < 0 ? 0 : state.uniforms[plane]!;
  });
}
