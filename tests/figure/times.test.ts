import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { letterOf } from "../../src/figure/draw-figure.ts";
import { tilesOf } from "../../src/figure/tiles.ts";
import { figureTimes, readTimes, usualTimes } from "../../src/figure/times.ts";

const known = { now: 3000, moment: 14_400, stop: 43_200 };

describe("times of a figure", () => {
  it("are numbers, durations and names, in their order and each once", () => {
    const times = figureTimes(["last", "1 d", 0, "now", "first", 1440, "moment"], known);
    expect(times.map(({ time }) => time)).toEqual([0, 1440, 3000, 14_400, 43_200]);
    expect(times.map(({ isPresent }) => isPresent)).toEqual([false, false, true, false, false]);
  });

  it("are said to be none in a sentence", () => {
    expect(() => figureTimes(["tomorrow"], known)).toThrow(
      /"tomorrow" is no time; write one such as "5 d"/,
    );
    expect(() => figureTimes(["moment"], { ...known, moment: undefined })).toThrow(
      /no telling moment/,
    );
    expect(() => figureTimes(["-5 d"], known)).toThrow('"-5 d" is before the run begins');
    expect(() => figureTimes(["last"], { ...known, stop: undefined })).toThrow(/has no end/);
    expect(() => readTimes(" , ")).toThrow(/at least one time/);
  });

  it("are first, telling and last, where nobody says others", () => {
    expect(usualTimes(known)).toEqual(["first", "moment", "last"]);
    expect(usualTimes({ now: 9, moment: undefined, stop: undefined })).toEqual(["first", "now"]);
    expect(readTimes("0 h, 5 d;now")).toEqual(["0 h", "5 d", "now"]);
  });
});

it("splits a picture into tiles that meet, none too large", () => {
  const side = fc.integer({ min: 1, max: 9000 });
  fc.assert(
    fc.property(side, side, fc.integer({ min: 500, max: 4096 }), (width, height, most) => {
      const tiles = tilesOf(width, height, most);
      const area = tiles.reduce((sum, tile) => sum + tile.width * tile.height, 0);
      expect(area).toBe(width * height);
      for (const tile of tiles) {
        expect(Math.max(tile.width, tile.height)).toBeLessThanOrEqual(most);
        // The next one begins where this one ends, or the picture does.
        const right = tile.left + tile.width;
        const next = tiles.some(({ left, top }) => left === right && top === tile.top);
        expect(next || right === width).toBe(true);
      }
      expect(new Set(tiles.map(({ left, top }) => `${left} ${top}`)).size).toBe(tiles.length);
    }),
  );
});

it("letters panels as papers do", () => {
  expect([0, 1, 25, 26, 27, 51, 52, 701, 702].map(letterOf)).toEqual([
    "A",
    "B",
    "Z",
    "AA",
    "AB",
    "AZ",
    "BA",
    "ZZ",
    "AAA",
  ]);
});
