import { formatNumber, superscript } from "./format-number.ts";

/** Whether a unit is that of a pure number, which is not written. */
export function isPureUnit(unit: string): boolean {
  return unit === "" || unit === "1" || unit === "fraction";
}

/** A unit as people write it ("um^2/min" becomes "µm²/min"); nothing for a pure number. */
export function formatUnit(unit: string): string {
  if (isPureUnit(unit)) return "";
  return unit
    .replace(/(?<![A-Za-z])u(?=(?:m|g|M|mol|L|l|s)\b)/g, "µ")
    .replace(/\^(-?\d+)/g, (_, power: string) => superscript(Number(power)));
}

/** Value and unit. */
export function formatQuantity(value: number, unit: string, digits = 3): string {
  const suffix = formatUnit(unit);
  return suffix === "" ? formatNumber(value, digits) : `${formatNumber(value, digits)} ${suffix}`;
}
