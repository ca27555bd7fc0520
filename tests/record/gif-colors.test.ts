import { describe, expect, it } from "vitest";
import { createNearest, indicesOf } from "../../src/record/write/gif-colors.ts";
import { delayOf } from "../../src/record/write/gif-times.ts";
import { seededRandom } from "../support/random-values.ts";

const grays = Array.from({ length: 5 }, (_, index) =>
  [64 * index, 64 * index, 64 * index].map((v) => Math.min(255, v)),
);

it("finds the nearest of some colors, as a search through all of them does", () => {
  const random = seededRandom(7);
  const values = Array.from({ length: 3 * 200 }, random);
  const colors = Array.from({ length: 60 }, (_, index) =>
    [0, 1, 2].map((part) => Math.floor(255 * (values[3 * index + part] as number))),
  );
  const nearest = createNearest(colors);
  for (let at = 60; at < 200; at++) {
    // Colors are told apart by six bits of each part.
    const [r, g, b] = [0, 1, 2].map(
      (part) => (Math.floor(255 * (values[3 * at + part] as number)) >> 2) << 2,
    );
    const distances = colors.map(([x, y, z]) => Math.hypot(r! - x!, g! - y!, b! - z!));
    expect(distances[nearest(r!, g!, b!)]).toBe(Math.min(...distances));
  }
});

describe("a gray between two of a palette", () => {
  const pixels = new Uint8ClampedArray(4 * 64 * 64).fill(96);
  const mean = (dither: "none" | "ordered" | "diffused"): number => {
    const indices = indicesOf(pixels, 64, grays, dither);
    return indices.reduce((sum, index) => sum + (grays[index]?.[0] as number), 0) / indices.length;
  };

  it("is one of them without a dither, and their mean by carried errors", () => {
    expect([64, 128]).toContain(mean("none"));
    expect(Math.abs(mean("diffused") - 96)).toBeLessThan(1);
  });

  it("is both of them by a pattern that is the same at each time", () => {
    const indices = indicesOf(pixels, 64, grays, "ordered");
    expect(new Set(indices)).toEqual(new Set([1, 2]));
    expect(indicesOf(pixels, 64, grays, "ordered")).toEqual(indices);
  });
});

it("what is not painted is clear, and nothing that is painted", () => {
  const pixels = new Uint8ClampedArray([0, 0, 0, 255, 0, 0, 0, 0, 255, 255, 255, 255]);
  const colors = [
    [0, 0, 0],
    [10, 10, 10],
    [250, 250, 250],
  ];
  for (const dither of ["none", "ordered", "diffused"] as const) {
    expect([...indicesOf(pixels, 3, colors, dither, 0)]).toEqual([1, 0, 2]);
  }
});

it("delays of a GIF add up to the film's length, whatever its rate", () => {
  for (const fps of [12, 24, 25, 30, 50]) {
    let time = 0;
    for (let frame = 0; frame < 600; frame++) {
      expect(Math.abs(time - (100 * frame) / fps)).toBeLessThanOrEqual(0.5);
      const delay = delayOf(frame / fps, 1 / fps);
      expect(delay).toBeGreaterThanOrEqual(2);
      time += delay;
    }
    expect(time).toBe(Math.round(60_000 / fps));
  }
});
