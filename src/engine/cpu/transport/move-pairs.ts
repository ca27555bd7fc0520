import type { UniformContext } from "../../../compile/interpreter.ts";
import { voxelCount } from "../../../model/grid.ts";
import type { CpuState } from "../cpu-state.ts";
import { tellKernel } from "../kinetics/run-kernel.ts";
import { type PlaneRegion, planeAddress } from "../memory.ts";
import type { KernelPhase, StepTeam } from "../threads/step-team.ts";
import type { SubstepChoice } from "./choose-substeps.ts";
import type { MoverGroup } from "./mover-group.ts";

/**
 * All pairs of substeps by a team, with the bits that one thread finds: each of its kernels is dealt out in
 * parts of rows, and waits until the one before is through with all rows. Groups follow each other, so
 * that they may share the rates and one may follow what another moves.
 */
export function movePairs(
  state: CpuState,
  team: StepTeam,
  choices: readonly SubstepChoice[],
  context: UniformContext,
): void {
  const { crowding } = state.kernels;
  if (crowding !== null) tellKernel(state, crowding, context);
  const pairs = Math.max(0, ...choices.map((choice) => choice.pairs));
  const works: Work[] = [];
  for (let pair = 0; pair < pairs; pair++) {
    if (crowding !== null) {
      const end = 16 * Math.ceil(voxelCount(state.grid) / 4);
      works.push({ kernel: crowding, calls: team.kernelCalls(0, end, 0) });
    }
    choices.forEach((choice, index) => {
      if (choice.pairs > pair) works.push(...pairOf(state, state.moverGroups[index]!, choice));
    });
  }
  team.run(works.map((work, index) => (index > 0 ? { ...work, after: index - 1 } : work)));
}

type Work = Pick<KernelPhase, "kernel" | "calls">;

/** A pair of substeps of each of a group, see transport.ts; as many movers at once as have room. */
function pairOf(state: CpuState, { movers, ways }: MoverGroup, choice: SubstepChoice): Work[] {
  const { parts, moved } = state.regions.movers;
  const calls = parts.map(({ first, last }) => [ways.address, first, last]);
  const works: Work[] = [{ kernel: "fillFaces", calls }];
  for (let from = 0; from < movers.length; from += moved.count) {
    const some = movers.slice(from, from + moved.count).map((mover, place) => ({
      mover,
      moved: planeAddress(moved, place),
    }));
    works.push(...substeps(state, ways.address, some, choice));
  }
  return works;
}

interface PlacedMover {
  /** Index into layout.movers. */
  readonly mover: number;
  /** Address of the plane that its first substep goes to. */
  readonly moved: number;
}

function substeps(
  { program: { layout }, regions, grid }: CpuState,
  ways: number,
  movers: readonly PlacedMover[],
  { length, scale }: SubstepChoice,
): Work[] {
  const dt = length * scale;
  const { parts } = regions.movers;
  const [first, firstWalls, second, secondWalls]: number[][][] = [[], [], [], []];
  for (const { mover, moved } of movers) {
    const { slot, wallRatePlane, wallSupplyPlane } = layout.movers[mover]!;
    const density = planeAddress(regions.fields, slot);
    const signed = Number(layout.signedFields[slot] ?? false);
    for (const rows of parts) {
      const ends = [rows.first, rows.last];
      first!.push([ways, dt, 1, signed, density, density, moved, ...ends]);
      second!.push([ways, dt, 0.5, signed, density, moved, density, ...ends]);
      if (wallRatePlane < 0) continue;
      const before = rows.first * grid.nx;
      const planes = (plane: number) => [
        plane + 4 * before,
        ...[wallRatePlane, wallSupplyPlane].map((p) => addressAt(regions.transport, p, before)),
      ];
      const count = rows.last * grid.nx - before;
      firstWalls!.push([...planes(moved), length, signed, count]);
      secondWalls!.push([...planes(density), length / 2, signed, count]);
    }
  }
  const works: Work[] = [
    { kernel: "substep", calls: first! },
    { kernel: "crossWalls", calls: firstWalls! },
    { kernel: "substep", calls: second! },
    { kernel: "crossWalls", calls: secondWalls! },
  ];
  return works.filter(({ calls }) => calls.length > 0);
}

function addressAt(planes: PlaneRegion, plane: number, voxel: number): number {
  return planeAddress(planes, plane) + 4 * voxel;
}
