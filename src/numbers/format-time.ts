import { formatNumber } from "./format-number.ts";

const HOUR = 60;
const DAY = 24 * HOUR;

/**
 * Simulated time (min) as a clock, never ahead of it: "12.5 min", "5 h 30 min", "12 d 06 h". The
 * page's clock and the caption in a picture are this.
 */
export function formatClock(minutes: number): string {
  if (!Number.isFinite(minutes)) return "–";
  if (minutes < 0) return `−${formatClock(-minutes)}`;
  const tenths = Math.floor(minutes * 10 + 1e-6) / 10;
  if (tenths < HOUR) return `${tenths} min`;
  const whole = Math.floor(minutes + 1e-6);
  if (whole < DAY) return `${Math.floor(whole / HOUR)} h ${twoDigits(whole % HOUR)} min`;
  return `${Math.floor(whole / DAY)} d ${twoDigits(Math.floor((whole % DAY) / HOUR))} h`;
}

/** A duration (min) in its largest fitting unit: "6 min", "1.5 h", "12 d". */
export function formatDuration(minutes: number, digits = 3): string {
  if (Math.abs(minutes) < HOUR) return `${formatNumber(minutes, digits)} min`;
  if (Math.abs(minutes) < 2 * DAY) return `${formatNumber(minutes / HOUR, digits)} h`;
  return `${formatNumber(minutes / DAY, digits)} d`;
}

/** Seconds of waiting: "8 s", "2 min 05 s". */
export function formatWait(seconds: number): string {
  if (!Number.isFinite(seconds)) return "…";
  const whole = Math.max(0, Math.round(seconds));
  if (whole < 60) return `${whole} s`;
  return `${Math.floor(whole / 60)} min ${twoDigits(whole % 60)} s`;
}

function twoDigits(value: number): string {
  return String(value).padStart(2, "0");
}
