import type { Engine } from "../../engine/engine.ts";
import type { ViewSetting } from "../../look/view-file.ts";
import type { Model } from "../../model/model.ts";
import type { CurveRun } from "../../observe/curve-data.ts";
import type { ComparedRuns } from "../../record/paint/film-scene.ts";
import type { Run } from "../../run/run.ts";
import type { OtherRun } from "../picture/picture.ts";
import type { ProbeRun } from "../picture/probe.ts";

/** Runs that are drawn beside a session's own. */
export interface Beside {
  /** Draws them; never rejects. */
  readonly draw: () => Promise<void>;
  readonly others: () => readonly OtherRun[];
  /** The run that a view of two runs is compared with; null: there is none. */
  readonly against: () => (() => Engine) | null;
  /** Those whose values stand beside the run's under the pointer; in a view of two runs, the other one. */
  readonly probed: () => readonly ProbeRun[];
  readonly curves: () => readonly RunCurve[];
  /** How they are shown beside each other, for a film of them. */
  readonly arrangement: () => ComparedRuns;
  /** Those that a film of it shows, too. */
  readonly filmed: () => readonly BesideRun[];
  /** Those of the same model, which instruments measure, too. */
  readonly measured: () => readonly MeasuredRun[];
}

/** A run beside the main one. */
export interface BesideRun {
  readonly label: string;
  readonly dash?: readonly number[];
  readonly run: Run;
  /** How it is looked at, of another model than the main one. */
  readonly setting?: ViewSetting;
}

/** A run that instruments measure beside the main one. */
export interface MeasuredRun {
  readonly label: string;
  readonly run: Run;
  /** How its lines are drawn. */
  readonly dash?: readonly number[];
}

/** The curves of a run, and what they are of. */
export interface RunCurve extends CurveRun {
  readonly model: Model;
}
