import { ModelError } from "../model/error.ts";
import { parseUnit } from "../model/parse-unit.ts";
import { haveSameDimensions } from "../model/unit.ts";
import { t } from "../texts/text.ts";

/** A number, or the sentence why the text is none. */
export type ParsedNumber = { readonly value: number } | { readonly problem: string };

const NUMBER = String.raw`[-+]?(?:\d+(?:[.,]\d*)?|[.,]\d+)(?:[eE][-+]?\d+)?`;
const POWER = String.raw`(?:\s*[*×·]\s*10\^?([-+]?\d+))?`;
const QUANTITY = new RegExp(String.raw`^(${NUMBER})${POWER}\s*(?:/\s*(${NUMBER}))?\s*(.*)$`, "u");
const BARE_POWER = /^([-+]?)10\^([-+]?\d+)\s*(.*)$/u;

/**
 * What a person writes into a box for a number: "0.7", "0,7", "1/3", "1e-3", "3×10⁻⁵", "30 %" of a pure number,
 * and, where `unit` is given, a number in another unit of the same kind ("12 d" where min are expected).
 */
export function parseNumber(text: string, unit?: string): ParsedNumber {
  const written = plain(text);
  if (written === "") return { problem: t`Write a number.` };
  if (written.length > 100) return { problem: t`That is too long for a number.` };
  const power = BARE_POWER.exec(written);
  if (power !== null) {
    return inUnit(Number(`${power[1]}1e${power[2]}`), power[3]!, unit, text);
  }
  const match = QUANTITY.exec(written);
  if (match === null) return { problem: notANumber(text) };
  const [, first = "", exponent = "0", second, rest = ""] = match;
  const ambiguous = [first, second].find(
    (one) => one !== undefined && /^[-+]?[1-9]\d{0,2},\d{3}$/.test(one),
  );
  if (ambiguous !== undefined) {
    const [point, whole] = [ambiguous.replace(",", "."), ambiguous.replace(",", "")];
    return { problem: t`"${ambiguous}" may be ${point} or ${whole}; write one of these.` };
  }
  const divisor = second === undefined ? 1 : decimal(second);
  if (divisor === 0) return { problem: t`It is divided by 0.` };
  const [mantissa = "", own = "0"] = first.replace(",", ".").split(/[eE]/);
  const value = Number(`${mantissa}e${Number(own) + Number(exponent)}`);
  return inUnit(value / divisor + 0, rest, unit, text);
}

const SUPERSCRIPTS = "⁰¹²³⁴⁵⁶⁷⁸⁹";

/** Minus signs, spaces and superscripts of print as those of a keyboard. */
function plain(text: string): string {
  return text
    .trim()
    .replace(/[−–]/g, "-")
    .replace(/[\u00a0\u202f\u2009]/g, " ")
    .replace(/(?<=\d) (?=\d{3}(?!\d))/g, "")
    .replace(/⁻?[⁰¹²³⁴⁵⁶⁷⁸⁹]+/g, (power) => `^${[...power].map(onLine).join("")}`);
}

function onLine(raised: string): string {
  return raised === "⁻" ? "-" : String(SUPERSCRIPTS.indexOf(raised));
}

function decimal(text: string): number {
  return Number(text.replace(",", "."));
}

function inUnit(value: number, rest: string, unit: string | undefined, text: string): ParsedNumber {
  if (!Number.isFinite(value)) return { problem: t`That is too large a number.` };
  // "0.07/d" is "0.07 1/d".
  const given = rest.trim().replace(/^\/(?=\p{L})/u, "1/");
  if (given === "") return { value };
  if (/^[\d.,/*+-]/.test(given) && !/^1\/\p{L}/u.test(given)) return { problem: notANumber(text) };
  const isPure = unit === "1" || unit === "fraction";
  if (given === "%") {
    return isPure
      ? { value: value / 100 }
      : { problem: t`There is nothing that it is a share of.` };
  }
  if (unit === undefined || isPure) {
    return { problem: t`A number without a unit is expected, but "${given}" follows it.` };
  }
  if (given === unit) return { value };
  try {
    const [from, to] = [parseUnit(given, ""), parseUnit(unit, "")];
    if (!haveSameDimensions(from, to)) {
      return { problem: t`"${given}" is no unit of the kind of "${unit}".` };
    }
    // The nearest number of twelve digits: 12 d are 17280 min, whatever the scales are multiplied to.
    return { value: Number(((value * from.scale) / to.scale).toPrecision(12)) };
  } catch (error) {
    if (!(error instanceof ModelError)) throw error;
    return { problem: t`"${given}" is no unit that is known here; "${unit}" is expected.` };
  }
}

function notANumber(text: string): string {
  const shown = text.trim().slice(0, 40);
  return t`"${shown}" is no number; write one such as 0.7, 1/3 or 1e-3.`;
}
