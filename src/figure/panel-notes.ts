import { formatClock } from "../numbers/format-time.ts";
import { shorten, widthOf } from "../sweep/plots/text.ts";
import { chooseScaleBar } from "../view/scale-bar.ts";
import type { Box } from "./box.ts";
import type { PanelContent } from "./content.ts";
import type { Shape, TextShape } from "./scene.ts";

/** What is written into a panel besides what lies over its tissue. */
export interface PanelNotes {
  /** "" where there is none. */
  readonly letter: string;
  readonly hasScaleBar: boolean;
  readonly hasTime: boolean;
}

/** Words in a panel, and the room that they take. */
export interface PanelNote {
  readonly box: Box;
  readonly shapes: readonly Shape[];
}

/** About letters and lines, so that they are seen on any ground. */
export const DARK = "rgba(0,0,0,0.62)";

const WHITE = "#ffffff";
/** Shares of the font's size: room to the edges, letters, and thickness of the scale bar. */
const PAD = 0.5;
const LETTER = 1.25;
const THICK = 0.22;

/** The letter at the upper left of a panel, the time at the lower left, the scale bar at the lower right. */
export function panelNotes(
  panel: PanelContent,
  box: Box,
  font: number,
  { letter, hasScaleBar, hasTime }: PanelNotes,
): readonly PanelNote[] {
  const pad = PAD * font;
  const high = LETTER * font;
  const clock = shorten(formatClock(panel.time), 0.5 * box.width - pad, font, true);
  // In the smallest panels a letter would stand on the time.
  const isHigh = box.height > high + 2.2 * font + 2 * pad;
  const left = box.x + pad;
  return [
    ...(letter === "" ? [] : [words(letter, left, box.y + pad + 0.75 * high, high)]),
    ...(hasTime && isHigh ? [words(clock, left, box.y + box.height - pad, font)] : []),
    ...(hasScaleBar && panel.hasScale ? [scaleBar(panel, box, font)] : []),
  ];
}

function words(text: string, x: number, y: number, size: number): PanelNote {
  const shape: TextShape = {
    kind: "text",
    text,
    x,
    y,
    size,
    color: WHITE,
    align: "left",
    isBold: true,
    rim: DARK,
  };
  const box = { x, y: y - 0.8 * size, width: widthOf(text, size, true), height: size };
  return { box, shapes: [shape] };
}

/** A white bar, its length over it. */
function scaleBar(panel: PanelContent, box: Box, font: number): PanelNote {
  const scale = box.width / panel.region.width;
  const pad = PAD * font;
  const { pixels, label } = chooseScaleBar(scale, 0.36 * box.width);
  const right = box.x + box.width - pad;
  const bar: Box = {
    x: right - pixels,
    y: box.y + box.height - pad - THICK * font,
    width: pixels,
    height: THICK * font,
  };
  const around = 0.06 * font;
  const half = Math.max(pixels, widthOf(label, font, true)) / 2;
  const rim: Box = {
    x: bar.x - around,
    y: bar.y - around,
    width: bar.width + 2 * around,
    height: bar.height + 2 * around,
  };
  return {
    box: { x: right - 2 * half, y: bar.y - 1.4 * font, width: 2 * half, height: 1.6 * font },
    shapes: [
      { kind: "rectangle", box: rim, fill: "rgba(0,0,0,0.5)" },
      { kind: "rectangle", box: bar, fill: WHITE },
      {
        kind: "text",
        text: label,
        x: Math.min(bar.x + pixels / 2, right - half),
        y: bar.y - 0.35 * font,
        size: font,
        color: WHITE,
        align: "center",
        isBold: true,
        rim: DARK,
      },
    ],
  };
}
