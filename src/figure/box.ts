/** A place in a figure: points (1/72 in) from its upper left corner. */
export interface Box {
  readonly x: number;
  readonly y: number;
  readonly width: number;
  readonly height: number;
}

/** Points of a millimeter. */
export const POINTS_PER_MM = 72 / 25.4;

export function rightOf({ x, width }: Box): number {
  return x + width;
}

export function bottomOf({ y, height }: Box): number {
  return y + height;
}
