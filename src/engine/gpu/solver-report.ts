import type { SolverStatistics } from "../engine.ts";
import { solverNote } from "../solver-notes.ts";
import type { BufferLayout } from "./buffer-layout.ts";

/** What came back with a measurement of the solves since the one before. */
export interface SolverReport {
  readonly solves: number;
  readonly cycles: number;
  readonly mostCycles: number;
  /** Substrates that did not reach the tolerance: how often, and the worst. */
  readonly unconverged: readonly {
    readonly slot: number;
    readonly count: number;
    readonly voxel: number;
    readonly estimate: number;
  }[];
}

/** Bytes of the report of solves, with which the buffer `report` begins. */
export function reportBytes({ quadCount }: BufferLayout): number {
  return 16 * (1 + 4 * quadCount);
}

/** Bytes behind it, of shaders/lib/needs.wgsl. */
export const needsBytes = 16;

/** The buffer `report` of shaders/diffusion/report.wgsl. */
export function readReport(bytes: ArrayBuffer, substrateCount: number): SolverReport {
  const words = new Uint32Array(bytes);
  const floats = new Float32Array(bytes);
  const unconverged = Array.from({ length: substrateCount }, (_, slot) => {
    const at = 4 + 4 * slot;
    return { slot, count: words[at]!, voxel: words[at + 1]!, estimate: floats[at + 2]! };
  });
  return {
    solves: words[0]!,
    cycles: words[1]!,
    mostCycles: words[2]!,
    unconverged: unconverged.filter(({ count }) => count > 0),
  };
}

/** A note for each substrate whose solves fell short. */
export function reportNotes({ unconverged }: SolverReport, layout: BufferLayout): string[] {
  const { fields } = layout.program.model;
  return unconverged.map(({ slot, voxel, estimate }) =>
    solverNote(fields[slot]!.label, voxel, estimate, layout.grid),
  );
}

/** Counts all solves since the engine was opened. */
export class SolverCounts {
  #solves = 0;
  #cycles = 0;
  #mostCycles = 0;
  #unconverged = 0;
  #largestStepError = 0;

  add({ solves, cycles, mostCycles, unconverged }: SolverReport, stepError: number): void {
    this.#solves += solves;
    this.#cycles += cycles;
    this.#mostCycles = Math.max(this.#mostCycles, mostCycles);
    this.#unconverged += unconverged.reduce((sum, { count }) => sum + count, 0);
    this.#largestStepError = Math.max(this.#largestStepError, stepError);
  }

  /** `steps`: taken since the engine was opened. */
  statistics(steps: number): SolverStatistics {
    return {
      steps,
      rejectedSteps: 0,
      solves: this.#solves,
      cycles: this.#cycles,
      mostCycles: this.#mostCycles,
      unconverged: this.#unconverged,
      largestStepError: this.#largestStepError,
    };
  }
}
