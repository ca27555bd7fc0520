import { ModelError } from "./error.ts";
import { didYouMean } from "./suggest.ts";
import type { Unit } from "./unit.ts";
import { dimensionless, multiplyUnits, powerOfUnit } from "./unit.ts";

/** Dimension and size of every unit that a field or a parameter may have. */
const BASE_UNITS: ReadonlyMap<string, readonly [dimension: string, scale: number, power?: number]> =
  new Map([
    ["um", ["um", 1]],
    ["µm", ["um", 1]],
    ["μm", ["um", 1]],
    ["nm", ["um", 1e-3]],
    ["mm", ["um", 1e3]],
    ["cm", ["um", 1e4]],
    ["s", ["min", 1 / 60]],
    ["min", ["min", 1]],
    ["h", ["min", 60]],
    ["d", ["min", 1440]],
    ["wk", ["min", 10_080]],
    ["M", ["M", 1]],
    ["mM", ["M", 1e-3]],
    ["uM", ["M", 1e-6]],
    ["µM", ["M", 1e-6]],
    ["μM", ["M", 1e-6]],
    ["nM", ["M", 1e-9]],
    ["pM", ["M", 1e-12]],
    ["fM", ["M", 1e-15]],
    ["mol", ["mol", 1]],
    ["mmol", ["mol", 1e-3]],
    ["umol", ["mol", 1e-6]],
    ["nmol", ["mol", 1e-9]],
    ["pmol", ["mol", 1e-12]],
    ["fmol", ["mol", 1e-15]],
    ["kg", ["g", 1e3]],
    ["g", ["g", 1]],
    ["mg", ["g", 1e-3]],
    ["ug", ["g", 1e-6]],
    ["µg", ["g", 1e-6]],
    ["μg", ["g", 1e-6]],
    ["ng", ["g", 1e-9]],
    ["pg", ["g", 1e-12]],
    ["fg", ["g", 1e-15]],
    // A litre is 1e15 um^3.
    ["L", ["um", 1e15, 3]],
    ["mL", ["um", 1e12, 3]],
    ["uL", ["um", 1e9, 3]],
    ["µL", ["um", 1e9, 3]],
    ["mmHg", ["mmHg", 1]],
    ["Pa", ["mmHg", 1 / 133.322]],
    ["kPa", ["mmHg", 1000 / 133.322]],
    ["pH", ["pH", 1]],
    ["cell", ["cell", 1]],
    ["cells", ["cell", 1]],
    ["Gy", ["Gy", 1]],
    ["K", ["K", 1]],
    ["V", ["V", 1]],
    ["mV", ["V", 1e-3]],
    ["IU", ["IU", 1]],
    ["U", ["U", 1]],
    ["au", ["au", 1]],
  ] as const);

const WORD =
  /\s*(?:(\^\s*(?:\(\s*(-?\d+(?:\.\d+)?)\s*\)|(-?\d+(?:\.\d+)?))|[²³])|([A-Za-zµμ]+)|(1)(?![\d.])|([*·/()])|(\s+$))/y;

/** What a text such as "um^2/(min mM)", "1/min", "ng/mL" or "1" means; a ModelError else. */
export function parseUnit(text: string, place: string): Unit {
  const words = splitUnit(text, place);
  const reader: Reader = { words, at: 0, text, place };
  const unit = readProduct(reader);
  if (reader.at < words.length) throw wrong(reader, `unexpected "${words[reader.at]}"`);
  return unit;
}

interface Reader {
  readonly words: readonly string[];
  at: number;
  readonly text: string;
  readonly place: string;
}

function splitUnit(text: string, place: string): readonly string[] {
  const words: string[] = [];
  const reader = { words, at: 0, text, place };
  if (text.length > 60) throw wrong(reader, "longer than 60 characters");
  for (let at = 0; at < text.length; at = WORD.lastIndex) {
    WORD.lastIndex = at;
    const match = WORD.exec(text);
    if (match === null) throw wrong(reader, `unexpected "${text.slice(at).trim() || text}"`);
    const [, power, enclosed, bare, name, one, sign] = match;
    const exponent = enclosed ?? bare ?? (power === "²" ? 2 : 3);
    if (power !== undefined) words.push(`^${exponent}`);
    else if (name !== undefined || one !== undefined || sign !== undefined)
      words.push(match[0].trim());
  }
  return words;
}

function readProduct(reader: Reader): Unit {
  let unit = readFactor(reader);
  let hasDivided = false;
  for (
    let next = reader.words[reader.at];
    next !== undefined && next !== ")";
    next = reader.words[reader.at]
  ) {
    const divides = next === "/";
    const isSign = divides || next === "*" || next === "·";
    if (isSign) reader.at++;
    if (hasDivided && !divides)
      throw wrong(reader, "put what is divided by in parentheses, as in um^2/(min mM)");
    hasDivided ||= divides;
    unit = multiplyUnits(unit, readFactor(reader), divides ? -1 : 1);
  }
  return unit;
}

function readFactor(reader: Reader): Unit {
  const word = reader.words[reader.at++];
  let unit = dimensionless;
  if (word === "(") {
    unit = readProduct(reader);
    if (reader.words[reader.at++] !== ")") throw wrong(reader, 'a "(" is never closed');
  } else if (word !== "1") {
    unit = baseUnit(word, reader);
  }
  const power = reader.words[reader.at];
  if (!power?.startsWith("^")) return unit;
  reader.at++;
  const exponent = Number(power.slice(1));
  if (Math.abs(exponent) > 12) throw wrong(reader, `the exponent ${exponent} is too large`);
  return powerOfUnit(unit, exponent);
}

function baseUnit(word: string | undefined, reader: Reader): Unit {
  const known = word === undefined ? undefined : BASE_UNITS.get(word);
  if (known !== undefined) {
    const [dimension, scale, power] = known;
    return { dimensions: new Map([[dimension, power ?? 1]]), scale };
  }
  if (word === undefined) throw wrong(reader, "a unit is missing at the end");
  throw wrong(reader, `unknown unit "${word}"${didYouMean(word, BASE_UNITS.keys())}`);
}

function wrong(reader: Reader, problem: string): ModelError {
  const shown = JSON.stringify(reader.text.slice(0, 60));
  return new ModelError(
    reader.place,
    `the unit ${shown} cannot be read: ${problem}; write it like "um^2/min", "ng/mL" or "1"`,
  );
}
