import { describe, expect, it } from "vitest";
import { placeContourLabels } from "../../src/look/overlay/contour-labels.ts";
import { contourLines } from "../../src/look/overlay/contour-lines.ts";

const SIZE = 64;
const D = 10;
const plane = (of: (x: number, y: number) => number) => ({
  data: Float64Array.from({ length: SIZE * SIZE }, (_, index) =>
    of(D * ((index % SIZE) + 0.5), D * (Math.floor(index / SIZE) + 0.5)),
  ),
  width: SIZE,
  height: SIZE,
});
const spacing = { dx: D, dy: D };
const cone = plane((x, y) => Math.hypot(x - 320, y - 320));
const contour = { field: "a", label: "A", unit: "mmHg", level: 150, color: "#ffffff" };

describe("contour lines", () => {
  it("are one closed circle of a cone, at its radius", () => {
    const [line = [], ...others] = contourLines(cone, 150, spacing);
    expect(others).toEqual([]);
    expect(line[0]).toEqual(line.at(-1));
    for (const [x, y] of line) expect(Math.hypot(x - 320, y - 320)).toBeCloseTo(150, 0);
    const length = line.slice(1).reduce((sum, [x, y], index) => {
      const [px, py] = line[index]!;
      return sum + Math.hypot(x - px, y - py);
    }, 0);
    expect(length / (2 * Math.PI * 150)).toBeCloseTo(1, 2);
  });

  it("are straight and from edge to edge on a slope, exactly at the level", () => {
    const [line = [], ...others] = contourLines(
      plane((x, y) => x + 0.5 * y),
      400,
      spacing,
    );
    expect(others).toEqual([]);
    for (const [x, y] of line) expect(x + 0.5 * y).toBeCloseTo(400, 9);
    expect(Math.abs(line[0]![1] - line.at(-1)![1])).toBeGreaterThan(600);
  });

  it("keep the two arms of a saddle apart", () => {
    const saddle = plane((x, y) => (x - 320) * (y - 320));
    for (const level of [500, -500]) {
      const lines = contourLines(saddle, level, spacing);
      expect(lines).toHaveLength(2);
      for (const [x, y] of lines.flat()) {
        expect(Math.abs((x - 320) * (y - 320) - level)).toBeLessThan(30);
      }
    }
  });

  it("are none where nothing crosses the level, or where nothing is a number", () => {
    expect(contourLines(cone, 1e4, spacing)).toEqual([]);
    expect(
      contourLines(
        plane(() => Number.NaN),
        1,
        spacing,
      ),
    ).toEqual([]);
  });
});

describe("labels of contours", () => {
  const traced = [{ contour, lines: contourLines(cone, 150, spacing) }];
  const whole = { left: 0, right: 640, bottom: 0, top: 640 };

  it("stand on their line, along it and upright, and say level and unit", () => {
    const labels = placeContourLabels(traced, 1, whole);
    expect(labels.length).toBeGreaterThan(0);
    for (const { x, y, angle, text } of labels) {
      expect(text).toBe("150 mmHg");
      expect(Math.hypot(x - 320, y - 320)).toBeCloseTo(150, -0.5);
      expect(Math.abs(angle)).toBeLessThanOrEqual(Math.PI / 2);
      const across = Math.atan2(y - 320, x - 320);
      expect(Math.abs(Math.cos(angle - across))).toBeLessThan(0.1);
    }
  });

  it("keep apart, stay in sight, and come in larger numbers the nearer one looks", () => {
    const near = placeContourLabels(traced, 4, whole);
    expect(near.length).toBeGreaterThan(placeContourLabels(traced, 1, whole).length);
    near.forEach((one, index) => {
      for (const other of near.slice(index + 1)) {
        expect(4 * Math.hypot(one.x - other.x, one.y - other.y)).toBeGreaterThan(60);
      }
    });
    const half = { ...whole, right: 320 };
    for (const { x } of placeContourLabels(traced, 2, half)) expect(x).toBeLessThan(320);
    expect(placeContourLabels(traced, 0.1, whole)).toEqual([]);
  });
});
