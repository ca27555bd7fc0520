import { limits } from "../limits/limits.ts";
import { ModelError } from "../model/error.ts";

/** The numbers of an .npy or .csv file. */
export interface DecodedArray {
  /** [ny, nx] or [nz, ny, nx]. */
  readonly shape: readonly number[];
  /** Row-major (x fastest); row 0 is y = 0. */
  readonly values: Float32Array;
}

/** As a number in a formula. */
const LARGEST_VALUE = 1e30;

/** Refuses an array of no or too many numbers; checked before memory is taken for it. */
export function requireArraySize(shape: readonly number[], place: string): void {
  const sides = shape.join(" x ");
  if (shape.some((side) => side < 1)) {
    throw new ModelError(place, `is an array of ${sides}: there are no numbers in it`);
  }
  const count = shape.reduce((product, side) => product * side, 1);
  if (shape.every((side) => side <= limits.arraySide.most) && count <= limits.arrayValues.most)
    return;
  throw new ModelError(
    place,
    `is an array of ${sides}; the largest has ${limits.arraySide.most} a side and ${limits.arrayValues.most} numbers`,
  );
}

/** Whether a field can have this value. */
export function isFieldValue(value: number): boolean {
  return Math.abs(value) <= LARGEST_VALUE;
}
