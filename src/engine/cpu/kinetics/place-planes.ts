import { isPlaceLeaf, loadRow, type PlaceLeaf } from "../../../compile/load-row.ts";
import type { Block, Operation } from "../../../compile/program.ts";
import { type Grid, voxelCount } from "../../../model/grid.ts";
import type { CpuMemory, MemoryPlan, PlaneRegion } from "../memory.ts";

/** Planes of what follows from the place alone: x, y, z, sides, random numbers. Each is filled once. */
export class PlacePlanes {
  readonly #grid: Grid;
  readonly #seed: number;
  readonly #planes: PlaneRegion;
  readonly #indices = new Map<string, number>();
  readonly #filled = new Set<number>();
  #memory: CpuMemory | null = null;

  /** Reserves a plane for every such leaf of the blocks. */
  constructor(plan: MemoryPlan, blocks: readonly Block[], grid: Grid, seed: number) {
    this.#grid = grid;
    this.#seed = seed;
    for (const operation of blocks.flatMap((block) => block.operations)) {
      if (!isPlaceLeaf(operation)) continue;
      const key = keyOf(operation);
      if (!this.#indices.has(key)) this.#indices.set(key, this.#indices.size);
    }
    this.#planes = plan.planes(this.#indices.size, voxelCount(grid));
  }

  open(memory: CpuMemory): void {
    this.#memory = memory;
  }

  /** Address of a leaf's plane, which is filled if it is not yet; undefined for other operations. */
  address(operation: Operation): number | undefined {
    if (!isPlaceLeaf(operation)) return undefined;
    const index = this.#indices.get(keyOf(operation));
    if (index === undefined) throw new Error(`No plane was reserved for ${keyOf(operation)}`);
    const { address, length, stride } = this.#planes;
    const plane = { address: address + index * stride, length };
    if (!this.#filled.has(index) && this.#memory !== null) {
      loadRow(this.#memory.floats(plane), operation, { grid: this.#grid, seed: this.#seed }, 0);
      this.#filled.add(index);
    }
    return plane.address;
  }
}

function keyOf(leaf: PlaceLeaf): string {
  if (leaf.op === "side") return `side ${leaf.side}`;
  return leaf.op === "random" ? `random ${leaf.stream}` : leaf.op;
}
