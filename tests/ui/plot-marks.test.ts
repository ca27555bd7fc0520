import { beforeEach, expect, it, vi } from "vitest";
import { drawMarks } from "../../src/ui/plot-marks.ts";
import type { PlotStyle } from "../../src/ui/plot-style.ts";

beforeEach(() => vi.stubGlobal("devicePixelRatio", 1));

it("writes the name of a mark from its left end, whatever was drawn before", () => {
  const written: { text: string; from: number }[] = [];
  const ctx = {
    // As an axis at the left leaves it.
    textAlign: "right",
    save: () => {},
    restore: () => {},
    setLineDash: () => {},
    beginPath: () => {},
    moveTo: () => {},
    lineTo: () => {},
    stroke: () => {},
    measureText: (text: string) => ({ width: 6 * text.length }),
    fillText(text: string, x: number) {
      written.push({ text, from: this.textAlign === "right" ? x - 6 * text.length : x });
    },
  };
  const plot = {
    ctx,
    bbox: { left: 40, top: 20, width: 300, height: 100 },
    scales: { x: { min: 0, max: 30 } },
    valToPos: (time: number) => 40 + 10 * time,
  };
  const marks = [
    { time: 0, label: "Anti-PD-1" },
    { time: 20, label: "Surgery" },
  ];
  const style = { font: "11px sans-serif", mark: "#888" } as PlotStyle;
  type Plot = Parameters<typeof drawMarks>[0];
  drawMarks(plot as unknown as Plot, marks, 1, true, style);
  expect(written.map(({ text }) => text)).toEqual(["Anti-PD-1", "Surgery"]);
  for (const { from } of written) expect(from).toBeGreaterThanOrEqual(40);
});
