import type { UniformContext } from "../../../compile/interpreter.ts";
import type { CpuState } from "../cpu-state.ts";
import { planeAddress } from "../memory.ts";
import { uniformDiffusion } from "../uniform-values.ts";
import { chooseSubsteps, type SubstepChoice } from "./choose-substeps.ts";
import { crowding } from "./crowding.ts";
import { motility } from "./motility.ts";
import { movePairs } from "./move-pairs.ts";
import type { MoverGroup } from "./mover-group.ts";

/** 1/min: so that cells that could not leave a voxel take two substeps all the same, for their walls. */
const leastOutflow = 1e-30;

/**
 * Motility and chemotaxis of all movers over dt. Returns the smallest scale that a mover's speeds
 * had to be given (1: none).
 */
export function transport(state: CpuState, context: UniformContext, dt: number): number {
  const { moverGroups, team } = state;
  const { layout } = state.program;
  motility(state, context);
  for (const group of moverGroups) setNumbers(state, group);
  const outflows = measureOutflows(state);
  const choices = moverGroups.map(({ movers }, index) => {
    const hasWalls = movers.some((mover) => layout.movers[mover]!.wallRatePlane >= 0);
    return chooseSubsteps(Math.max(outflows[index]!, hasWalls ? leastOutflow : 0), dt);
  });
  if (team !== null) movePairs(state, team, choices, context);
  else moveAlone(state, choices, context);
  return Math.min(1, ...choices.map((choice) => choice.scale));
}

/** Per group the largest rate at which a voxel could be emptied, 1/min. */
function measureOutflows({ moverGroups, regions, memory, numerics, team }: CpuState): number[] {
  const { parts, outflows } = regions.movers;
  const calls = moverGroups.flatMap(({ ways }, group) =>
    parts.map(({ first, last }, part) => {
      const out = outflows[group]!.address + 4 * part;
      return [ways.address, first, last, out] as const;
    }),
  );
  if (team !== null) team.run([{ kernel: "measureOutflow", calls }]);
  else for (const numbers of calls) numerics.measureOutflow(...numbers, 0);
  return outflows.map((region) => Math.max(...memory.floats(region)));
}

/** All pairs of substeps on one thread. */
function moveAlone(
  state: CpuState,
  choices: readonly SubstepChoice[],
  context: UniformContext,
): void {
  const pairs = Math.max(0, ...choices.map((choice) => choice.pairs));
  for (let pair = 0; pair < pairs; pair++) {
    crowding(state, context);
    choices.forEach((choice, index) => {
      if (choice.pairs > pair) movePair(state, state.moverGroups[index]!, choice);
    });
  }
}

/**
 * A pair of substeps of each of a group: fields -> moved -> fields. The drift stays as it is in between.
 * `scale` slows the cells; walls keep their speed.
 */
function movePair(
  state: CpuState,
  { movers, ways: { address: ways } }: MoverGroup,
  { length, scale }: SubstepChoice,
): void {
  const dt = length * scale;
  const { numerics, regions, grid } = state;
  const { layout } = state.program;
  const moved = regions.movers.moved.address;
  const rows = grid.ny * grid.nz;
  numerics.fillFaces(ways, 0, rows, 0);
  for (const index of movers) {
    const { slot, wallRatePlane, wallSupplyPlane } = layout.movers[index]!;
    const density = planeAddress(regions.fields, slot);
    const signed = Number(layout.signedFields[slot] ?? false);
    if (wallRatePlane < 0) {
      numerics.substepPair(ways, dt, signed, density, moved, 0);
      continue;
    }
    const rate = planeAddress(regions.transport, wallRatePlane);
    const supply = planeAddress(regions.transport, wallSupplyPlane);
    const voxels = regions.fields.length;
    numerics.substep(ways, dt, 1, signed, density, density, moved, 0, rows, 0);
    numerics.crossWalls(moved, rate, supply, length, signed, voxels);
    numerics.substep(ways, dt, 0.5, signed, density, moved, density, 0, rows, 0);
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
