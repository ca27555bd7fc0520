import type { Histogram } from "../look/histogram.ts";
import type { ResolvedWindow } from "../look/look.ts";
import { opacityAt, type Transfer } from "../look/volume/transfer.ts";
import { t } from "../texts/text.ts";
import { element } from "./element.ts";

const WIDTH = 240;
const HEIGHT = 56;
/** Of the window's span, beyond it at both ends. */
const BEYOND = 0.15;

export interface TransferPlot {
  readonly element: HTMLCanvasElement;
  /** The values of the field; until they are there only the curve is drawn. */
  showValues(histogram: Histogram): void;
  setTransfer(transfer: Transfer): void;
}

/**
 * How often values come (bars; their logarithm, so that rare ones show) and how much light each takes (the
 * curve: 0 below, all above), about the channel's window.
 */
export function createTransferPlot(transfer: Transfer, color: string, label: string): TransferPlot {
  const canvas = element("canvas", {
    class: "transfer-plot",
    attributes: {
      width: WIDTH * 2,
      height: HEIGHT * 2,
      role: "img",
      "aria-label": t`Transfer function of ${label} over the histogram of its values`,
    },
  });
  let values: Histogram | null = null;
  let shown = transfer;
  const draw = (): void => {
    const context = canvas.getContext("2d");
    if (context === null) return;
    context.setTransform(2, 0, 0, 2, 0, 0);
    context.clearRect(0, 0, WIDTH, HEIGHT);
    const range = plotRange(shown.window);
    if (values !== null) drawBars(context, values, range);
    drawCurve(context, shown, range, color);
  };
  draw();
  return {
    element: canvas,
    showValues: (next) => {
      values = next;
      draw();
    },
    setTransfer: (next) => {
      shown = next;
      draw();
    },
  };
}

function plotRange([low, high]: ResolvedWindow): ResolvedWindow {
  const beyond = BEYOND * (high - low);
  return [low - beyond, high + beyond];
}

function drawBars(
  context: CanvasRenderingContext2D,
  { low, high, counts }: Histogram,
  [from, to]: ResolvedWindow,
): void {
  const most = Math.log1p(Math.max(...counts, 1));
  context.fillStyle = "rgba(140, 146, 158, 0.45)";
  const placeOf = (value: number): number => (WIDTH * (value - from)) / (to - from);
  const wide = (placeOf(high) - placeOf(low)) / counts.length;
  for (const [index, count] of counts.entries()) {
    const tall = (HEIGHT * Math.log1p(count)) / most;
    context.fillRect(placeOf(low) + index * wide, HEIGHT - tall, wide, tall);
  }
}

function drawCurve(
  context: CanvasRenderingContext2D,
  transfer: Transfer,
  [low, high]: ResolvedWindow,
  color: string,
): void {
  context.beginPath();
  for (let x = 0; x <= WIDTH; x++) {
    const value = low + (x / WIDTH) * (high - low);
    const y = HEIGHT - 2 - (HEIGHT - 4) * opacityAt(transfer, value);
    if (x === 0) context.moveTo(x, y);
    else context.lineTo(x, y);
  }
  context.lineWidth = 3.5;
  context.strokeStyle = "rgba(0, 0, 0, 0.5)";
  context.stroke();
  context.lineWidth = 2;
  context.strokeStyle = color;
  context.stroke();
}
