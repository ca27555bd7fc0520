import type { Expression } from "./expression.ts";
import type { Intervention } from "./scenario.ts";

/** A statement that a preset makes about its own outcome, and that tests hold it to (DESIGN 1.6). */
export interface Claim {
  /** min */
  readonly at: number;
  readonly measure: Measure;
  /** What is measured; any expression over fields, observables and parameters. */
  readonly of: Expression;
  /** Voxels that count: those where this is not 0. Absent: all. */
  readonly where?: Expression;
  /** The other field of a correlation. */
  readonly with?: Expression;
  /** Holds for the measured value. */
  readonly is?: Comparison;
  /** Matched control of the same seed. */
  readonly versus?: Control;
  /** Holds for value / control's value. */
  readonly ratio?: Comparison;
  readonly why: string;
}

export type Measure = "mean" | "min" | "max" | "integral" | "area" | "correlation";

/** Parsed from text like "> 0.7" or "0.9 .. 1.1" (between, inclusive). */
export interface Comparison {
  readonly text: string;
  readonly low: number;
  readonly high: number;
  readonly strict: boolean;
}

export interface Control {
  readonly parameters: Readonly<Record<string, number>>;
  /** Replaces the preset's if given. */
  readonly interventions?: readonly Intervention[];
}
