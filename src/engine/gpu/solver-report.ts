import type { SolverRecord, SolverStatistics, Unconverged } from "../engine.ts";
import { solverNote } from "../solver-notes.ts";
import type { BufferLayout } from "./buffer-layout.ts";

/** What came back with a measurement of the solves since the one before. */
export interface SolverReport {
  readonly solves: number;
  readonly cycles: number;
  readonly mostCycles: number;
  /** Substrates that did not reach the tolerance: how often, and the worst. */
  readonly unconverged: readonly (Unconverged & { readonly count: number })[];
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
export function unconvergedNotes(worst: readonly Unconverged[], layout: BufferLayout): string[] {
  const { fields } = layout.program.model;
  return worst.map(({ slot, voxel, estimate }) =>
    solverNote(fields[slot]!.label, voxel, estimate, layout.grid),
  );
}

const nothingYet: Omit<SolverStatistics, "steps"> = {
  rejectedSteps: 0,
  solves: 0,
  cycles: 0,
  mostCycles: 0,
  unconverged: 0,
  largestStepError: 0,
};

/** Counts all solves, from what comes back of them now and then. */
export class SolverCounts {
  #numbers = nothingYet;
  /** Told by the snapshot that the run went on from, and by no measurement yet. */
  #worst: readonly Unconverged[] = [];

  /** A measurement took this report off the device; returns what it has to tell. */
  take(report: SolverReport, stepError: number): readonly Unconverged[] {
    const { worst } = this.record(report, stepError, 0);
    this.#numbers = this.#sum(report, stepError);
    this.#worst = [];
    return worst;
  }

  /** Of a step whose error was waited for. */
  addStep(error: number): void {
    const largestStepError = Math.max(this.#numbers.largestStepError, error);
    this.#numbers = { ...this.#numbers, largestStepError };
  }

  addRejection(): void {
    this.#numbers = { ...this.#numbers, rejectedSteps: this.#numbers.rejectedSteps + 1 };
  }

  /** `steps`: taken so far. */
  statistics(steps: number): SolverStatistics {
    return { steps, ...this.#numbers };
  }

  /** For a snapshot, with what is still on the device. */
  record(report: SolverReport, stepError: number, steps: number): SolverRecord {
    const worst = new Map(this.#worst.map((one) => [one.slot, one]));
    for (const { slot, voxel, estimate } of report.unconverged) {
      const known = worst.get(slot);
      if (known === undefined || estimate > known.estimate) {
        worst.set(slot, { slot, voxel, estimate });
      }
    }
    const sorted = [...worst.values()].sort((a, b) => a.slot - b.slot);
    return { statistics: { steps, ...this.#sum(report, stepError) }, worst: sorted };
  }

  /** Goes on from a snapshot's record; one without it: anew. */
  restore(record: SolverRecord | undefined): void {
    const { steps: _, ...numbers } = record?.statistics ?? { steps: 0, ...nothingYet };
    this.#numbers = numbers;
    this.#worst = record?.worst ?? [];
  }

  #sum({ solves, cycles, mostCycles, unconverged }: SolverReport, stepError: number) {
    const old = this.#numbers;
    return {
      ...old,
      solves: old.solves + solves,
      cycles: old.cycles + cycles,
      mostCycles: Math.max(old.mostCycles, mostCycles),
      unconverged: old.unconverged + unconverged.reduce((sum, { count }) => sum + count, 0),
      largestStepError: Math.max(old.largestStepError, stepError),
    };
  }
}
