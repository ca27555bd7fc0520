import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { smoothThrough } from "../../../src/record/script/camera.ts";
import { markersAt } from "../../../src/record/script/film-markers.ts";
import { panelBoxes } from "../../../src/record/script/panel-layout.ts";

describe("a smooth curve through points", () => {
  const some = fc
    .uniqueArray(fc.integer({ min: 0, max: 50 }), { minLength: 2, maxLength: 8 })
    .map((xs) => xs.sort((a, b) => a - b))
    .chain((xs) =>
      fc
        .array(fc.integer({ min: -20, max: 20 }), { minLength: xs.length, maxLength: xs.length })
        .map((ys) => xs.map((x, index) => [x, ys[index] ?? 0] as const)),
    );

  it("goes through them, never beyond two neighbors, without a corner", () => {
    fc.assert(
      fc.property(some, (points) => {
        const curve = smoothThrough(points);
        for (const [x, y] of points) expect(curve(x)).toBeCloseTo(y, 9);
        for (let index = 1; index < points.length; index++) {
          const [[x0, y0], [x1, y1]] = [points[index - 1]!, points[index]!];
          for (let step = 0; step <= 20; step++) {
            const y = curve(x0 + ((x1 - x0) * step) / 20);
            expect(y).toBeGreaterThanOrEqual(Math.min(y0, y1) - 1e-9);
            expect(y).toBeLessThanOrEqual(Math.max(y0, y1) + 1e-9);
          }
        }
        const h = 1e-6;
        for (const [x] of points) {
          const before = (curve(x) - curve(x - h)) / h;
          const after = (curve(x + h) - curve(x)) / h;
          expect(Math.abs(before - after)).toBeLessThan(1e-2);
        }
      }),
    );
  });

  it("rests beyond its ends", () => {
    const curve = smoothThrough([
      [1, 3],
      [2, 5],
    ]);
    expect([curve(0), curve(1), curve(1.5), curve(2), curve(9)]).toEqual([3, 3, 4, 5, 5]);
  });
});

describe("markers of treatments", () => {
  const day = 1440;
  const treatments = [
    { time: 12 * day, label: "anti-PD-1", kind: "dose" },
    { time: 15 * day, label: "anti-PD-1", kind: "dose" },
    { time: 20 * day, label: "CSF1R inhibitor", kind: "start" },
    { time: 26 * day, label: "CSF1R inhibitor", kind: "stop" },
  ] as const;
  /** A day a second. */
  const script = { from: 0, to: 36 * day, secondsAt: (time: number) => time / day };
  const at = (days: number) => markersAt(treatments, script, days, days * day);

  it("appear at their dose, stay long enough to be read, and fade", () => {
    expect(at(11.99)).toEqual([]);
    expect(at(12)).toEqual([{ text: "anti-PD-1, day 12", opacity: 1, lasts: false }]);
    expect(at(13.8)[0]?.opacity).toBe(1);
    expect(at(14.4)[0]?.opacity).toBeLessThan(1);
    expect(at(14.6)).toEqual([]);
    expect(at(15)[0]?.text).toBe("anti-PD-1, day 15");
  });

  it("of a course last as long as it does", () => {
    expect(at(20)[0]?.text).toBe("CSF1R inhibitor, since day 20");
    expect(at(25.9)).toEqual([{ text: "CSF1R inhibitor, since day 20", opacity: 1, lasts: true }]);
    expect(at(26.5)[0]?.text).toBe("CSF1R inhibitor, day 20");
    expect(at(29)).toEqual([]);
  });

  it("can be read however fast time passes", () => {
    const fast = { from: 0, to: 36 * day, secondsAt: (time: number) => time / (10 * day) };
    const shown = markersAt(treatments, fast, 3.5, 35 * day);
    expect(shown.map(({ text }) => text)).toEqual(["anti-PD-1, day 15", "CSF1R inhibitor, day 20"]);
  });
});

describe("panels of a picture", () => {
  const size = fc.integer({ min: 60, max: 4000 });

  it("lie within it, none over another, and leave nothing but the gaps", () => {
    fc.assert(
      fc.property(
        fc.constantFrom("row", "main", "grid"),
        fc.integer({ min: 1, max: 9 }),
        size,
        size,
        fc.integer({ min: 0, max: 3 }),
        (layout, count, width, height, gap) => {
          const whole = { left: 3, top: 5, width, height };
          const boxes = panelBoxes(layout, count, whole, gap);
          expect(boxes.length).toBe(count);
          for (const box of boxes) {
            expect(Object.values(box).every(Number.isInteger)).toBe(true);
            expect(box.left).toBeGreaterThanOrEqual(3);
            expect(box.top).toBeGreaterThanOrEqual(5);
            expect(box.left + box.width).toBeLessThanOrEqual(3 + width);
            expect(box.top + box.height).toBeLessThanOrEqual(5 + height);
          }
          boxes.forEach((a, index) => {
            for (const b of boxes.slice(index + 1)) {
              const apart =
                a.left + a.width + gap <= b.left ||
                b.left + b.width + gap <= a.left ||
                a.top + a.height + gap <= b.top ||
                b.top + b.height + gap <= a.top;
              expect(apart).toBe(true);
            }
          });
          const area = boxes.reduce((sum, box) => sum + box.width * box.height, 0);
          if (gap === 0 && layout !== "grid") expect(area).toBe(width * height);
        },
      ),
    );
  });

  it("stand beside each other in a wide picture and above each other in a tall one", () => {
    const wide = panelBoxes("row", 2, { left: 0, top: 0, width: 1920, height: 1080 }, 0);
    expect(wide.map(({ width, height }) => [width, height])).toEqual([
      [960, 1080],
      [960, 1080],
    ]);
    const tall = panelBoxes("row", 2, { left: 0, top: 0, width: 1080, height: 1920 }, 0);
    expect(tall.map(({ width, height }) => [width, height])).toEqual([
      [1080, 960],
      [1080, 960],
    ]);
    const [main, ...others] = panelBoxes(
      "main",
      3,
      { left: 0, top: 0, width: 1920, height: 1080 },
      0,
    );
    expect(main).toMatchObject({ width: 1267, height: 1080 });
    expect(others.map(({ height }) => height)).toEqual([540, 540]);
  });
});
