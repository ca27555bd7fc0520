import type { Expression } from "./expression.ts";
import type { Intervention } from "./scenario.ts";

/** A statement that a preset makes about its own outcome, and that tests hold it to (DESIGN 1.6). */
export interface Claim extends Reading {
  /** The claim's own run differs from the preset's by this. */
  readonly given?: RunChanges;
  /** Holds for the measured value. */
  readonly is?: Comparison;
  /** What the value is compared with, from the same seed. */
  readonly versus?: Versus;
  /** Holds for value / compared value. */
  readonly ratio?: Comparison;
  /** Holds for value - compared value. */
  readonly difference?: Comparison;
  /** Holds for 1 - value / compared value: the share by which the value is lower. */
  readonly benefit?: Comparison;
  /** Compares this benefit with the benefit in another pair of runs. */
  readonly benefitVersus?: BenefitVersus;
  readonly why: string;
}

/** One number read from a run. */
export interface Reading {
  /** `of`, `with` and `where` as they were written: "m2Share where oxygen < 8". */
  readonly subject: string;
  /** min */
  readonly at: number;
  readonly measure: Measure;
  /** What is measured; any expression over fields, observables and parameters. */
  readonly of: Expression;
  /** Voxels that count: those where this is not 0. Absent: all. */
  readonly where?: Expression;
  /** The other field of a correlation. */
  readonly with?: Expression;
}

export type Measure = "mean" | "median" | "min" | "max" | "integral" | "area" | "correlation";

/** Parsed from text like "> 0.7" or "0.9 .. 1.1" (between, inclusive). */
export interface Comparison {
  readonly text: string;
  readonly low: number;
  readonly high: number;
  readonly strict: boolean;
}

/** How a run differs from the preset's own. */
export interface RunChanges {
  readonly parameters: Readonly<Record<string, number>>;
  /** Replaces the preset's if given. */
  readonly interventions?: readonly Intervention[];
  /** Labels of interventions of the preset that are left out. */
  readonly without?: readonly string[];
}

export interface Versus {
  /** Absent: the claim's own run. */
  readonly run?: RunChanges;
  /** The claim's own reading, where the claim does not say otherwise. */
  readonly reading: Reading;
}

/** The readings of the claim, in two other runs. */
export interface BenefitVersus {
  readonly given: RunChanges;
  readonly versus: RunChanges;
  /** Holds for the claim's benefit / the benefit of this pair, if that is above 0. */
  readonly ratio?: Comparison;
  /** Holds for the claim's benefit - the benefit of this pair. */
  readonly difference?: Comparison;
}
