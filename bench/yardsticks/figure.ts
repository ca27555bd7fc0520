/** A measurement beside a yardstick of the same run; `ratio` outlasts the machine, `value` does not. */
export interface Figure {
  readonly name: string;
  readonly value: number;
  readonly unit: string;
  /** What the value is divided by; "" for a plain count. */
  readonly yardstick: Yardstick | "";
  /** Value / yardstick, less is better; of a count the count. */
  readonly ratio: number;
}

export type Yardstick =
  | "plain SIMD sweep"
  | "plain JavaScript Gray-Scott"
  | "naive WGSL Gray-Scott";

/** Figures of some version, as they lie in bench/results. */
export interface FigureFile {
  readonly version: string;
  readonly machines: readonly string[];
  readonly note: string;
  readonly figures: readonly Figure[];
}
