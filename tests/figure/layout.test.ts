import fc from "fast-check";
import { describe, expect, it } from "vitest";
import type { Box } from "../../src/figure/box.ts";
import { FigureError } from "../../src/figure/figure-error.ts";
import { type FigureLayout, layOutFigure } from "../../src/figure/layout.ts";
import { widthOf } from "../../src/sweep/plots/text.ts";
import { madeContent } from "./made-content.ts";

/** Everything of a layout that takes room, by what it is. */
function boxesOf({
  texts,
  panels,
  bars,
  legend,
  curves,
}: FigureLayout): readonly (Box & { what: string })[] {
  return [
    ...texts.map(({ box, text }) => ({ ...box, what: `"${text}"` })),
    ...panels.flatMap((row, y) => row.map((box, x) => ({ ...box, what: `panel ${y} ${x}` }))),
    ...curves.map((box, index) => ({ ...box, what: `curve ${index}` })),
    ...bars.map(({ box, row }) => ({ ...box, what: `bar ${row}` })),
    ...legend.map(({ x, y, width, height, text }) => ({ x, y, width, height, what: text })),
  ];
}

/** Pairs that share more than a line of a thousandth of a point, and what leaves the figure. */
function faults(layout: FigureLayout): readonly string[] {
  const boxes = boxesOf(layout);
  const tiny = 1e-3;
  const outside = boxes.filter(
    ({ x, y, width, height }) =>
      x < -tiny ||
      y < -tiny ||
      x + width > layout.width + tiny ||
      y + height > layout.height + tiny,
  );
  const pairs = boxes.flatMap((one, index) =>
    boxes.slice(index + 1).flatMap((other) => {
      const across = Math.min(one.x + one.width, other.x + other.width) - Math.max(one.x, other.x);
      const down = Math.min(one.y + one.height, other.y + other.height) - Math.max(one.y, other.y);
      return across > tiny && down > tiny ? [`${one.what} and ${other.what}`] : [];
    }),
  );
  return [...outside.map(({ what }) => `${what} leaves the figure`), ...pairs];
}

