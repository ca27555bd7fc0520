import { legibleColor } from "../look/legible-color.ts";
import { type PoleKey, poleKeyPixels } from "../look/polarization/key.ts";
import { t } from "../texts/text.ts";
import { type Context2D, drawText, type TextStyle, textWidth } from "./draw-text.ts";

const TITLE: TextStyle = { size: 13, weight: 600, color: "#ffffff" };
const LABEL: TextStyle = { size: 11, weight: 500, color: "#ffffff" };
const WIDTH = 110;
const HEIGHT = 95;
/** Pixels to one of layout. */
const FINE = 3;
const LINE = 15;

/** What the key takes, px. */
export function poleKeySize(
  context: Context2D,
  { title, corners }: PoleKey,
): { readonly width: number; readonly height: number } {
  const [left, right] = corners.map(({ label }) => textWidth(context, label, LABEL));
  const width = Math.max(WIDTH, textWidth(context, title, TITLE), (left ?? 0) + (right ?? 0) + 12);
  return { width, height: HEIGHT + (corners.length + 2) * LINE + 8 };
}

/** Title, phenotypes, and the density that is full, from the corner x, y downwards. */
export function drawPoleKey(context: Context2D, key: PoleKey, x: number, y: number): void {
  const { width } = poleKeySize(context, key);
  const [left, right, top] = key.corners;
  drawText(context, key.title, x, y + 13, TITLE);
  let base = y + LINE + 6;
  const draw = (
    corner: PoleKey["corners"][number] | undefined,
    align: "left" | "center" | "right",
  ) => {
    if (corner === undefined) return;
    const at = { left: x, center: x + width / 2, right: x + width }[align];
    drawText(context, corner.label, at, base + 11, {
      ...LABEL,
      color: legibleColor(corner.color),
      align,
    });
  };
  if (top !== undefined) {
    draw(top, "center");
    base += LINE + 2;
  }
  const picture = new OffscreenCanvas(FINE * WIDTH, FINE * HEIGHT);
  const pixels = poleKeyPixels(key, picture.width, picture.height);
  picture.getContext("2d")?.putImageData(new ImageData(pixels, picture.width), 0, 0);
  context.drawImage(picture, x + (width - WIDTH) / 2, base, WIDTH, HEIGHT);
  base += HEIGHT + 2;
  draw(left, "left");
  draw(right, "right");
  const density = t`full: ${key.high}, black: ${key.low}`;
  drawText(context, density, x, base + LINE + 12, { ...LABEL, weight: 400 });
}
