import type { Turn } from "../../look/parts/turn.ts";
import type { CameraKey } from "./film-setting.ts";

/** What keyframes say of the camera at a moment; what they do not name is as the film begins. */
export interface FilmCamera {
  readonly center?: readonly [number, number];
  readonly zoom?: number;
  readonly turn?: Turn;
}

/** A key at its time, s of film. */
export type TimedKey = Omit<CameraKey, "at"> & { readonly at: number };

/**
 * The camera at any moment (s of film): through every key, smooth, and never beyond two neighboring keys. Before the
 * first and after the last it rests. Turns go as they are written: from 0 to 360 is once around.
 */
export function cameraPath(keys: readonly TimedKey[]): (seconds: number) => FilmCamera {
  const sorted = [...keys].sort((a, b) => a.at - b.at);
  const through = (read: (key: TimedKey) => number | undefined) => {
    const known = sorted.flatMap((key) => {
      const value = read(key);
      return value === undefined ? [] : [[key.at, value] as const];
    });
    return known.length === 0 ? null : smoothThrough(known);
  };
  const x = through(({ center }) => center?.[0]);
  const y = through(({ center }) => center?.[1]);
  const zoom = through((key) => (key.zoom === undefined ? undefined : Math.log(key.zoom)));
  const azimuth = through(({ turn }) => turn?.[0]);
  const elevation = through(({ turn }) => turn?.[1]);
  return (seconds) => ({
    ...(x !== null && y !== null && { center: [x(seconds), y(seconds)] as const }),
    ...(zoom !== null && { zoom: Math.exp(zoom(seconds)) }),
    ...(azimuth !== null &&
      elevation !== null && { turn: [azimuth(seconds), elevation(seconds)] as const }),
  });
}

/**
 * A curve through points, x ascending: cubic Hermite with slopes that keep it monotone between them (F. N. Fritsch and
 * J. Butland, SIAM J. Sci. Stat. Comput. 5, 300, 1984), 0 at its ends; even beyond them.
 */
export function smoothThrough(
  points: readonly (readonly [x: number, y: number])[],
): (x: number) => number {
  // Of two at one place the later one counts.
  const own = points.filter(([x], index) => points[index + 1]?.[0] !== x);
  const slopes = own.map((_, index) => slopeAt(own, index));
  return (x) => {
    const after = own.findIndex(([at]) => at > x);
    if (after === 0) return own[0]![1];
    if (after < 0) return own.at(-1)![1];
    const [[x0, y0], [x1, y1]] = [own[after - 1]!, own[after]!];
    const span = x1 - x0;
    const t = (x - x0) / span;
    const s = 1 - t;
    const [m0, m1] = [slopes[after - 1]! * span, slopes[after]! * span];
    return y0 * s * s * (1 + 2 * t) + m0 * t * s * s + y1 * t * t * (3 - 2 * t) - m1 * t * t * s;
  };
}

/** The weighted harmonic mean of the slopes beside a point; 0 where they differ in sign, and at the ends. */
function slopeAt(points: readonly (readonly [number, number])[], index: number): number {
  const [before, at, after] = [points[index - 1], points[index]!, points[index + 1]];
  if (before === undefined || after === undefined) return 0;
  const [h0, h1] = [at[0] - before[0], after[0] - at[0]];
  const [d0, d1] = [(at[1] - before[1]) / h0, (after[1] - at[1]) / h1];
  if (d0 * d1 <= 0) return 0;
  const [w0, w1] = [2 * h1 + h0, h1 + 2 * h0];
  return (w0 + w1) / (w0 / d0 + w1 / d1);
}
