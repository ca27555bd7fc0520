/** Where one looks from, degrees: about the z axis (0: from the front, towards +y), and up (90: from above). */
export type Turn = readonly [azimuth: number, elevation: number];

export type Vector = readonly [number, number, number];

/** Directions of the picture in the domain: to its right, upwards, and away from who looks. Of length 1. */
export interface Basis {
  readonly right: Vector;
  readonly up: Vector;
  readonly forward: Vector;
}

/** From the front, the right and above: a corner that is cut away lies open. */
export const DEFAULT_TURN: Turn = [32, 22];

/** Degrees for each px of a drag. */
const SPEED = 0.4;

export function basisOf([azimuth, elevation]: Turn): Basis {
  const [a, e] = [(azimuth * Math.PI) / 180, (elevation * Math.PI) / 180];
  const [ca, sa, ce, se] = [Math.cos(a), Math.sin(a), Math.cos(e), Math.sin(e)];
  return {
    right: [ca, sa, 0],
    up: [-se * sa, se * ca, ce],
    forward: [-ce * sa, ce * ca, -se],
  };
}

/** Where a point (um from the middle of what is turned) shows: um to the right and up of the picture's middle. */
export function project({ right, up }: Basis, point: Vector): readonly [number, number] {
  return [dot(right, point), dot(up, point)];
}

export function dot(a: Vector, b: Vector): number {
  return a[0] * b[0] + a[1] * b[1] + a[2] * b[2];
}

/** The turn after a drag by px (right, down): what is nearest follows the pointer. */
export function turnBy([azimuth, elevation]: Turn, across: number, down: number): Turn {
  const next = azimuth - SPEED * across;
  return [next - 360 * Math.round(next / 360), boundElevation(elevation + SPEED * down)];
}

/** The nearest turn that there is. */
export function boundTurn([azimuth, elevation]: Turn): Turn {
  return [azimuth - 360 * Math.round(azimuth / 360), boundElevation(elevation)];
}

function boundElevation(elevation: number): number {
  return Math.min(90, Math.max(-90, elevation));
}
