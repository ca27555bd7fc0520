import { t } from "../texts/text.ts";

/** What a person has written: a number, or why it is none. */
export type ReadNumber = { readonly value: number } | { readonly problem: string };

const RAISED = "⁰¹²³⁴⁵⁶⁷⁸⁹";
const AMBIGUOUS = /^[+−-]?[1-9]\d{0,2},\d{3}$/;
const PLAIN = /^[+-]?(\d+\.?\d*|\.\d+)(e[+-]?\d+)?$/i;

/**
 * Reads a number as people write it, and all that `formatNumber` writes: decimal point or comma
 * ("0,7"), fractions ("1/3"), "1.5e-3", "1.5×10⁻³", "1.5*10^-3", "10⁵", "5 %", "−" for minus, spaces
 * between thousands. One comma is a decimal comma, but "1,290" is asked about: it may be a thousand and more. Of
 * several marks of both kinds the last one is the decimal one.
 * `unit`, as it is shown, may stand behind the number.
 */
export function readNumber(text: string, unit = ""): ReadNumber {
  const trimmed = text.trim();
  const bare =
    unit !== "" && trimmed.endsWith(unit) ? trimmed.slice(0, -unit.length).trim() : trimmed;
  if (bare === "") return { problem: t`A number is missing` };
  const ambiguous = bare.split("/").find((part) => AMBIGUOUS.test(part.trim()));
  if (ambiguous !== undefined) {
    const [point, whole] = [".", ""].map((mark) => ambiguous.trim().replace(",", mark));
    return { problem: t`“${ambiguous.trim()}” may be ${point} or ${whole}: write one of these` };
  }
  const percent = bare.endsWith("%");
  const parts = (percent ? bare.slice(0, -1) : bare).split("/").map(readPart);
  const [above = Number.NaN, below = 1] = parts;
  const value = (parts.length > 2 ? Number.NaN : above / below) / (percent ? 100 : 1);
  if (Number.isFinite(value)) return { value };
  if (parts.length === 2 && below === 0) return { problem: t`“${trimmed}” divides by 0` };
  return { problem: t`“${trimmed}” is not a number` };
}

function readPart(text: string): number {
  const raised = text
    .replace(/[⁺⁻⁰¹²³⁴⁵⁶⁷⁸⁹]+/g, (power) => `^${[...power].map(lower).join("")}`)
    .replaceAll("−", "-")
    .replace(/[\s'’\u00a0\u202f]+(?=\d{3}(?!\d))/g, "")
    .trim();
  const powered = raised
    .replace(/\s*[×*·x]\s*10\^([+-]?\d+)$/, "e$1")
    .replace(/^([+-]?)10\^/, "$11e");
  const number = decimalPoint(powered);
  return PLAIN.test(number) ? Number(number) : Number.NaN;
}

function lower(digit: string): string {
  if (digit === "⁻") return "-";
  return digit === "⁺" ? "+" : String(RAISED.indexOf(digit));
}

/** Commas and points that set thousands apart go; the one that is left is a point. */
function decimalPoint(text: string): string {
  const commas = text.split(",").length - 1;
  const points = text.split(".").length - 1;
  if (commas === 0) return points > 1 && isGrouped(text, ".") ? text.replaceAll(".", "") : text;
  if (points === 0) {
    if (commas === 1) return text.replace(",", ".");
    return isGrouped(text, ",") ? text.replaceAll(",", "") : text;
  }
  const isCommaLast = text.lastIndexOf(",") > text.lastIndexOf(".");
  return isCommaLast ? text.replaceAll(".", "").replace(",", ".") : text.replaceAll(",", "");
}

function isGrouped(text: string, mark: string): boolean {
  const [first = "", ...rest] = text.split(mark);
  return /^[+-]?\d{1,3}$/.test(first) && rest.every((group) => /^\d{3}$/.test(group));
}
