import { formatLocale } from "d3-format";
import { t } from "../texts/text.ts";

/** Numbers at least this large once rounded, and those below `SMALLEST`, are written with a power of ten. */
const LARGEST = 1e5;
const SMALLEST = 1e-3;

const locale = formatLocale({
  decimal: ".",
  thousands: "",
  grouping: [3],
  currency: ["", ""],
  minus: "−",
});

/**
 * A number for people, the same everywhere: `digits` significant ones (whole ones are never dropped),
 * no needless zeros, "−" for minus, "1.2×10⁵" from 100 000 on and below 0.001. What it rounds to
 * decides which way it is written.
 */
export function formatNumber(value: number, digits = 3): string {
  if (Number.isNaN(value)) return t`not a number`;
  if (!Number.isFinite(value)) return value > 0 ? "∞" : "−∞";
  const rounded = roundTo(value, digits);
  if (rounded === 0) return "0";
  const size = Math.abs(rounded);
  if (size >= LARGEST || size < SMALLEST) return scientific(value, digits);
  return locale.format(`.${decimalsOf(rounded, digits)}~f`)(rounded);
}

/** A whole number as it is raised: "⁻³". */
export function superscript(exponent: number): string {
  return [...String(exponent)].map((digit) => RAISED[digit] ?? digit).join("");
}

const RAISED: Readonly<Record<string, string>> = Object.fromEntries(
  [..."-0123456789"].map((digit, index) => [digit, [..."⁻⁰¹²³⁴⁵⁶⁷⁸⁹"][index] ?? digit]),
);

/** What is too small for decimals keeps its own. */
function roundTo(value: number, digits: number): number {
  if (value === 0 || Math.abs(value) < SMALLEST / 2) return value;
  return Number(value.toFixed(decimalsOf(value, digits)));
}

function decimalsOf(value: number, digits: number): number {
  return Math.min(20, Math.max(0, digits - 1 - Math.floor(Math.log10(Math.abs(value)))));
}

function scientific(value: number, digits: number): string {
  const [mantissa = "", exponent] = locale
    .format(`.${digits - 1}~e`)(value)
    .split("e");
  const power = `10${superscript(Number(exponent?.replace("−", "-")))}`;
  if (mantissa === "1") return power;
  return mantissa === "−1" ? `−${power}` : `${mantissa}×${power}`;
}
