import type { SpeedPoint } from "./film-setting.ts";

/**
 * How fast simulated time passes in a film: knots (min, min per s of film) from its first time to its last, the
 * speed being straight between them.
 */
export type SpeedProfile = readonly SpeedPoint[];

/** Slower about a time: `speed` for `seconds` of film, the event in their middle, and ramps on both sides. */
export interface Valley {
  readonly time: number;
  readonly speed: number;
  readonly seconds: number;
}

/** A ramp lasts this share of what lies between it and the other one. */
export const RAMP = 0.25;

/**
 * The profile from one time to another (min): a speed by points (straight between them, even beyond them), or in the
 * valleys theirs, whichever is slower.
 */
export function speedProfile(
  from: number,
  to: number,
  points: readonly SpeedPoint[],
  valleys: readonly Valley[],
): SpeedProfile {
  const base = pathThrough(points);
  const fastest = Math.max(...points.map(({ speed }) => speed));
  const paths = [base, ...valleys.flatMap((one) => valleyPath(one, base, fastest))];
  const speedAt = (time: number): number => Math.min(...paths.map((path) => path.at(time)));
  const kinks = paths.flatMap(({ kinks }) => kinks).filter((time) => time > from && time < to);
  const times = [...new Set([from, ...kinks, to])].sort((a, b) => a - b);
  const knots = times.flatMap((time, index) => {
    const next = times[index + 1];
    const own = { time, speed: speedAt(time) };
    return next === undefined ? [own] : [own, ...crossings(paths, time, next)];
  });
  return knots;
}

/** s of film that a profile takes up to a time (min); default: to its end. */
export function secondsOf(profile: SpeedProfile, until = Number.POSITIVE_INFINITY): number {
  let seconds = 0;
  for (let index = 1; index < profile.length; index++) {
    const [a, b] = [profile[index - 1] as SpeedPoint, profile[index] as SpeedPoint];
    if (until <= a.time) break;
    seconds += secondsBetween(a, until < b.time ? pointBetween(a, b, until) : b);
  }
  return seconds;
}

/** The simulated time (min) that a profile reaches in so many s of film; none is beyond its end. */
export function timeAfter(profile: SpeedProfile, seconds: number): number {
  let left = seconds;
  for (let index = 1; index < profile.length; index++) {
    const [a, b] = [profile[index - 1] as SpeedPoint, profile[index] as SpeedPoint];
    const own = secondsBetween(a, b);
    if (left < own) return Math.min(b.time, a.time + advance(a, b, left));
    left -= own;
  }
  return profile.at(-1)?.time ?? 0;
}

/** ∫ dt / v, v being straight: the logarithm of the speeds' ratio over the slope. */
function secondsBetween(a: SpeedPoint, b: SpeedPoint): number {
  const span = b.time - a.time;
  const rise = (b.speed - a.speed) / a.speed;
  return (span / a.speed) * (Math.abs(rise) < 1e-9 ? 1 - rise / 2 : Math.log1p(rise) / rise);
}

/** min gone after s of film from a knot towards the next one: dt/ds = v, v being straight in t. */
function advance(a: SpeedPoint, b: SpeedPoint, seconds: number): number {
  const slope = (b.speed - a.speed) / (b.time - a.time);
  const power = slope * seconds;
  return a.speed * seconds * (Math.abs(power) < 1e-9 ? 1 + power / 2 : Math.expm1(power) / power);
}

function pointBetween(a: SpeedPoint, b: SpeedPoint, time: number): SpeedPoint {
  const share = (time - a.time) / (b.time - a.time);
  return { time, speed: a.speed + share * (b.speed - a.speed) };
}

/** A speed over time, straight between its kinks. */
interface Path {
  readonly kinks: readonly number[];
  readonly at: (time: number) => number;
}

function pathThrough(points: readonly SpeedPoint[]): Path {
  const sorted = [...points].sort((a, b) => a.time - b.time);
  const at = (time: number): number => {
    const after = sorted.findIndex((point) => point.time > time);
    if (after === 0) return (sorted[0] as SpeedPoint).speed;
    if (after < 0) return (sorted.at(-1) as SpeedPoint).speed;
    const [a, b] = [sorted[after - 1] as SpeedPoint, sorted[after] as SpeedPoint];
    return pointBetween(a, b, time).speed;
  };
  return { kinks: sorted.map(({ time }) => time), at };
}

/** A valley's floor and its ramps, which go on rising: none where the speed is no faster there. */
function valleyPath(
  { time, speed, seconds }: Valley,
  base: Path,
  fastest: number,
): readonly Path[] {
  const around = base.at(time);
  if (!(speed < around)) return [];
  const half = (speed * seconds) / 2;
  // A ramp from one speed to the other takes ln(v1/v0) / slope seconds.
  const slope = Math.log(around / speed) / (RAMP * seconds);
  const wide = half + (fastest - speed) / slope;
  const at = (when: number): number => speed + slope * Math.max(0, Math.abs(when - time) - half);
  return [{ kinks: [time - wide, time - half, time + half, time + wide], at }];
}

/** Where the slowest of straight paths is another one, between two times without kinks; in order. */
function crossings(paths: readonly Path[], from: number, to: number): readonly SpeedPoint[] {
  const found: SpeedPoint[] = [];
  const slowest = (time: number, slopeSign: 1 | -1): Path =>
    paths.reduce((best, path) => {
      const gap = path.at(time) - best.at(time);
      const even = Math.abs(gap) <= 1e-12 * best.at(time);
      // Of two that are equal there, the one that is slower on the inner side.
      const inner = slopeSign > 0 ? to : from;
      return (even ? path.at(inner) < best.at(inner) : gap < 0) ? path : best;
    });
  const split = (a: number, b: number, depth: number): void => {
    const [left, right] = [slowest(a, 1), slowest(b, -1)];
    if (left === right || depth === 0) return;
    const [la, lb, ra, rb] = [left.at(a), left.at(b), right.at(a), right.at(b)];
    const share = (ra - la) / (ra - la + lb - rb);
    const time = a + share * (b - a);
    if (!(time > a && time < b)) return;
    const speed = Math.min(...paths.map((path) => path.at(time)));
    if (speed < left.at(time) * (1 - 1e-12)) {
      split(a, time, depth - 1);
      found.push({ time, speed });
      split(time, b, depth - 1);
    } else found.push({ time, speed });
  };
  split(from, to, 40);
  return found;
}
