import type { Engine } from "../../engine/engine.ts";

/**
 * Values in single voxels of an engine's state. Whoever asks for some is given those that were read, and
 * what was asked for since `begin` is what `read` reads: these and nothing else come from the machine.
 */
export class VoxelValues {
  #names = new Set<string>();
  #voxels = new Set<number>();
  #missing = false;
  #rows = new Map<string, number>();
  #columns = new Map<number, number>();
  #samples: Float32Array = new Float32Array(0);

  /** Another round of asking. */
  begin(): void {
    this.#names = new Set();
    this.#voxels = new Set();
    this.#missing = false;
  }

  /** Whether something was asked for in this round that was not read. */
  get isMissing(): boolean {
    return this.#missing;
  }

  /** Whether anything was asked for in this round. */
  get isAsked(): boolean {
    return this.#names.size > 0;
  }

  valueOf(name: string, voxel: number): number | undefined {
    this.#names.add(name);
    this.#voxels.add(voxel);
    const [row, column] = [this.#rows.get(name), this.#columns.get(voxel)];
    if (row !== undefined && column !== undefined) {
      return this.#samples[row * this.#columns.size + column];
    }
    this.#missing = true;
    return undefined;
  }

  /** Reads what was asked for in this round. Rejects as `Engine.sample` does. */
  async read(engine: Engine): Promise<void> {
    const [names, voxels] = [[...this.#names], [...this.#voxels]];
    const samples = await engine.sample({ names, voxels: Uint32Array.from(voxels) });
    this.#rows = new Map(names.map((name, row) => [name, row]));
    this.#columns = new Map(voxels.map((voxel, column) => [voxel, column]));
    this.#samples = samples;
  }
}
