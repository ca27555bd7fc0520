import type { Level } from "../../../compile/levels.ts";
import type { Grid } from "../../../model/grid.ts";
import {
  type CpuMemory,
  type MemoryPlan,
  type PlaneRegion,
  planeAddress,
  type Region,
} from "../memory.ts";
import { laneValues } from "./lane-values.ts";
import type { LevelScratch, Scratches, SolverScratch } from "./solver-scratch.ts";
import { needsFaces, type Substrate } from "./substrate.ts";
import { writeTable } from "./write-table.ts";

/** Most iterations of a solve. */
const most = 30;

/** Planar planes of a stage, plane = slot. */
export interface StagePlanes {
  readonly base: PlaneRegion;
  readonly carry: PlaneRegion;
  readonly loss: PlaneRegion;
  readonly gain: PlaneRegion;
  readonly guess: PlaneRegion;
  readonly result: PlaneRegion;
  readonly diffusion: PlaneRegion;
  /** The solve starts from the base, from the guess or from their mean. */
  readonly from: "base" | "guess" | "mean";
}

/** How a solve ended: U per lane, and the lanes that did not reach their tolerance. */
export interface GroupReport {
  readonly cycles: number;
  readonly bounds: readonly number[];
  readonly unconverged: readonly { slot: number; voxel: number; estimate: number }[];
}

/** Tables of a group for the scratch that it is solved in. */
interface Place {
  readonly scratch: SolverScratch;
  readonly table: Region;
  readonly planes: Region;
  readonly levelList: Region;
  readonly levels: readonly Region[];
}

/** Up to four substrates that are solved together, and their tables in memory. */
export class SubstrateGroup {
  readonly substrates: readonly Substrate[];
  readonly #grid: Grid;
  readonly #levels: readonly Level[];
  /** One per scratch, and which of them is whose: an address per thread. */
  readonly #places: readonly Place[];
  readonly #list: Region;
  readonly #hasFaces: boolean;
  readonly #tolerance: number;
  readonly #conductances: readonly Region[];
  readonly #factors: Region;
  readonly #lanes: Region;
  #memory!: CpuMemory;

  /** `scratches`: one for each of so many threads, or one that no other group is solved in. */
  constructor(
    plan: MemoryPlan,
    substrates: readonly Substrate[],
    grid: Grid,
    scratches: Scratches,
    threads: number,
    tolerance: number,
  ) {
    this.substrates = substrates;
    this.#grid = grid;
    this.#levels = scratches[0].levels.map(({ level }) => level);
    this.#places = scratches.map((scratch) => planPlace(plan, scratch));
    this.#list = plan.floats(threads);
    this.#hasFaces = needsFaces(substrates, grid);
    this.#tolerance = tolerance;
    this.#conductances = this.#levels.map(() => plan.floats(8));
    this.#factors = plan.floats(24);
    this.#lanes = plan.floats(laneValues.length);
  }

  open(memory: CpuMemory): void {
    this.#memory = memory;
    for (const { scratch, levelList, levels } of this.#places) {
      const addresses = levels.map(({ address }) => address);
      writeTable(memory, levelList, addresses);
      scratch.levels.forEach((level, index) => {
        this.#writeLevel(levels[index]!, level, index);
      });
    }
    const places = this.#places;
    const list = Array.from({ length: this.#list.length }, (_, thread) => {
      return places[thread % places.length]!.table.address;
    });
    writeTable(memory, this.#list, list);
  }

  /** The address that kernels get. */
  get address(): number {
    return this.#list.address;
  }

  /** Writes the tables of a stage of length dt; D: uniform diffusion coefficients by slot. */
  prepare(planes: StagePlanes, dt: number, D: ArrayLike<number>): void {
    this.#writeConductances(dt, D);
    for (const place of this.#places) {
      this.#writePlanes(place, planes);
      this.#writeGroup(place, planes);
    }
  }

  #writeLevel(table: Region, { level, ...planes }: LevelScratch, index: number): void {
    const { n, last, coarsened } = level;
    const odd = n.map((cells, axis) =>
      this.substrates.some(({ wraps }) => wraps[axis]) && cells % 2 === 1 && cells > 1 ? 1 : 0,
    );
    const faces = this.#hasFaces && planes.faces !== null ? planes.faces : null;
    writeTable(this.#memory, table, [
      ...n,
      ...coarsened.map(Number),
      ...last.map((single) => ({ single })),
      { single: this.#covered(index).reduce((product, cells) => product * cells, 1) },
      ...odd,
      this.#conductances[index]!.address,
      ...(faces === null ? [0, 0, 0] : faces.map(({ address }) => address)),
      planes.coefficient.address,
      planes.inverse.address,
      planes.rhs.address,
      planes.solution.address,
    ]);
  }

