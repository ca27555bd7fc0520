import type { OpenKeys } from "./open-keys.ts";

/** Where a text stops being JSON, and what is wrong there. */
export interface JsonMistake {
  /** Index of the character. */
  readonly at: number;
  readonly problem: string;
}

const WORD =
  /[ \t\r\n]*(?:([{}[\],:])|(")|((?:-?(?:0|[1-9]\d*)(?:\.\d+)?(?:[eE][+-]?\d+)?|true|false|null)(?![\w.+-]))|$)/y;
const ESCAPE = /\\(?:["\\/bfnrt]|u[0-9a-fA-F]{4})/y;

/** What may come next. */
type Expected = "value" | "value or ]" | "key" | "key or }" | "colon" | "comma or end";

/**
 * The first mistake of a JSON text, or undefined. Engines word and place their own errors each in
 * their way, some without any place. With `keys` also the first key that JSON allows and no reader
 * can have meant.
 */
export function findJsonMistake(
  text: string,
  mostNesting: number,
  keys?: OpenKeys,
): JsonMistake | undefined {
  const open: string[] = [];
  let expected: Expected = "value";
  for (let at = 0; ; ) {
    WORD.lastIndex = at;
    const match = WORD.exec(text);
    if (match === null) return unreadable(text, at);
    const isString = match[2] !== undefined;
    const start = WORD.lastIndex - (match[1] ?? match[2] ?? match[3] ?? "").length;
    at = isString ? endOfString(text, start) : WORD.lastIndex;
    if (at < 0) return unreadable(text, start);
    if (at === start) {
      const isDone = open.length === 0 && expected === "comma or end";
      const problem = `the text ends where ${sayExpected(expected, open)} is expected`;
      return isDone ? undefined : { at: text.length, problem };
    }
    if (isString && expected.startsWith("key")) {
      const problem = keys?.problemOf(text.slice(start, at), open.length);
      if (problem !== undefined) return { at: start, problem };
    }
    const next = advance(match, expected, open);
    if (match[1] === "{") keys?.enter(open.length);
    if (next === undefined) {
      return {
        at: start,
        problem: problemOf(text.slice(start, Math.min(at, start + 60)), expected, open),
      };
    }
    if (open.length > mostNesting)
      return { at: start, problem: `nested more than ${mostNesting} deep` };
    expected = next;
  }
}

/** Index after the closing quote of the text that begins at `start`, or -1 if it is damaged. */
function endOfString(text: string, start: number): number {
  for (let at = start + 1; at < text.length; at++) {
    const code = text.charCodeAt(at);
    if (code === 0x22) return at + 1;
    if (code < 0x20) return -1;
    if (code !== 0x5c) continue;
    ESCAPE.lastIndex = at;
    if (!ESCAPE.test(text)) return -1;
    at = ESCAPE.lastIndex - 1;
  }
  return -1;
}

/** What may follow the word; undefined if the word may not stand here. */
function advance(match: RegExpExecArray, expected: Expected, open: string[]): Expected | undefined {
  const [, sign, string, literal] = match;
  const isValuePlace = expected === "value" || expected === "value or ]";
  if (literal !== undefined) return isValuePlace ? "comma or end" : undefined;
  if (string !== undefined) {
    if (isValuePlace) return "comma or end";
    return expected === "key" || expected === "key or }" ? "colon" : undefined;
  }
  if (sign === "{" || sign === "[") {
    if (!isValuePlace) return undefined;
    open.push(sign);
    return sign === "{" ? "key or }" : "value or ]";
  }
  if (sign === ":") return expected === "colon" ? "value" : undefined;
  if (sign === ",") {
    if (expected !== "comma or end" || open.length === 0) return undefined;
    return open.at(-1) === "{" ? "key" : "value";
  }
  return close(sign, expected, open);
}

function close(sign: string | undefined, expected: Expected, open: string[]): Expected | undefined {
  const wanted = sign === "}" ? "{" : "[";
  const mayClose =
    expected === "comma or end" || expected === (sign === "}" ? "key or }" : "value or ]");
  if (!mayClose || open.at(-1) !== wanted) return undefined;
  open.pop();
  return "comma or end";
}

function sayExpected(expected: Expected, open: readonly string[]): string {
  switch (expected) {
    case "value":
    case "value or ]":
      return "a value";
    case "key":
    case "key or }":
      return "a key in double quotes";
    case "colon":
      return 'a ":"';
    case "comma or end":
      if (open.length === 0) return "the end";
      return open.at(-1) === "{" ? '"," or "}"' : '"," or "]"';
  }
}

function problemOf(word: string, expected: Expected, open: readonly string[]): string {
  const shown = word.length > 40 ? `${word.slice(0, 40)}…` : word;
  const isTrailing = (word === "}" && expected === "key") || (word === "]" && expected === "value");
  const hint = isTrailing ? '; leave out the "," before it' : "";
  return `unexpected ${shown} where ${sayExpected(expected, open)} is expected${hint}`;
}

function unreadable(text: string, from: number): JsonMistake {
  let at = from;
  while (" \t\r\n".includes(text[at] as string)) at++;
  const rest = text.slice(at, at + 20);
  if (rest.startsWith("//") || rest.startsWith("/*")) {
    return { at, problem: 'JSON has no comments; put notes into "note" or "story"' };
  }
  if (rest.startsWith("'")) return { at, problem: "texts and keys stand in double quotes" };
  if (rest.startsWith('"')) {
    return {
      at,
      problem:
        'this text is never closed, or holds a line break or an unknown escape (write \\n, \\", \\\\)',
    };
  }
  const word = /^[\w.+-]+|^./su.exec(rest)?.[0] ?? rest;
  return {
    at,
    problem: `${JSON.stringify(word)} is no JSON value; texts and keys stand in double quotes`,
  };
}
