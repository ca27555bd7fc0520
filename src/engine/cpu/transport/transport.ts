import type { UniformContext } from "../../../compile/interpreter.ts";
import type { CpuState } from "../cpu-state.ts";
import { planeAddress } from "../memory.ts";
import { uniformDiffusion } from "../uniform-values.ts";
import { chooseSubsteps, type SubstepChoice } from "./choose-substeps.ts";
import { crowding } from "./crowding.ts";
import { motility } from "./motility.ts";
import type { MoverGroup } from "./mover-group.ts";

/** 1/min: so that cells that could not leave a voxel take two substeps all the same, for their walls. */
const leastOutflow = 1e-30;

/**
 * Motility and chemotaxis of all movers over dt. Returns the smallest scale that a mover's speeds
 * had to be given (1: none).
 */
export function transport(state: CpuState, context: UniformContext, dt: number): number {
  const { moverGroups, numerics } = state;
  const { layout } = state.program;
  motility(state, context);
  for (const group of moverGroups) setNumbers(state, group);
  const choices = moverGroups.map(({ movers, ways }) => {
    const outflow = numerics.measureOutflow(ways.address);
    const hasWalls = movers.some((index) => layout.movers[index]!.wallRatePlane >= 0);
    return chooseSubsteps(Math.max(outflow, hasWalls ? leastOutflow : 0), dt);
  });
  const pairs = Math.max(0, ...choices.map((choice) => choice.pairs));
  for (let pair = 0; pair < pairs; pair++) {
    crowding(state, context);
    choices.forEach((choice, index) => {
      if (choice.pairs > pair) movePair(state, moverGroups[index]!, choice);
    });
  }
  return Math.min(1, ...choices.map((choice) => choice.scale));
}

/**
 * A pair of substeps of each of a group: fields -> moved -> fields. The drift stays as it is in between.
 * `scale` slows the cells; walls keep their speed.
 */
function movePair(
  state: CpuState,
  { movers, ways }: MoverGroup,
  { length, scale }: SubstepChoice,
): void {
  const dt = length * scale;
  const { numerics, regions } = state;
  const { layout } = state.program;
  const moved = regions.movers.moved.address;
  numerics.fillFaces(ways.address);
  for (const index of movers) {
    const { slot, wallRatePlane, wallSupplyPlane } = layout.movers[index]!;
    const density = planeAddress(regions.fields, slot);
    const signed = Number(layout.signedFields[slot] ?? false);
    if (wallRatePlane < 0) {
      numerics.substepPair(ways.address, dt, signed, density, moved);
      continue;
    }
    const rate = planeAddress(regions.transport, wallRatePlane);
    const supply = planeAddress(regions.transport, wallSupplyPlane);
    const voxels = regions.fields.length;
    numerics.substep(ways.address, dt, 1, signed, density, density, moved);
    numerics.crossWalls(moved, rate, supply, length, signed, voxels);
    numerics.substep(ways.address, dt, 0.5, signed, density, moved, density);
    numerics.crossWalls(density, rate, supply, length / 2, signed, voxels);
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
