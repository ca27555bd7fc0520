import { minus, numberText, powerOf, scientific } from "./number-text.ts";

export interface Tick {
  readonly value: number;
  readonly text: string;
}

/** Ticks 1, 2 or 5 times a power of ten apart, at most about `most` of them, within the ends. */
export function linearTicks(low: number, high: number, most: number): readonly Tick[] {
  const step = niceStep((high - low) / Math.max(most, 1));
  const first = Math.ceil(low / step - 1e-9);
  const last = Math.floor(high / step + 1e-9);
  const values = Array.from({ length: Math.max(last - first + 1, 0) }, (_, index) =>
    Number(((first + index) * step).toPrecision(15)),
  );
  return values.map((value) => ({ value, text: tickText(value, step, values) }));
}

/** The least of 1, 2 and 5 times a power of ten that is no less. */
export function niceStep(least: number): number {
  const power = 10 ** Math.floor(Math.log10(least));
  const factor = [1, 2, 5].find((each) => each * power >= least * (1 - 1e-9)) ?? 10;
  return Number((factor * power).toPrecision(15));
}

/** All of an axis are written alike. */
function tickText(value: number, step: number, values: readonly number[]): string {
  if (value === 0) return "0";
  const most = Math.max(...values.map(Math.abs));
  const decimals = Math.max(0, -Math.floor(Math.log10(step) + 1e-9));
  if (most < 1e5 && most >= 1e-3) return minus(value.toFixed(decimals));
  const size = Math.floor(Math.log10(Math.abs(value)) + 1e-9);
  const digits = Math.max(1, size - Math.floor(Math.log10(step) + 1e-9) + 1);
  const [mantissa, exponent] = powerOf(value, Math.min(digits, 15));
  return scientific(mantissa, exponent);
}

export interface LogTicks {
  readonly ticks: readonly Tick[];
  /** Small ticks without a label. */
  readonly minor: readonly number[];
}

/** Powers of ten within the ends, which are above 0; where these are few, 1, 2 and 5 times such. */
export function logTicks(low: number, high: number, most: number): LogTicks {
  const first = Math.floor(Math.log10(low) + 1e-9);
  const last = Math.ceil(Math.log10(high) - 1e-9);
  const within = (value: number) => value >= low * (1 - 1e-9) && value <= high * (1 + 1e-9);
  const multiples = (factors: readonly number[], every = 1) =>
    Array.from({ length: Math.floor((last - first) / every) + 1 }, (_, index) =>
      factors.map((factor) => Number(`${factor}e${first + index * every}`)),
    )
      .flat()
      .filter(within);
  const minor = last - first > most ? [] : multiples([1, 2, 3, 4, 5, 6, 7, 8, 9]);
  const write = (values: readonly number[]) =>
    values.map((value) => ({ value, text: numberText(value) }));
  const decades = multiples([1]);
  const fine = multiples([1, 2, 5]);
  if (fine.length <= most && fine.length >= 2) return { ticks: write(fine), minor };
  if (decades.length <= 2 && fine.length < 2)
    return { ticks: linearTicks(low, high, most), minor: [] };
  const every = Math.max(1, Math.ceil(decades.length / Math.max(most, 1)));
  return { ticks: write(decades.length >= 2 ? multiples([1], every) : fine.slice(0, 1)), minor };
}