  /** Finest voxels that a cell of a level covers along each axis, a power of two. */
  #covered(index: number): readonly [number, number, number] {
    const { width } = this.#levels[index]!;
    const { dx, dy, dz } = this.#grid;
    return [width[0] / dx, width[1] / dy, width[2] / dz];
  }

  #writeConductances(dt: number, D: ArrayLike<number>): void {
    const { dx, dy, dz } = this.#grid;
    const spacing = [dx, dy, dz];
    const factors = this.#memory.floats(this.#factors).fill(0);
    this.substrates.forEach(({ slot, diffusionPlane, wraps }, lane) => {
      spacing.forEach((h, axis) => {
        const factor = (dt * (diffusionPlane >= 0 ? 1 : D[slot]!)) / (h * h);
        factors[4 * axis + lane] = factor;
        factors[12 + 4 * axis + lane] = wraps[axis] ? factor : 0;
      });
    });
    this.#conductances.forEach((region, index) => {
      const [x, y] = this.#covered(index);
      const conductance = this.#memory.floats(region);
      for (let lane = 0; lane < 4; lane++) {
        conductance[lane] = (factors[lane]! * y) / x;
        conductance[4 + lane] = (factors[4 + lane]! * x) / y;
      }
    });
  }

  #writePlanes({ scratch, ...place }: Place, planes: StagePlanes): void {
    const { nothing, refuse, ones } = scratch;
    const of = (region: PlaneRegion, spare: PlaneRegion): number[] =>
      lanes.map((lane) => {
        const substrate = this.substrates[lane];
        return substrate === undefined ? spare.address : planeAddress(region, substrate.slot);
      });
    const diffusion = lanes.map((lane) => {
      const plane = this.substrates[lane]?.diffusionPlane ?? -1;
      return plane < 0 ? (ones ?? nothing).address : planeAddress(planes.diffusion, plane);
    });
    writeTable(this.#memory, place.planes, [
      ...of(planes.base, nothing),
      ...of(planes.carry, nothing),
      ...of(planes.loss, nothing),
      ...of(planes.gain, nothing),
      ...of(planes.guess, nothing),
      ...of(planes.result, refuse),
      ...diffusion,
    ]);
  }

  #writeGroup({ scratch, table, planes, levelList }: Place, { from }: StagePlanes): void {
    const { iterate, direction, image, ring, zero, row, room, sums, constants } = scratch;
    const signed = this.substrates.reduce((bits, one, lane) => bits | (+one.isSigned << lane), 0);
    writeTable(this.#memory, table, [
      levelList.address,
      this.#levels.length,
      ...Array.from({ length: 7 }, (_, index) => planes.address + 16 * index),
      ["base", "guess", "mean"].indexOf(from),
      signed,
      { single: this.#tolerance },
      most,
      this.#factors.address,
      ...[iterate, direction, image, this.#lanes, ring, zero, row, room, sums, constants].map(
        ({ address }) => address,
      ),
      this.substrates.some(({ diffusionPlane }) => diffusionPlane >= 0) ? 1 : 0,
    ]);
  }

  /** How the last solve ended. */
  report(): GroupReport {
    const values = this.#memory.floats(this.#lanes);
    const integers = new Int32Array(values.buffer, values.byteOffset, values.length);
    const estimates = this.substrates.map((_, lane) => values[laneValues.estimate + lane]!);
    return {
      cycles: integers[laneValues.cycles]!,
      bounds: this.substrates.map((_, lane) => values[laneValues.upper + lane]!),
      unconverged: this.substrates.flatMap(({ slot }, lane) => {
        const estimate = -estimates[lane]!;
        if (estimate <= 0) return [];
        return [{ slot, voxel: integers[laneValues.worst + lane]!, estimate }];
      }),
    };
  }
}

/** Reserves the tables for a scratch. */
function planPlace(plan: MemoryPlan, scratch: SolverScratch): Place {
  return {
    scratch,
    table: plan.floats(32),
    planes: plan.floats(28),
    levelList: plan.floats(scratch.levels.length),
    levels: scratch.levels.map(() => plan.floats(24)),
  };
}

const lanes = [0, 1, 2, 3] as const;
