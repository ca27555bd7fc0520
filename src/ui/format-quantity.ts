import { cellsPerSection, cellsPerVolume } from "../model/cell-count.ts";

const HOUR = 60;
const DAY = 24 * HOUR;

/** A number for people: about `digits` significant ones, no needless zeros, "−" for minus. */
export function formatNumber(value: number, digits = 3): string {
  if (Number.isNaN(value)) return "not a number";
  if (!Number.isFinite(value)) return value > 0 ? "∞" : "−∞";
  if (value === 0) return "0";
  const size = Math.abs(value);
  if (size >= 1e5 || size < 1e-3) return scientific(value, digits - 1);
  const decimals = Math.max(0, digits - 1 - Math.floor(Math.log10(size)));
  return minus(String(Number(value.toFixed(decimals))));
}

/** Marks of an axis, with as many digits as tell each from the next; null where there is no mark. */
export function formatTicks(ticks: readonly (number | null)[]): string[] {
  const values = ticks.filter((tick) => tick !== null && Number.isFinite(tick)) as number[];
  const largest = Math.max(...values.map(Math.abs), 0);
  const steps = values.slice(1).map((value, index) => Math.abs(value - values[index]!));
  const step = Math.min(...steps.filter((one) => one > 0), largest);
  // One digit more than the step's first: it may be 2.5 or 0.25.
  const digits = step > 0 ? Math.ceil(Math.log10(largest / step) + 1e-9) + 2 : 2;
  return ticks.map((tick) => (tick === null ? "" : formatNumber(tick, Math.min(15, digits))));
}

function scientific(value: number, decimals: number): string {
  const [mantissa, exponent] = value.toExponential(decimals).split("e");
  const power = [...String(Number(exponent))].map((digit) => superscripts[digit] ?? digit);
  return `${minus(String(Number(mantissa)))}×10${power.join("")}`;
}

const superscripts: Readonly<Record<string, string>> = Object.fromEntries(
  [..."-0123456789"].map((digit, index) => [digit, [..."⁻⁰¹²³⁴⁵⁶⁷⁸⁹"][index] ?? digit]),
);

function minus(text: string): string {
  return text.replace("-", "−");
}

/** A unit as people write it ("um^2/min" becomes "µm²/min"); nothing for a pure number. */
export function formatUnit(unit: string): string {
  if (unit === "1" || unit === "fraction") return "";
  return unit
    .replace(/\bum\b/g, "µm")
    .replace(/\^(-?\d+)/g, (_, power: string) =>
      [...power].map((digit) => superscripts[digit] ?? digit).join(""),
    );
}

/** Value and unit. */
export function formatQuantity(value: number, unit: string, digits = 3): string {
  const suffix = formatUnit(unit);
  return suffix === "" ? formatNumber(value, digits) : `${formatNumber(value, digits)} ${suffix}`;
}

/**
 * How many cells of this volume (um^3) fill a share of the tissue: per mm² of a section, as they are
 * counted under a microscope, and per mm³.
 */
export function formatCells(fraction: number, volume: number): string {
  const perArea = formatCount(cellsPerSection(fraction, volume));
  return `${perArea}/mm² · ${formatCount(cellsPerVolume(fraction, volume))}/mm³`;
}

/** Three digits, as a count is no better; fewer than one in twenty are none. */
function formatCount(count: number): string {
  return Math.abs(count) < 0.05 ? "0" : formatNumber(Number(count.toPrecision(3)), 2);
}

/** Simulated time (min) as a clock: "0 min", "5 h 30 min", "12 d 06 h". */
export function formatClock(minutes: number): string {
  if (minutes < HOUR) return `${formatNumber(minutes)} min`;
  const whole = Math.round(minutes);
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
