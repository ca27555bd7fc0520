import fc from "fast-check";
import { expect, test } from "vitest";
import { ModelError } from "../../src/model/error.ts";
import { parseUnit } from "../../src/model/parse-unit.ts";
import { printUnit } from "../../src/model/print-unit.ts";
import { areSameUnits, haveSameDimensions } from "../../src/model/unit.ts";
import { parseDuration, parseLength } from "../../src/model/units.ts";

test.each([
  ["30 s", 0.5],
  ["6 min", 6],
  ["6h", 360],
  [" 1.5 d ", 2160],
  ["2 wk", 20160],
  ["1e2 min", 100],
])("%s is %d min", (text, minutes) => {
  expect(parseDuration(text, "")).toBeCloseTo(minutes, 12);
});

test.each([
  ["10 um", 10],
  ["10 µm", 10],
  ["10 \u03bcm", 10],
  ["2.5mm", 2500],
  ["-1 cm", -10000],
])("%s is %d um", (text, length) => {
  expect(parseLength(text, "")).toBe(length);
});

test.each([
  [parseDuration, "6", 'time.step: "6" lacks a unit (s, min, h, d, wk)'],
  [
    parseDuration,
    "6 hours",
    'time.step: unknown unit of time "hours"; did you mean "h"? (s, min, h, d, wk)',
  ],
  [
    parseDuration,
    "6 mm",
    'time.step: "mm" is a unit of length; expected a time (s, min, h, d, wk)',
  ],
  [
    parseDuration,
    "soon",
    'time.step: "soon" is not a time; write a number and a unit, such as "6 h" or "30 d"',
  ],
  [parseDuration, "1e99 d", 'time.step: "1e99 d" is too large'],
  [parseLength, "5 h", 'time.step: "h" is a unit of time; expected a length (um, µm, mm, cm)'],
  [parseLength, "5 nm", 'time.step: unknown unit of length "nm" (um, µm, mm, cm)'],
])("a clear error (%#)", (parse, text, message) => {
  expect(() => parse(text, "time.step")).toThrow(
    new ModelError("time.step", message.slice("time.step: ".length)),
  );
});

test.each([
  ["um^2/min", "µm²/min"],
  ["um^2/(min mM)", "um^2/min/mM"],
  ["ng/mL/min", "ng/(mL min)"],
  ["um^2/min/(ng/mL)", "um^2 mL/(min ng)"],
  ["1", "um/um"],
  ["1/min", "min^-1"],
  ["1/min", "min^(-1)"],
  ["(1/um^2)/(1/um^2)", "1"],
  ["(um^2) / (min^(2))", "um^2/min^2"],
  ["mM*min", "min·mM"],
])("%s is %s", (a, b) => {
  expect(areSameUnits(parseUnit(a, ""), parseUnit(b, ""))).toBe(true);
});

test.each([
  ["mM", "nM"],
  ["ng/mL", "pg/mL"],
  ["1/h", "1/min"],
  ["um", "mm"],
])("%s and %s measure the same on another scale", (a, b) => {
  expect(haveSameDimensions(parseUnit(a, ""), parseUnit(b, ""))).toBe(true);
  expect(areSameUnits(parseUnit(a, ""), parseUnit(b, ""))).toBe(false);
});

test.each(["mmHg", "mM/min", "um^2/(min mM)", "1", "1/min", "ng/mL", "nM", "um^0.5"])(
  "%s prints as itself",
  (text) => {
    expect(printUnit(parseUnit(text, ""))).toBe(text);
  },
);

test.each([
  ["", "a unit is missing at the end"],
  ["mMM", 'unknown unit "mMM"; did you mean "mM"?'],
  ["um^2/min mM", "put what is divided by in parentheses"],
  ["(um", 'a "(" is never closed'],
  ["um)", 'unexpected ")"'],
  ["um^99", "the exponent 99 is too large"],
  ["2 um", 'unexpected "2 um"'],
])("%s is no unit", (text, problem) => {
  expect(() => parseUnit(text, "unit")).toThrow(problem);
});

test("any text is a quantity, a unit or a ModelError", () => {
  const text = fc.oneof(
    fc.string({ unit: "binary" }),
    fc
      .array(
        fc.constantFrom("um", "min", "mM", "(", ")", "/", "^2", "^", "*", " ", "1", "²", "ng", "9"),
      )
      .map((parts) => parts.join("")),
  );
  fc.assert(
    fc.property(text, fc.constantFrom(parseUnit, parseLength, parseDuration), (written, parse) => {
      try {
        parse(written, "here");
      } catch (error) {
        expect(error).toBeInstanceOf(ModelError);
      }
    }),
    { numRuns: 1000 },
  );
});
