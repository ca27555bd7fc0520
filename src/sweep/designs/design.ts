/**
 * Points of the unit cube [0, 1]^d, one coordinate for each thing that a sweep varies. `point(index)`
 * is computed when asked for, is the same on every machine, and throws a `ModelError` where there is
 * no such index. Only Morris' design has coordinates that are exactly 1.
 */
export interface Design {
  readonly dimensions: number;
  readonly count: number;
  point(index: number): readonly number[];
}
