import type { Grid } from "../../model/grid.ts";

/** The values of one slice, index i + nx*j. */
export function sliceValues(
  values: ArrayLike<number>,
  { nx, ny }: Pick<Grid, "nx" | "ny">,
  slice: number,
): ArrayLike<number> {
  const size = nx * ny;
  if (values.length === size) return values;
  const begin = size * slice;
  if (values instanceof Float32Array || values instanceof Float64Array) {
    return values.subarray(begin, begin + size);
  }
  return Array.from({ length: size }, (_, index) => values[begin + index] as number);
}
