import type { UniformContext } from "../../../compile/interpreter.ts";
import type { CpuState } from "../cpu-state.ts";
import { planeAddress } from "../memory.ts";
import { uniformDiffusion } from "../uniform-values.ts";
import { chooseSubsteps } from "./choose-substeps.ts";
import { crowding } from "./crowding.ts";
import { motility } from "./motility.ts";
import type { MoverGroup } from "./mover-group.ts";

/**
 * Motility and chemotaxis of all movers over dt. Returns the smallest scale that a mover's speeds
 * had to be given (1: none).
 */
export function transport(state: CpuState, context: UniformContext, dt: number): number {
  const { moverGroups, numerics } = state;
  motility(state, context);
  for (const group of moverGroups) setNumbers(state, group);
  const choices = moverGroups.map(({ ways }) =>
    chooseSubsteps(numerics.measureOutflow(ways.address), dt),
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
function movePair(state: CpuState, { movers, ways }: MoverGroup, dt: number): void {
  const { numerics, regions } = state;
  const { layout } = state.program;
  const moved = regions.movers.moved.address;
  numerics.fillFaces(ways.address);
  for (const index of movers) {
    const { slot } = layout.movers[index]!;
    const density = planeAddress(regions.fields, slot);
    const signed = Number(layout.signedFields[slot] ?? false);
    numerics.substepPair(ways.address, dt, signed, density, moved);
  }
}

/** Takes this step's uniform motility and sensitivities from the `uniforms`. */
function setNumbers(state: CpuState, { movers, ways }: MoverGroup): void {
  const { layout } = state.program;
  const index = movers[0]!;
  ways.setMotility(uniformDiffusion(state, layout.movers[index]!.slot) ?? 0);
  layout.uniforms.sensitivity[index]!.forEach((plane, drift) => {
    ways.setSensitivity(drift, plane < 0 ? 0 : state.uniforms[plane]!);
  });
}
