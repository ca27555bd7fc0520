import type { Grid } from "../model/grid.ts";
import type { SolverRecord, SolverStatistics, Unconverged } from "./engine.ts";

/** What one solve of all substrates tells. */
export interface SolveOutcome {
  readonly cycles: number;
  readonly unconverged: readonly Unconverged[];
}

const nothingYet: SolverStatistics = {
  steps: 0,
  rejectedSteps: 0,
  solves: 0,
  cycles: 0,
  mostCycles: 0,
  unconverged: 0,
  largestStepError: 0,
};

/** Counts solves, and keeps the worst of each substrate until it is told. */
export class SolverLog {
  readonly #worst = new Map<number, Unconverged>();
  #numbers = nothingYet;

  get statistics(): SolverStatistics {
    return this.#numbers;
  }

  /** For a snapshot. */
  get record(): SolverRecord {
    return { statistics: this.#numbers, worst: [...this.#worst.values()] };
  }

  /** Goes on from a snapshot's record; one without it: anew. */
  restore(record: SolverRecord | undefined): void {
    this.#numbers = record?.statistics ?? nothingYet;
    this.#worst.clear();
    for (const one of record?.worst ?? []) this.#worst.set(one.slot, one);
  }

  addSolve({ cycles, unconverged }: SolveOutcome): void {
    const old = this.#numbers;
    this.#numbers = {
      ...old,
      solves: old.solves + 1,
      cycles: old.cycles + cycles,
      mostCycles: Math.max(old.mostCycles, cycles),
      unconverged: old.unconverged + unconverged.length,
    };
    for (const one of unconverged) {
      const known = this.#worst.get(one.slot);
      if (known === undefined || one.estimate > known.estimate) this.#worst.set(one.slot, one);
    }
  }

  addStep(error: number): void {
    const { steps, largestStepError } = this.#numbers;
    this.#numbers = {
      ...this.#numbers,
      steps: steps + 1,
      largestStepError: Math.max(largestStepError, error),
    };
  }

  addRejection(): void {
    this.#numbers = { ...this.#numbers, rejectedSteps: this.#numbers.rejectedSteps + 1 };
  }

  /** One note for each substrate whose solves fell short since the last call. */
  takeNotes(labels: readonly string[], grid: Grid): readonly string[] {
    const notes = [...this.#worst.values()]
      .sort((a, b) => a.slot - b.slot)
      .map(({ slot, voxel, estimate }) => solverNote(labels[slot] ?? "", voxel, estimate, grid));
    this.#worst.clear();
    return notes;
  }
}

/** `estimate`: what the solve may still be off by, in the unit of the field. */
export function solverNote(
  label: string,
  voxel: number,
  estimate: number,
  { nx, ny, nz }: Grid,
): string {
  const [i, j, k] = [voxel % nx, Math.floor(voxel / nx) % ny, Math.floor(voxel / (nx * ny))];
  const place = nz === 1 ? `${i}, ${j}` : `${i}, ${j}, ${k}`;
  return (
    `The solve of "${label}" did not reach its tolerance; it may be off by ` +
    `${Number(estimate.toPrecision(2))} at voxel (${place}), amounts are right all the same. ` +
    "Choose a shorter step (time.step), or a smaller contrast of its diffusion there."
  );
}
