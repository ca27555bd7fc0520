import type { ResolvedView } from "../look/looks.ts";
import { boxAxes } from "../look/parts/box-axes.ts";
import { basisOf, type Turn } from "../look/parts/turn.ts";
import { spaceOf } from "../look/views.ts";
import { slicesOf } from "../look/volume/slices.ts";
import { formatNumber } from "../numbers/format-number.ts";
import { niceTicks } from "../numbers/nice-steps.ts";
import type { AxisMarks, AxisText } from "./axis-marks.ts";
import { type AxisNumber, freeNumbers } from "./axis-numbers.ts";
import { type Context2D, drawText, type TextStyle, textWidth } from "./draw-text.ts";
import type { Extent, Placement } from "./framing.ts";
import { boxOf, boxSize, turnOf } from "./seen.ts";

const NUMBER: TextStyle = { size: 11, weight: 500, color: "#b7bcc6", align: "center" };
/** px of the letters of a number. */
export const AXIS_LETTERS = NUMBER.size;
const LINE = "rgba(183, 188, 198, 0.55)";
/** px of a tick, and from the edge to the middle of its number. */
const TICK = 5;
const AWAY = 17;
/** px to a number, at least. */
const APART = 64;

/** What is drawn, and where the domain lies in it (px). */
export interface AxesScene {
  readonly extent: Extent;
  readonly placement: Placement;
  readonly view: ResolvedView;
  /** px of the picture. */
  readonly width: number;
  readonly height: number;
  /** Where it is looked at from, if not as the view has it. */
  readonly turn?: Turn;
}

/** Draws numbers along the edges of a box that is turned, or about the planes of a volume; else nothing. */
export function drawAxes(context: Context2D, scene: AxesScene): void {
  const { lines, texts } = axisMarks(scene, (text) => textWidth(context, text, NUMBER));
  context.strokeStyle = LINE;
  context.lineWidth = 1;
  for (const [start, end] of lines) {
    if (start === undefined || end === undefined) continue;
    context.beginPath();
    context.moveTo(...start);
    context.lineTo(...end);
    context.stroke();
  }
  for (const { text, at, align } of texts) drawText(context, text, ...at, { ...NUMBER, align });
}

/** How wide words are, px. */
type WidthOf = (text: string) => number;

/** The same as lines and words. */
export function axisMarks(scene: AxesScene, widthOf: WidthOf): AxisMarks {
  const space = spaceOf(scene.view);
  if (space.kind === "slices") return { lines: [], texts: planeNames(scene) };
  const turn = turnOf(space, scene);
  return turn === null ? { lines: [], texts: [] } : boxMarks(scene, turn, widthOf);
}

function boxMarks(scene: AxesScene, turn: Turn, widthOf: WidthOf): AxisMarks {
  const { extent, placement, view } = scene;
  const size = boxSize(extent, spaceOf(view));
  const middle = middleOf(scene);
  const numbers: AxisNumber[] = [];
  const lines: AxisMarks["lines"][number][] = [];
  for (const { axis, from, to, outward } of boxAxes(size, basisOf(turn))) {
    const { low, high, unit } = rangeOf(view, axis, size[axis]);
    const long = placement.scale * Math.hypot(to[0] - from[0], to[1] - from[1]);
    const ticks = niceTicks(low, high, Math.max(2, Math.min(6, long / APART)));
    for (const [index, value] of ticks.entries()) {
      const share = (value - low) / (high - low);
      const at = (away: number): readonly [number, number] => [
        middle.x + placement.scale * (from[0] + share * (to[0] - from[0])) + away * outward[0],
        middle.y - placement.scale * (from[1] + share * (to[1] - from[1])) - away * outward[1],
      ];
      lines.push([at(1), at(1 + TICK)]);
      const [x, y] = at(AWAY);
      const hasUnit = index === ticks.length - 1 && unit !== "";
      numbers.push({ text: `${formatNumber(value)}${hasUnit ? ` ${unit}` : ""}`, x, y, hasUnit });
    }
  }
  // Of what is looked at from near, some are out of the picture.
  const texts = freeNumbers(numbers, scene, widthOf).map(({ text, x, y }): AxisText => {
    return { text, at: [x, y + 4], align: "center" };
  });
  return { lines, texts };
}

/** What the numbers of an axis mean: lengths, or of a relief's height the field's values. */
function rangeOf(view: ResolvedView, axis: number, length: number) {
  if (view.mode === "relief" && axis === 2) {
    const [low, high] = view.height.window;
    // The unit stands at the color bar or in the legend.
    return { low, high, unit: "" };
  }
  return { low: 0, high: length, unit: "µm" };
}

/** The letters of the axes between the planes, and where these lie. */
function planeNames(scene: AxesScene): readonly AxisText[] {
  const { extent, placement, view } = scene;
  const space = spaceOf(view);
  if (space.kind !== "slices") return [];
  const box = boxOf(extent, space);
  const { planes, width, height } = slicesOf(box);
  const middle = middleOf(scene);
  const [xy, xz, zy] = planes;
  if (xy === undefined || xz === undefined || zy === undefined) return [];
  const put = (text: string, x: number, y: number, align: AxisText["align"] = "center") => ({
    text,
    at: [
      middle.x + placement.scale * (x - width / 2),
      middle.y - placement.scale * (y - height / 2) + 4,
    ] as const,
    align,
  });
  const gap = zy.x - xy.width;
  const line = 16 / placement.scale;
  const places = [box.width, box.height, box.depth].map((side, axis) =>
    Math.round(side * (space.cursor[axis] as number)),
  );
  return [
    put("x", xy.width / 2, xy.height + gap / 2),
    put("y", xy.width + gap / 2, xy.height / 2),
    put("z", xy.width + gap / 2, xz.y + xz.height / 2),
    put("z", zy.x + zy.width / 2, zy.height + gap / 2),
    ...["x", "y", "z"].map((name, axis) =>
      put(
        `${name} = ${places[axis]} µm`,
        zy.x + gap / 4,
        xz.y + xz.height - line * (axis + 0.6),
        "left",
      ),
    ),
  ];
}

function middleOf({ extent, placement: { left, top, scale } }: AxesScene) {
  return { x: left + (scale * extent.width) / 2, y: top + (scale * extent.height) / 2 };
}
