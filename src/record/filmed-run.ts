import type { ReadableEngine } from "../engine/engine.ts";
import type { DrawnSetting } from "../look/looks.ts";
import type { Scenario } from "../model/scenario.ts";
import type { MeanCurves } from "../observe/share-curves.ts";

/** A run as a film shows it: what only reads. */
export interface FilmedRun {
  /** Empty where there is only one. */
  readonly label: string;
  /** Of its curves: lengths of strokes and gaps, px; absent: a whole line. */
  readonly dash?: readonly number[];
  /** What runs, with the parameters that hold. */
  readonly scenario: Scenario;
  /** Another one when it was lost. */
  readonly engine: ReadableEngine;
  /** How it is looked at, of another model than the main one; absent: as that one. */
  readonly setting?: DrawnSetting;
  /** Curves that are known before the film is made: they begin earlier than it, and fix the axes. */
  readonly known?: MeanCurves;
}
