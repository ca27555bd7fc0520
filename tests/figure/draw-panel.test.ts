import { describe, expect, it } from "vitest";
import type { PanelContent } from "../../src/figure/content.ts";
import { drawPanel } from "../../src/figure/draw-panel.ts";
import type { LineShape, Shape, TextShape } from "../../src/figure/scene.ts";
import { plainPanel } from "./made-content.ts";

const box = { x: 10, y: 20, width: 200, height: 100 };
const contour = { field: "u", label: "u", unit: "", level: 8, color: "#ff00ff" };
const nothing = { letter: "", hasScaleBar: false, hasTime: false };

function shapesOf(changes: Partial<PanelContent>, notes = nothing): readonly Shape[] {
  const panel = { ...plainPanel(400, 200), ...changes };
  return drawPanel(panel, box, 10, notes).flatMap((one) =>
    one.kind === "clip" ? one.shapes : one,
  );
}

const linesOf = (shapes: readonly Shape[], color: string) =>
  shapes.find((one): one is LineShape => one.kind === "lines" && one.color === color)?.lines ?? [];
const textsOf = (shapes: readonly Shape[]) =>
  shapes.filter((one): one is TextShape => one.kind === "text");

describe("what lies over a panel", () => {
  // 400 by 200 um on 200 by 100 points: half a point each, y upwards.
  const line = [
    [100, 0],
    [100, 200],
    [300, 50],
  ] as const;

  it("stands where the tissue has it", () => {
    const shapes = shapesOf({ contours: [{ contour, lines: [line] }] });
    expect(linesOf(shapes, "#ff00ff")).toEqual([
      [
        [60, 120],
        [60, 20],
        [160, 95],
      ],
    ]);
  });

  it("moves and grows with the part that is shown", () => {
    const region = { left: 100, bottom: 50, width: 200, height: 100 };
    const shapes = shapesOf({ region, contours: [{ contour, lines: [line] }] });
    expect(linesOf(shapes, "#ff00ff")).toEqual([
      [
        [10, 170],
        [10, -30],
        [210, 120],
      ],
    ]);
  });

  it("has the head of an arrow where the flux goes", () => {
    const shapes = shapesOf({
      arrows: () => [
        {
          points: [
            [100, 100],
            [140, 100],
          ] as const,
          opacity: 1,
        },
      ],
      arrowStyle: { color: "#00ff00", isHeaded: true },
    });
    const [shaft, head = []] = linesOf(shapes, "#00ff00");
    expect(shaft).toEqual([
      [60, 70],
      [80, 70],
    ]);
    expect(head[1]).toEqual([80, 70]);
    // Both sides of it lie behind the tip, one above and one below.
    expect(head[0]?.[0]).toBeLessThan(80);
    expect((head[0]?.[1] ?? 0) + (head[2]?.[1] ?? 0)).toBeCloseTo(140, 9);
  });

  it("writes no level on the letter, the time or the scale bar", () => {
    const at = (x: number, y: number) => ({ x, y, angle: 0, text: "8", color: "#ffffff" });
    const labels = () => [at(30, 175), at(200, 100), at(40, 15), at(380, 15)];
    const all = { letter: "A", hasScaleBar: true, hasTime: true };
    const levels = (notes: typeof nothing) =>
      textsOf(shapesOf({ labels }, notes)).filter(({ text }) => text === "8");
    expect(levels(nothing).length).toBe(4);
    expect(levels(all).map(({ x }) => x)).toEqual([110]);
    expect(textsOf(shapesOf({ labels }, all)).map(({ text }) => text)).toEqual(
      expect.arrayContaining(["A", "1 d 00 h", "100 µm"]),
    );
  });
});
