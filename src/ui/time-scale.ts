const HOUR = 60;
const DAY = 24 * HOUR;

/** Steps between marks that people read at a glance, min. */
const STEPS = [
  ...[1, 2, 5, 10, 20, 30],
  ...[1, 2, 3, 6, 12].map((hours) => hours * HOUR),
  ...[1, 2, 4, 7, 14, 28].map((days) => days * DAY),
];

/** A mark of the ruler. */
export interface TimeTick {
  /** min */
  readonly time: number;
  readonly text: string;
}

/** End of the timeline, min: the run's own end, or, of one without or past it, a round time after now. */
export function horizonOf(time: number, stop: number | undefined): number {
  if (stop !== undefined && stop > 0 && time <= stop) return stop;
  const wanted = Math.max(time * 1.2, HOUR);
  return roundUp(wanted);
}

/** Marks from 0 to the end, at most `most` of them beside the first; all in one unit. */
export function timeTicks(end: number, most: number): readonly TimeTick[] {
  if (!(end > 0) || !Number.isFinite(end)) return [];
  const least = end / Math.max(most, 1);
  const step = STEPS.find((each) => each >= least) ?? roundUp(least / (28 * DAY)) * 28 * DAY;
  const [unit, name] = step >= DAY ? [DAY, "d"] : step >= HOUR ? [HOUR, "h"] : [1, "min"];
  const count = Math.floor(end / step + 1e-9);
  return Array.from({ length: count + 1 }, (_, index) => ({
    time: index * step,
    text: index === 0 ? `0 ${name}` : String((index * step) / unit),
  }));
}

/** Where a time stands on the timeline, in percent of it. */
export function percentOf(time: number, end: number): number {
  return end > 0 ? Math.min(100, Math.max(0, (100 * time) / end)) : 0;
}

/** 1, 2 or 5 times a power of ten that is at least this. */
function roundUp(value: number): number {
  const power = 10 ** Math.floor(Math.log10(value));
  return ([1, 2, 5].find((factor) => factor * power >= value - 1e-9) ?? 10) * power;
}

/** The time at a share of the timeline, min, in minutes as round as a pixel is wide; within it. */
export function timeAt(share: number, end: number, width: number): number {
  const exact = Math.min(1, Math.max(0, share)) * end;
  const pixel = end / Math.max(1, width);
  const grain = [DAY / 4, HOUR, 10, 1].find((each) => each <= pixel) ?? 0;
  return grain === 0 ? exact : Math.min(end, Math.round(exact / grain) * grain);
}

/** Steps of the playhead by keys, min: some hundredth of the timeline, as people count. */
export function keyStep(end: number): number {
  const least = end / 150;
  return STEPS.find((each) => each >= least) ?? Math.max(least, 28 * DAY);
}
