import { expect, it } from "vitest";
import { drawCurve } from "../../src/figure/draw-curve.ts";
import { inksOn } from "../../src/figure/inks.ts";
import type { LineShape, MarkShape, TextShape } from "../../src/figure/scene.ts";
import { widthOf } from "../../src/sweep/plots/text.ts";

const box = { x: 10, y: 20, width: 200, height: 90 };
const curve = {
  label: "Tumor",
  unit: "%",
  lines: [
    { color: "#1f62d0", times: [0, 1440, 2880, 4320, 5760], values: [10, 20, Number.NaN, 30, 50] },
    { color: "#c2334f", times: [0, 5760], values: [10, 0] },
  ],
  moments: [2880],
  doses: [1440],
};

it("draws curves where their numbers are, in days, broken where there is no value", () => {
  const shapes = drawCurve(curve, box, 10, inksOn("white"));
  const texts = shapes.filter((one): one is TextShape => one.kind === "text");
  const days = texts.filter(({ align }) => align === "center");
  expect(days.map(({ text }) => text)).toEqual(["0", "1", "2", "3", "4 d"]);
  const levels = texts.filter(({ align }) => align === "right");
  const x = (minutes: number): number => {
    const [first, last] = [days[0] as TextShape, days.at(-1) as TextShape];
    return first.x + ((last.x - first.x) * minutes) / 5760;
  };
  const y = (value: number): number => {
    const [first, last] = [levels[0] as TextShape, levels.at(-1) as TextShape];
    const [low, high] = [Number(first.text), Number(last.text)];
    return first.y - 0.35 * 8.5 + ((last.y - first.y) * (value - low)) / (high - low);
  };
  // Later is to the right, more is higher up.
  expect(x(5760)).toBeGreaterThan(x(0));
  expect(y(50)).toBeLessThan(y(0));
  const own = shapes.find(
    (one): one is LineShape => one.kind === "lines" && one.color === "#1f62d0",
  );
  expect(own?.lines.map((piece) => piece.length)).toEqual([2, 2]);
  const points = own?.lines.flat() ?? [];
  const wanted = [
    [0, 10],
    [1440, 20],
    [4320, 30],
    [5760, 50],
  ] as const;
  for (const [index, [time, value]] of wanted.entries()) {
    expect(points[index]?.[0]).toBeCloseTo(x(time), 6);
    expect(points[index]?.[1]).toBeCloseTo(y(value), 6);
  }
  const dose = shapes.find((one): one is MarkShape => one.kind === "mark");
  expect(dose?.x).toBeCloseTo(x(1440), 6);
  // Nothing leaves the box.
  for (const { text, x: at, size, align, y: base } of texts) {
    const wide = widthOf(text, size);
    const left = { left: at, center: at - wide / 2, right: at - wide }[align];
    expect(left).toBeGreaterThanOrEqual(box.x - 1e-6);
    expect(left + wide).toBeLessThanOrEqual(box.x + box.width + 0.5 * size);
    expect(base).toBeLessThanOrEqual(box.y + box.height);
    expect(base - 0.75 * size).toBeGreaterThanOrEqual(box.y - 1);
  }
});
