import type { Grid } from "../../../model/grid.ts";
import type { CpuMemory, PlaneRegion, Region } from "../memory.ts";

/** Words (4 bytes) before the drifts, and of each drift: the layout of assembly/transport/ways.ts. */
const driftsAt = 21;
const driftLength = 4;

/** Byte addresses of a drift's planes; 0: not there. */
export interface DriftAddresses {
  readonly attractant: number;
  readonly sensitivity: number;
  readonly crowding: number;
}

/** Singles that the table of a group with so many drifts takes. */
export function waysTableLength(drifts: number): number {
  return driftsAt + driftLength * drifts;
}

/** The table of assembly/transport/ways.ts in a run's memory. */
export class WaysTable {
  readonly address: number;
  readonly #words: Int32Array;
  readonly #singles: Float32Array;

  constructor(memory: CpuMemory, region: Region) {
    this.address = region.address;
    this.#singles = memory.floats(region);
    this.#words = new Int32Array(memory.memory.buffer, region.address, region.length);
  }

  setGrid(grid: Grid, periodic: readonly [boolean, boolean, boolean]): void {
    this.#words.set([grid.nx, grid.ny, grid.nz], 0);
    this.#singles.set([grid.dx, grid.dy, grid.dz], 3);
    this.#words.set(periodic.map(Number), 6);
  }

  /**
   * Planes of rates across faces per axis; rows with four singles more on both sides: one of 0, and two
   * for each thread.
   */
  setWork(faces: readonly PlaneRegion[], rows: PlaneRegion): void {
    this.#words.set(
      faces.map(({ address }) => address),
      11,
    );
    this.#words.set(
      faces.map(({ address, stride }) => address + stride),
      14,
    );
    const zeros = rows.address + 16;
    this.#words.set([zeros, zeros + rows.stride, rows.stride], 17);
  }

  /** Address of the motility per voxel; 0: `setMotility` gives it. */
  setMotilityPlane(address: number): void {
    this.#words[9] = address;
  }

  setDrifts(drifts: readonly DriftAddresses[]): void {
    this.#words[20] = drifts.length;
    drifts.forEach(({ attractant, sensitivity, crowding }, index) => {
      this.#words.set([attractant, sensitivity, 0, crowding], driftsAt + driftLength * index);
    });
  }

  /** Uniform motility, um^2/min. */
  setMotility(motility: number): void {
    this.#singles[10] = motility;
  }

  /** Uniform sensitivity of a drift, um^2/min per unit of its attractant. */
  setSensitivity(drift: number, sensitivity: number): void {
    this.#singles[driftsAt + driftLength * drift + 2] = sensitivity;
  }
}
