import { type Context2D, drawText, type TextStyle } from "./draw-text.ts";
import { chooseScaleBar } from "./scale-bar.ts";

const LABEL: TextStyle = { size: 14, weight: 600, color: "#ffffff", align: "center" };
const THICKNESS = 4;

/** A white bar whose lower right corner is at x, y, its length above it; `scale` is px per um. */
export function drawScaleBar(
  context: Context2D,
  scale: number,
  longest: number,
  x: number,
  y: number,
): void {
  const { pixels, label } = chooseScaleBar(scale, longest);
  context.fillStyle = "rgba(0, 0, 0, 0.5)";
  context.fillRect(x - pixels - 1.5, y - THICKNESS - 1.5, pixels + 3, THICKNESS + 3);
  context.fillStyle = "#ffffff";
  context.fillRect(x - pixels, y - THICKNESS, pixels, THICKNESS);
  drawText(context, label, x - pixels / 2, y - THICKNESS - 7, LABEL);
}
