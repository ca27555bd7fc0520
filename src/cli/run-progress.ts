import type { SolverStatistics } from "../engine/engine.ts";
import type { Note } from "./notes.ts";

/** How far a run has come, over all its parts. */
export interface RunProgress {
  /** Frames that are written. */
  readonly frames: number;
  /** Length of observables.csv. */
  readonly tableBytes: number;
  readonly notes: readonly Note[];
  /** Of the solves so far; absent: none were told of. */
  readonly solver?: SolverStatistics;
  /** Wall time, s. */
  readonly seconds: number;
}

export const notBegun: RunProgress = { frames: 0, tableBytes: 0, notes: [], seconds: 0 };
