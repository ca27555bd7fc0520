import type { Budget } from "../../analysis/budget.ts";
import type { RateScale } from "../../analysis/rate-scale.ts";
import { formatTicks } from "../../numbers/format-ticks.ts";
import { formatUnit } from "../../numbers/format-unit.ts";
import { niceTicks } from "../../numbers/nice-steps.ts";
import { timeTicks } from "../time-scale.ts";
import { OTHERS } from "./budget-colors.ts";

export interface BudgetDrawing {
  readonly budgets: readonly Budget[];
  readonly colors: ReadonlyMap<string, string>;
  readonly scale: RateScale;
  /** CSS px. */
  readonly width: number;
  readonly height: number;
  /** End of the time axis, min, and the moment that is marked. */
  readonly end: number;
  readonly now: number;
  readonly ink: { readonly text: string; readonly line: string; readonly strong: string };
  readonly font: string;
}

const LEFT = 54;
const BOTTOM = 20;
const TOP = 16;

/** Bars over time: what makes above the line, what takes below it, and the net change as a line. */
export function drawBudget(ctx: CanvasRenderingContext2D, drawing: BudgetDrawing): void {
  const { budgets, scale, width, height, end, now, ink, font } = drawing;
  ctx.clearRect(0, 0, width, height);
  ctx.font = `11px ${font}`;
  const { low, high } = rangeOf(budgets, scale.factor);
  const x = (time: number): number => LEFT + ((width - LEFT - 8) * time) / Math.max(end, 1e-9);
  const y = (rate: number): number =>
    TOP + ((height - TOP - BOTTOM) * (high - rate)) / Math.max(high - low, 1e-300);
  drawAxes(ctx, drawing, { low, high, x, y });
  for (const [index, budget] of budgets.entries()) {
    const before = budgets[index - 1]?.time;
    const after = budgets[index + 1]?.time;
    const from = before === undefined ? budget.time : (before + budget.time) / 2;
    const to = after === undefined ? budget.time : (after + budget.time) / 2;
    const wide = Math.max(x(to) - x(from), 2);
    const left = after === undefined && before === undefined ? x(from) - 1 : x(from);
    drawBar(ctx, drawing, budget, { left, wide, y });
  }
  ctx.strokeStyle = ink.strong;
  ctx.lineWidth = 1.5;
  ctx.beginPath();
  for (const { time, net } of budgets) ctx.lineTo(x(time), y(net * scale.factor));
  ctx.stroke();
  ctx.strokeStyle = ink.text;
  ctx.lineWidth = 1;
  ctx.beginPath();
  ctx.moveTo(x(now), TOP);
  ctx.lineTo(x(now), height - BOTTOM);
  ctx.stroke();
}

function drawBar(
  ctx: CanvasRenderingContext2D,
  { colors, scale }: BudgetDrawing,
  { entries }: Budget,
  { left, wide, y }: { readonly left: number; readonly wide: number; y: (rate: number) => number },
): void {
  let above = 0;
  let below = 0;
  for (const id of [...colors.keys(), ""]) {
    const own = entries.filter(({ term }) => (id === "" ? !colors.has(term.id) : term.id === id));
    ctx.fillStyle = colors.get(id) ?? OTHERS;
    for (const { rate } of own) {
      const amount = rate * scale.factor;
      if (!Number.isFinite(amount) || amount === 0) continue;
      const from = amount > 0 ? above : below;
      const [top, bottom] = [y(Math.max(from, from + amount)), y(Math.min(from, from + amount))];
      ctx.fillRect(left, top, wide + 0.5, bottom - top);
      if (amount > 0) above += amount;
      else below += amount;
    }
  }
}

function drawAxes(
  ctx: CanvasRenderingContext2D,
  { width, height, end, ink, scale }: BudgetDrawing,
  axes: {
    readonly low: number;
    readonly high: number;
    readonly x: (time: number) => number;
    readonly y: (rate: number) => number;
  },
): void {
  const { low, high, x, y } = axes;
  const ticks = niceTicks(low, high, Math.max(2, (height - TOP - BOTTOM) / 36));
  const texts = formatTicks(ticks);
  ctx.textBaseline = "middle";
  ctx.textAlign = "right";
  ctx.lineWidth = 1;
  for (const [index, tick] of ticks.entries()) {
    ctx.strokeStyle = tick === 0 ? ink.text : ink.line;
    ctx.beginPath();
    ctx.moveTo(LEFT, Math.round(y(tick)) + 0.5);
    ctx.lineTo(width - 8, Math.round(y(tick)) + 0.5);
    ctx.stroke();
    ctx.fillStyle = ink.text;
    ctx.fillText(texts[index] ?? "", LEFT - 6, y(tick));
  }
  ctx.textAlign = "left";
  ctx.textBaseline = "top";
  ctx.fillText(formatUnit(scale.unit), 4, 0);
  ctx.textAlign = "center";
  for (const { time, text } of timeTicks(end, (width - LEFT) / 64)) {
    ctx.fillText(text, Math.min(x(time), width - 12), height - BOTTOM + 6);
  }
}

function rangeOf(budgets: readonly Budget[], factor: number) {
  const high = Math.max(0, ...budgets.map(({ made }) => made * factor).filter(Number.isFinite));
  const low = Math.min(0, ...budgets.map(({ taken }) => taken * factor).filter(Number.isFinite));
  if (high === low) return { low: -1, high: 1 };
  const room = 0.06 * (high - low);
  return { low: low - room, high: high + room };
}
