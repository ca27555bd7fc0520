import type { FigureContent } from "./content.ts";
import { drawColorBar } from "./draw-color-bar.ts";
import { drawCurve } from "./draw-curve.ts";
import { drawLegend } from "./draw-legend.ts";
import { drawPanel } from "./draw-panel.ts";
import { type Inks, inksOn } from "./inks.ts";
import type { FigureLayout, PlacedText } from "./layout.ts";
import type { FigureScene, Shape } from "./scene.ts";
import type { FigureSettings } from "./settings.ts";

type Drawn = Pick<FigureSettings, "ground" | "letters" | "scaleBar" | "timeLabels">;

/** A figure as shapes: panels (whose pixels somebody else draws) with what lies over them, and all that is beside. */
export function drawFigure(
  content: FigureContent,
  layout: FigureLayout,
  settings: Drawn,
): FigureScene {
  const { width, height, fontSize: font } = layout;
  const inks = inksOn(settings.ground);
  const columns = content.columns.length;
  // Times that stand over the columns are not said again in each panel.
  const hasTime = settings.timeLabels && content.columns.every((text) => text === "");
  const panels = content.rows.flatMap((row, index) =>
    row.panels.flatMap((panel, column): Shape[] => {
      const box = layout.panels[index]?.[column];
      if (box === undefined) return [];
      const at = index * columns + column;
      const letter = settings.letters ? letterOf(at) : "";
      const hasScaleBar = settings.scaleBar && at === 0;
      return [
        { kind: "raster", box, row: index, column },
        ...drawPanel(panel, box, font, { letter, hasScaleBar, hasTime }),
      ];
    }),
  );
  const bars = layout.bars.flatMap(({ row, box }) => {
    const bar = content.rows[row]?.bar;
    return bar == null ? [] : drawColorBar(bar, box, font, inks);
  });
  const ground: readonly Shape[] =
    inks.ground === null
      ? []
      : [{ kind: "rectangle", box: { x: 0, y: 0, width, height }, fill: inks.ground }];
  return {
    width,
    height,
    shapes: [
      ...ground,
      ...panels,
      ...bars,
      ...layout.curves.flatMap((box, index) => {
        const curve = content.curves[index];
        return curve === undefined ? [] : drawCurve(curve, box, font, inks);
      }),
      ...drawLegend(layout.legend, font, inks),
      ...layout.texts.map((text) => drawWords(text, inks)),
    ],
  };
}

/** A, B, ..., Z, AA, AB, ... */
export function letterOf(index: number): string {
  const last = String.fromCharCode(65 + (index % 26));
  return index < 26 ? last : `${letterOf(Math.floor(index / 26) - 1)}${last}`;
}

function drawWords({ text, box, size, isBold, align, isUpright }: PlacedText, inks: Inks): Shape {
  const middle = { x: box.x + box.width / 2, y: box.y + box.height / 2 };
  const common = { kind: "text", text, size, color: inks.text, isBold, align } as const;
  if (isUpright) {
    return { ...common, x: middle.x + 0.35 * size, y: middle.y, angle: -Math.PI / 2 };
  }
  const x = align === "left" ? box.x : middle.x;
  return { ...common, x, y: middle.y + 0.35 * size };
}
