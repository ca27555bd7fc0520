import { conjugateGradients } from "./conjugate-gradients.ts";
import type { Problem } from "./problem.ts";
import { type SemiDiscrete, semiDiscrete } from "./semi-discrete.ts";

/** Where a run has come to. */
export interface Trajectory {
  readonly u: Float64Array;
  /** Integral of u over the time, per voxel. */
  readonly integral: Float64Array;
  /** Sum of the errors of all steps as step doubling shows them, of the largest |u| so far. */
  readonly error: number;
  readonly steps: number;
}

export interface IntegrateOptions {
  /** Error that one step may make, of the largest |u| so far; default 1e-10. */
  readonly tolerance?: number;
  /** Times at which something jumps: steps end there. */
  readonly jumps?: readonly number[];
}

/**
 * The L-stable method SDIRK4 of Hairer and Wanner (Solving Ordinary Differential Equations II,
 * section IV.6, table 6.5): order 4, five stages, all with the same diagonal element.
 */
const gamma = 1 / 4;
const stages: readonly (readonly number[])[] = [
  [],
  [1 / 2],
  [17 / 50, -1 / 25],
  [371 / 1360, -137 / 2720, 15 / 544],
  [25 / 24, -49 / 48, 125 / 16, -85 / 12],
];
const weights = [25 / 24, -49 / 48, 125 / 16, -85 / 12, gamma];

/**
 * u at `end` from `start` at `begin`. Each step is made once whole and once in two halves; the
 * difference is the error by which the step is chosen, and the halves are extrapolated with it.
 */
export function integrate(
  problem: Problem,
  start: ArrayLike<number>,
  begin: number,
  end: number,
  options: IntegrateOptions = {},
): Trajectory {
  const { tolerance = 1e-10, jumps = [] } = options;
  const system = semiDiscrete(problem);
  let u = Float64Array.from(start);
  const integral = new Float64Array(system.size);
  let scale = largest(u);
  let error = 0;
  let steps = 0;
  let dt = (end - begin) / 64;
  const stops = [...jumps.filter((t) => t > begin && t < end), end].sort((a, b) => a - b);
  let t = begin;
  for (const stop of stops) {
    // Formulas are read just inside an interval, so that a jump at its edge belongs to one side.
    const inside = (time: number): number =>
      Math.min(Math.max(time, t + 1e-9 * (stop - t)), stop - 1e-9 * (stop - t));
    let now = t;
    while (now < stop) {
      const step = stop - now < 1.001 * dt ? stop - now : dt;
      const clock = (time: number): number => (jumps.length > 0 ? inside(time) : time);
      const whole = runStep(system, u, now, step, clock);
      const first = runStep(system, u, now, step / 2, clock);
      const second = runStep(system, first.u, now + step / 2, step / 2, clock);
      scale = Math.max(scale, largest(second.u), 1e-300);
      const change = second.u.map((value, i) => (value - whole.u[i]!) / 15);
      const share = largest(change) / scale;
      if (share <= tolerance) {
        for (let i = 0; i < u.length; i++) {
          const halves = first.integral[i]! + second.integral[i]!;
          integral[i]! += halves + (halves - whole.integral[i]!) / 15;
        }
        u = second.u.map((value, i) => value + change[i]!);
        error += share;
        steps += 1;
        now = step === stop - now ? stop : now + step;
      }
      dt = step * Math.min(4, Math.max(0.1, 0.9 * (tolerance / Math.max(share, 1e-300)) ** 0.2));
    }
    t = stop;
  }
  return { u, integral, error, steps };
}

/** One step of SDIRK4, and the integral of u over it. `clock` maps times to those to read at. */
export function runStep(
  system: SemiDiscrete,
  start: Float64Array,
  t: number,
  dt: number,
  clock: (t: number) => number = (time) => time,
): { readonly u: Float64Array; readonly integral: Float64Array } {
  const slopes: Float64Array[] = [];
  const integral = new Float64Array(system.size);
  let u = start;
  stages.forEach((coefficients, stage) => {
    const node = coefficients.reduce((sum, value) => sum + value, gamma);
    const { faces, loss, source } = system.at(clock(t + node * dt));
    const known = start.slice();
    coefficients.forEach((coefficient, earlier) => {
      const slope = slopes[earlier]!;
      for (let i = 0; i < known.length; i++) known[i]! += dt * coefficient * slope[i]!;
    });
    const rhs = known.map((value, i) => value + gamma * dt * source[i]!);
    const diagonal = loss.map((k) => 1 + gamma * dt * k);
    u = conjugateGradients(diagonal, faces, gamma * dt, rhs, u);
    slopes.push(u.map((value, i) => (value - known[i]!) / (gamma * dt)));
    for (let i = 0; i < u.length; i++) integral[i]! += dt * weights[stage]! * u[i]!;
  });
  return { u, integral };
}

function largest(values: Float64Array): number {
  return values.reduce((most, value) => Math.max(most, Math.abs(value)), 0);
}
