import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { drawFigure } from "../../src/figure/draw-figure.ts";
import { layOutFigure } from "../../src/figure/layout.ts";
import { completeFigure } from "../../src/figure/settings.ts";
import { svgText } from "../../src/figure/svg-text.ts";
import { numberIn, readSvg } from "../sweep/read-svg.ts";
import { madeContent } from "./made-content.ts";

const PIXEL = "data:image/png;base64,AAAA";
const size = { width: 85, dpi: 300, fontSize: 7 };

function svgOf(content: ReturnType<typeof madeContent>): string {
  const scene = drawFigure(
    content,
    layOutFigure(content, size),
    completeFigure({ layout: "fields" }),
  );
  return svgText(scene, { rasterOf: () => PIXEL, title: "A & B", metadata: "" });
}

const elementsOf = (svg: string) => readSvg(svg.replace(/^<\?xml[^>]*\?>\n/, ""));

describe("a figure as SVG", () => {
  const content = madeContent({
    rows: 2,
    columns: 2,
    hasBars: true,
    rowTitle: "Oxygen ",
    columnTitle: "day ",
    legend: ["M1", "M2"],
  });
  const svg = svgOf(content);
  const elements = elementsOf(svg);

  it("says its size in mm and in points", () => {
    const [root] = elements;
    const [width = 0, height = 0] = (root?.attributes["viewBox"] ?? "")
      .split(" ")
      .slice(2)
      .map(Number);
    const inMillimeters = Number.parseFloat(root?.attributes["width"] ?? "");
    expect(root?.attributes["width"]).toMatch(/mm$/);
    expect(inMillimeters).toBeCloseTo(85, 0);
    expect((width / 72) * 25.4).toBeCloseTo(inMillimeters, 3);
    expect((height / 72) * 25.4).toBeCloseTo(
      Number.parseFloat(root?.attributes["height"] ?? ""),
      3,
    );
  });

  it("has text as text, once each, and the pixels of every panel in its box", () => {
    const texts = elements.filter(({ name }) => name === "text").map(({ text }) => text);
    expect(texts).toEqual(
      expect.arrayContaining(["A", "B", "C", "D", "day 0", "day 1", "M1", "M2"]),
    );
    const images = elements.filter(({ name }) => name === "image");
    const boxes = layOutFigure(content, size).panels.flat();
    expect(images.length).toBe(4);
    for (const [index, image] of images.entries()) {
      expect(image.attributes["href"]).toBe(PIXEL);
      expect(numberIn(image, "x")).toBeCloseTo(boxes[index]?.x ?? Number.NaN, 3);
      expect(numberIn(image, "width")).toBeCloseTo(boxes[index]?.width ?? Number.NaN, 3);
    }
  });

  it("draws a scale bar as long as it says", () => {
    const label = elements.find(({ text }) => / µm$/.test(text));
    const micrometers = Number.parseFloat(label?.text ?? "");
    const [panel] = layOutFigure(content, size).panels[0] ?? [];
    const wanted = (micrometers * (panel?.width ?? 0)) / 1000;
    const bars = elements.filter(
      ({ name, attributes }) => name === "rect" && attributes["fill"] === "#ffffff",
    );
    expect(bars.some((bar) => Math.abs(numberIn(bar, "width") - wanted) < 1e-3)).toBe(true);
  });

  it("puts the numbers of a color bar where its colors have them", () => {
    const ramp = elements.find(({ attributes }) => /^url\(#ramp/.test(attributes["fill"] ?? ""))!;
    const [top, height] = [numberIn(ramp, "y"), numberIn(ramp, "height")];
    const right = numberIn(ramp, "x") + numberIn(ramp, "width");
    // The window of the bar is 0 to 38.5.
    const ticks = elements.filter(
      (one) =>
        one.name === "text" &&
        /^\d+$/.test(one.text) &&
        Math.abs(Number(one.attributes["x"]) - right - 0.45 * 7) < 0.01 &&
        numberIn(one, "y") < top + height + 5,
    );
    expect(ticks.length).toBeGreaterThanOrEqual(3);
    for (const tick of ticks.slice(1)) {
      const middle = numberIn(tick, "y") - 0.35 * 0.85 * 7;
      expect(middle).toBeCloseTo(top + height * (1 - Number(tick.text) / 38.5), 1);
    }
  });

  it("is well-formed XML whatever is written in it", () => {
    const words = fc.string({ unit: "binary", maxLength: 40 });
    fc.assert(
      fc.property(words, words, words, words, (title, caption, rowTitle, legend) => {
        const wish = {
          rows: 1,
          columns: 2,
          title,
          caption,
          rowTitle,
          legend: [legend],
          hasBars: true,
        };
        expect(elementsOf(svgOf(madeContent(wish))).length).toBeGreaterThan(10);
      }),
      { numRuns: 40 },
    );
  });
});
