import type { EngineLost } from "../engine/engine-error.ts";
import type { Rates } from "./rate-meter.ts";
import type { Run } from "./run.ts";

/** Asked and reached speed: simulated min per s of wall time; asked may be Infinity. */
export interface Pace extends Rates {
  readonly asked: number;
  readonly reached: number;
}

/** Who is told what happens to a set of runs. */
export interface RunSetHost {
  /** Steps were taken or a state replaced: a picture is out of date. */
  readonly onAdvance: () => void;
  /** A share of the way to a time lies behind: what is measured on it is measured now, before the runs go on. */
  readonly onStretch?: () => Promise<void>;
  /** The end was reached; the set has paused. */
  readonly onEnd: () => void;
  /** A run failed; the set has paused. */
  readonly onFailure: (error: unknown, run: Run) => void;
  /** A run's engine was lost and another one goes on with it from `time`, min. */
  readonly onRecovered: (error: EngineLost, run: Run, time: number) => void;
}

/** What else there is to moving runs to a time. */
export interface RunToOptions {
  readonly signal?: AbortSignal;
  /** Share done, 0 to 1. */
  readonly onProgress?: (share: number) => void;
}
