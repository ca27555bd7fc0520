import fc from "fast-check";
import { describe, expect, test } from "vitest";
import { findJsonMistake } from "../../src/preset/find-json-mistake.ts";
import { parseJson } from "../../src/preset/parse-json.ts";

describe("mistakes have a line and a column", () => {
  test.each([
    ["", "line 1, column 1: the text ends where a value is expected"],
    [
      '{\n  "a": 1,\n}',
      'line 3, column 1: unexpected } where a key in double quotes is expected; leave out the "," before it',
    ],
    [
      "[1,]",
      'line 1, column 4: unexpected ] where a value is expected; leave out the "," before it',
    ],
    ['{"a" 1}', 'line 1, column 6: unexpected 1 where a ":" is expected'],
    ['{"a": 1 "b": 2}', 'line 1, column 9: unexpected "b" where "," or "}" is expected'],
    ['{"a": 1', 'line 1, column 8: the text ends where "," or "}" is expected'],
    ["{} {}", "line 1, column 4: unexpected { where the end is expected"],
    [
      '{\n // note\n "a": 1}',
      'line 2, column 2: JSON has no comments; put notes into "note" or "story"',
    ],
    ["{'a': 1}", "line 1, column 2: texts and keys stand in double quotes"],
    ["{a: 1}", 'line 1, column 2: "a" is no JSON value; texts and keys stand in double quotes'],
    ["[01]", 'line 1, column 2: "01" is no JSON value; texts and keys stand in double quotes'],
    ["[NaN]", 'line 1, column 2: "NaN" is no JSON value; texts and keys stand in double quotes'],
    [
      '["a\nb"]',
      'line 1, column 2: this text is never closed, or holds a line break or an unknown escape (write \\n, \\", \\\\)',
    ],
    [
      '{"a": {"b": 1},\n "c": {"b": 2, "b": 3}}',
      'line 2, column 16: the key "b" stands twice in the same object; leave one out',
    ],
    ['{"a": 1, "\\u0061": 2}', 'line 1, column 10: the key "a" stands twice in the same object'],
    ['{"__proto__": 1}', 'line 1, column 2: "__proto__" cannot be a key; choose another name'],
    ['[{"constructor": 1}]', 'line 1, column 3: "constructor" cannot be a key'],
    ["[".repeat(300), "line 1, column 201: nested more than 200 deep"],
  ])("%j", (text, message) => {
    expect(() => parseJson(text)).toThrow(message);
  });
});

test("a mistake is found exactly where JSON.parse finds one", () => {
  const json = fc.json();
  const altered = fc
    .tuple(
      json,
      fc.nat(),
      fc.constantFrom("", " ", ",", '"', "}", "]", "\\", "e", "-", "0", "\u0001"),
    )
    .map(
      ([text, at, put]) =>
        text.slice(0, at % (text.length + 1)) + put + text.slice((at % (text.length + 1)) + 1),
    );
  fc.assert(
    fc.property(fc.oneof(json, altered, fc.string()), (text) => {
      let isJson = true;
      try {
        JSON.parse(text);
      } catch {
        isJson = false;
      }
      expect(findJsonMistake(text, 1000) === undefined).toBe(isJson);
    }),
    { numRuns: 2000 },
  );
});

test("a byte order mark is no mistake, and long texts are read", () => {
  const long = "x".repeat(5_000_000);
  expect(parseJson(`\uFEFF{"a": "${long}"}`)).toEqual({ a: long });
});