describe("the layout of a figure", () => {
  it("gives two rows of three panels the boxes that its numbers say", () => {
    // 90 mm at 254 dpi are 900 px of 72/254 pt. Margins and gaps are 0.6 of 10 pt: 21.17 px, the gap 21 px of them.
    const layout = layOutFigure(madeContent({ rows: 2, columns: 3 }), {
      width: 90,
      dpi: 254,
      fontSize: 10,
    });
    const px = 72 / 254;
    expect(layout.width / px).toBeCloseTo(900, 9);
    const inner = 900 - (2 * 6) / px;
    const side = Math.floor((inner - 2 * 21) / 3);
    const left = Math.round(6 / px + (inner - 3 * side - 2 * 21) / 2);
    const inPixels = layout.panels.map((row) =>
      row.map(({ x, y, width, height }) => [x, y, width, height].map((value) => value / px)),
    );
    for (const [row, boxes] of inPixels.entries()) {
      for (const [column, box] of boxes.entries()) {
        const wanted = [left + column * (side + 21), 21 + row * (side + 21), side, side];
        for (const [index, value] of wanted.entries()) expect(box[index]).toBeCloseTo(value, 6);
      }
    }
    // As high as its panels ask for, to the pixel.
    expect(layout.height / px).toBeCloseTo(Math.round((2 * 6) / px + 2 * side + 21), 6);
  });

  it("fits panels into a slide, keeps their shape, and leaves what is over at the sides", () => {
    const layout = layOutFigure(madeContent({ rows: 1, columns: 1, aspect: 1 }), {
      width: 320,
      height: 180,
      dpi: 100,
      fontSize: 18,
    });
    const [[panel] = []] = layout.panels;
    const px = 0.72;
    expect(layout.height / px).toBeCloseTo(Math.round((180 / 25.4) * 100), 9);
    expect((panel?.height ?? 0) / px).toBeCloseTo(
      Math.floor((layout.height - 2 * 0.6 * 18) / px + 1e-6),
      6,
    );
    expect(panel?.width).toBeCloseTo(panel?.height ?? 0, 6);
    const sides = [panel?.x ?? 0, layout.width - (panel?.x ?? 0) - (panel?.width ?? 0)];
    expect(Math.abs((sides[0] ?? 0) - (sides[1] ?? 0))).toBeLessThan(1.5 * px);
  });

  it("puts a color bar beside each row, or one beside all", () => {
    const size = { width: 180, dpi: 300, fontSize: 8 };
    const each = layOutFigure(madeContent({ rows: 3, columns: 2, hasBars: true }), size);
    expect(each.bars.map(({ row }) => row)).toEqual([0, 1, 2]);
    for (const { row, box } of each.bars) {
      const panel = each.panels[row]?.at(-1);
      expect(box.y).toBe(panel?.y);
      expect(box.height).toBeCloseTo(panel?.height ?? 0, 9);
      expect(box.x).toBeGreaterThan((panel?.x ?? 0) + (panel?.width ?? 0));
    }
    const content = madeContent({ rows: 3, columns: 2, hasBars: true, isBarShared: true });
    const [shared, ...more] = layOutFigure(content, size).bars;
    expect(more).toEqual([]);
    const { panels } = layOutFigure(content, size);
    const last = panels[2]?.[1];
    expect(shared?.box.y).toBe(panels[0]?.[1]?.y);
    expect((shared?.box.y ?? 0) + (shared?.box.height ?? 0)).toBeCloseTo(
      (last?.y ?? 0) + (last?.height ?? 0),
      9,
    );
  });

  it("overlaps nothing and leaves nothing out, whatever it holds and however large it is", () => {
    const words = fc.string({ unit: "grapheme", maxLength: 60 });
    let drawn = 0;
    fc.assert(
      fc.property(
        fc.record({
          rows: fc.integer({ min: 1, max: 6 }),
          columns: fc.integer({ min: 1, max: 6 }),
          aspect: fc.double({ min: 0.3, max: 3, noNaN: true }),
          title: words,
          caption: words,
          rowTitle: words,
          columnTitle: words,
          hasBars: fc.boolean(),
          isBarShared: fc.boolean(),
          legend: fc.array(words, { maxLength: 9 }),
          curves: fc.integer({ min: 0, max: 6 }),
        }),
        fc.record(
          {
            width: fc.double({ min: 40, max: 800, noNaN: true }),
            height: fc.double({ min: 40, max: 800, noNaN: true }),
            dpi: fc.integer({ min: 36, max: 1200 }),
            fontSize: fc.double({ min: 3, max: 24, noNaN: true }),
          },
          { requiredKeys: ["width", "dpi", "fontSize"] },
        ),
        (wish, size) => {
          const content = madeContent(wish);
          let layout: FigureLayout;
          try {
            layout = layOutFigure(content, size);
          } catch (error) {
            expect(error).toBeInstanceOf(FigureError);
            return;
          }
          drawn++;
          expect(faults(layout)).toEqual([]);
          const { pixel } = layout;
          for (const panel of layout.panels.flat()) {
            for (const value of [panel.x, panel.y, panel.width, panel.height]) {
              expect(Math.abs(value / pixel - Math.round(value / pixel))).toBeLessThan(1e-6);
            }
            expect(Math.abs(panel.width - panel.height * content.aspect)).toBeLessThan(
              pixel * (1 + content.aspect),
            );
          }
          // Words are cut where they have no room.
          for (const { text, size: letters, isBold, box, isUpright } of layout.texts) {
            const room = isUpright ? box.height : box.width;
            expect(widthOf(text, letters, isBold)).toBeLessThanOrEqual(room + 1e-6);
          }
        },
      ),
      { numRuns: 400 },
    );
    expect(drawn).toBeGreaterThan(100);
  });

  it("refuses what has no room, and says what to do", () => {
    const content = madeContent({ rows: 1, columns: 8, hasBars: true });
    expect(() => layOutFigure(content, { width: 40, dpi: 300, fontSize: 12 })).toThrow(
      /40 mm wide with text of 12 points no room is left.*make it larger/,
    );
  });
});
