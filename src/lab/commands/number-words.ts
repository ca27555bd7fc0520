import { formatNumber } from "../../numbers/format-number.ts";

/** A number in the name of a step: six digits. */
export function numberWords(value: number): string {
  return formatNumber(value, 6);
}
