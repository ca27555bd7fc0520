import type uPlot from "uplot";
import type { CurveMark } from "../observe/curve-data.ts";
import type { PlotStyle } from "./plot-style.ts";

/** Room between a mark's line and its name, CSS px. */
const GAP = 4;

/**
 * Draws marks as dashed lines through a lane; `named`: with their names above it, of those that would
 * lie over each other the first. `timeUnit` is min per unit of the lane's axis.
 */
export function drawMarks(
  plot: uPlot,
  marks: readonly CurveMark[],
  timeUnit: number,
  named: boolean,
  style: PlotStyle,
): void {
  const { ctx, bbox } = plot;
  const { min = 0, max = 0 } = plot.scales["x"] ?? {};
  const pixels = devicePixelRatio;
  ctx.save();
  ctx.strokeStyle = style.mark;
  ctx.fillStyle = style.mark;
  ctx.lineWidth = pixels;
  ctx.font = style.font.replace(/^11px/, `${11 * pixels}px`);
  ctx.textBaseline = "bottom";
  // The axis before leaves it at the right.
  ctx.textAlign = "left";
  let free = bbox.left;
  for (const { time, names } of grouped(marks)) {
    const at = time / timeUnit;
    if (min === null || max === null || at < min || at > max) continue;
    const x = Math.round(plot.valToPos(at, "x", true));
    ctx.setLineDash([2 * pixels, 3 * pixels]);
    ctx.globalAlpha = 0.7;
    ctx.beginPath();
    ctx.moveTo(x, bbox.top);
    ctx.lineTo(x, bbox.top + bbox.height);
    ctx.stroke();
    ctx.globalAlpha = 1;
    if (!named) continue;
    for (const text of shortened(names)) {
      const width = ctx.measureText(text).width;
      const left = placeName(x, width, free, bbox.left + bbox.width, GAP * pixels);
      if (left === null) continue;
      ctx.fillText(text, left, bbox.top - 2 * pixels);
      free = left + width + 2 * GAP * pixels;
      break;
    }
  }
  ctx.restore();
}

/** Draws the present as a line, where a run stands before the end of its curves. */
export function drawNow(plot: uPlot, now: number | null, timeUnit: number, style: PlotStyle): void {
  if (now === null) return;
  const { ctx, bbox } = plot;
  const x = Math.round(plot.valToPos(now / timeUnit, "x", true)) + 0.5;
  ctx.save();
  ctx.strokeStyle = style.now;
  ctx.lineWidth = 1.5 * devicePixelRatio;
  ctx.beginPath();
  ctx.moveTo(x, bbox.top);
  ctx.lineTo(x, bbox.top + bbox.height);
  ctx.stroke();
  ctx.restore();
}

/** Those at one time are told together. */
function grouped(
  marks: readonly CurveMark[],
): readonly { readonly time: number; readonly names: readonly string[] }[] {
  const names = new Map<number, Set<string>>();
  for (const { time, label } of marks) {
    const known = names.get(time) ?? new Set();
    names.set(time, label === "" ? known : known.add(label));
  }
  return [...names].map(([time, own]) => ({ time, names: [...own] }));
}

/** Ever shorter ways to tell names: all, the first and how many more, and that cut off. */
function shortened(names: readonly string[]): readonly string[] {
  const [first] = names;
  if (first === undefined) return [];
  const more = names.length > 1 ? ` +${names.length - 1}` : "";
  const cut = [14, 8].filter((length) => first.length > length);
  const cuts = cut.map((length) => `${first.slice(0, length)}…${more}`);
  return [names.join(", "), `${first}${more}`, ...cuts];
}

/** Around the line, else to one side of it, within what is free; null: there is no room. */
function placeName(
  x: number,
  width: number,
  free: number,
  end: number,
  gap: number,
): number | null {
  for (const left of [x - width / 2, Math.max(free, end - width), x + gap, free]) {
    const isNear = left <= x + gap && left + width >= x - gap;
    if (left >= free && left + width <= end && isNear) return left;
  }
  return null;
}
