import type { Sweep } from "../../sweep/sweep.ts";
import type { ManifestLine, RunFailure, RunResult } from "./run-result.ts";

/** A sweep's folder as far as its results are read. */
export interface ResultSource {
  readonly dir: string;
  /** The plan, resolved. */
  readonly sweep: Pick<Sweep, "plan" | "presets" | "factors" | "scores" | "outputsOf">;
  /** Every line of the manifest, in order, afresh at each call. */
  lines(): AsyncIterable<ManifestLine>;
  /** Undefined where there is none yet. */
  result(id: string): Promise<RunResult | undefined>;
  /** Undefined where the run has not failed. */
  failure(id: string): Promise<RunFailure | undefined>;
  isRunning(id: string): Promise<boolean>;
}
