import { ModelError } from "../model/error.ts";

/** The numbers of an .npy or .csv file. */
export interface DecodedArray {
  /** [ny, nx] or [nz, ny, nx]. */
  readonly shape: readonly number[];
  /** Row-major (x fastest); row 0 is y = 0. */
  readonly values: Float32Array;
}

const LARGEST_SIDE = 4096;
const MOST_VALUES = 2 ** 26;
/** As a number in a formula. */
const LARGEST_VALUE = 1e30;

/** Refuses an array of no or too many numbers; checked before memory is taken for it. */
export function requireArraySize(shape: readonly number[], place: string): void {
  const sides = shape.join(" x ");
  if (shape.some((side) => side < 1)) {
    throw new ModelError(place, `is an array of ${sides}: there are no numbers in it`);
  }
  const count = shape.reduce((product, side) => product * side, 1);
  if (shape.every((side) => side <= LARGEST_SIDE) && count <= MOST_VALUES) return;
  throw new ModelError(
    place,
    `is an array of ${sides}; the largest has ${LARGEST_SIDE} a side and ${MOST_VALUES} numbers`,
  );
}

/** Whether a field can have this value. */
export function isFieldValue(value: number): boolean {
  return Math.abs(value) <= LARGEST_VALUE;
}
