/** Canvas of the page or of a worker. */
export type Context2D = CanvasRenderingContext2D | OffscreenCanvasRenderingContext2D;

const FAMILY = 'system-ui, -apple-system, "Segoe UI", Roboto, "Helvetica Neue", Arial, sans-serif';

export interface TextStyle {
  readonly size: number;
  readonly color: string;
  readonly weight?: number;
  readonly align?: "left" | "center" | "right";
}

/** One line, baseline at y, with a dark rim that keeps it legible on any background. */
export function drawText(
  context: Context2D,
  text: string,
  x: number,
  y: number,
  style: TextStyle,
): void {
  setFont(context, style);
  context.textAlign = style.align ?? "left";
  context.textBaseline = "alphabetic";
  context.lineJoin = "round";
  context.strokeStyle = "rgba(0, 0, 0, 0.62)";
  context.lineWidth = 0.22 * style.size;
  context.strokeText(text, x, y);
  context.fillStyle = style.color;
  context.fillText(text, x, y);
}

export function textWidth(context: Context2D, text: string, style: TextStyle): number {
  setFont(context, style);
  return context.measureText(text).width;
}

/** Breaks at spaces into lines of at most `width`; a longer word stays whole. */
export function wrapText(
  context: Context2D,
  text: string,
  width: number,
  style: TextStyle,
): readonly string[] {
  const lines: string[] = [];
  for (const word of text.split(/\s+/).filter((part) => part !== "")) {
    const last = lines.at(-1);
    const longer = last === undefined ? word : `${last} ${word}`;
    if (last !== undefined && textWidth(context, longer, style) <= width) {
      lines[lines.length - 1] = longer;
    } else lines.push(word);
  }
  return lines;
}

function setFont(context: Context2D, { size, weight }: TextStyle): void {
  context.font = `${weight ?? 500} ${size}px ${FAMILY}`;
  // Letters stand where the layout has them: on whole pixels a scaled picture has words without spaces.
  context.textRendering = "geometricPrecision";
}
