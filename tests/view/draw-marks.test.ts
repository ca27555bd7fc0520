import { expect, it } from "vitest";
import type { ResolvedView } from "../../src/look/looks.ts";
import { drawMarks } from "../../src/view/draw-marks.ts";
import type { Context2D } from "../../src/view/draw-text.ts";

/** px at which levels are written, of a contour straight across a picture of 600 px. */
function labelsOf(sight?: { left: number; right: number }): readonly number[] {
  const at: number[] = [];
  const context = {
    translate: (x: number) => void at.push(x),
    getTransform: () => null,
    setTransform: () => {},
    rotate: () => {},
    strokeText: () => {},
    fillText: () => {},
  };
  const contour = { name: "tumor", level: 0.15, unit: "", color: "#ffffff" };
  const line = Array.from({ length: 61 }, (_, index) => [10 * index, 300] as const);
  drawMarks(
    context as unknown as Context2D,
    { contours: [{ contour: contour as never, lines: [line] }], flux: null },
    {
      extent: { width: 600, height: 600 },
      placement: { left: 0, top: 0, scale: 1 },
      viewport: { width: 600, height: 600, insets: { left: 0, right: 0, top: 0, bottom: 0 } },
      view: { mode: "field", map: "gray" } as unknown as ResolvedView,
      time: 0,
      ...(sight && { sight }),
    },
  );
  return at;
}

it("levels are written where they are seen, and not across the edge of a strip", () => {
  expect(labelsOf().length).toBeGreaterThan(0);
  for (const [left, right] of [
    [0, 200],
    [200, 420],
    [420, 600],
  ] as const) {
    const labels = labelsOf({ left, right });
    expect(labels.length).toBeGreaterThan(0);
    for (const x of labels) {
      expect(x).toBeGreaterThan(left + 10);
      expect(x).toBeLessThan(right - 10);
    }
  }
});
