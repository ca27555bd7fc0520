const HOUR = 60;
const DAY = 24 * HOUR;

/** Distances that marks snap to, min. */
const STEPS = [1, 5, 15, HOUR, 2 * HOUR, 6 * HOUR, 12 * HOUR, DAY, 7 * DAY, 28 * DAY] as const;

/** Least movement of a pointer that is meant, CSS px. */
const LEAST = 4;

/** The hours or days that a drag snaps to where a minute is `scale` CSS px wide. */
export function snapStep(scale: number): number {
  return STEPS.find((step) => step * scale >= LEAST) ?? 28 * DAY;
}

/** A finer one, for the same keys with Ctrl. */
export function fineStep(step: number): number {
  return step > HOUR ? HOUR : 1;
}

export function snapTo(time: number, step: number): number {
  return Math.round(time / step) * step;
}

/** The next whole step after a time, or the time itself where it is one. */
export function snapUp(time: number, step: number): number {
  return Math.ceil(time / step - 1e-9) * step;
}

/** One step on from a time (-1: back), to where steps are whole. */
export function snapBeside(time: number, step: number, direction: 1 | -1): number {
  const steps = time / step;
  const next = direction > 0 ? Math.floor(steps + 1e-9) + 1 : Math.ceil(steps - 1e-9) - 1;
  return next * step;
}
