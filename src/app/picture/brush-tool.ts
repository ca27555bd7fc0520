import type { BrushPanel } from "../../ui/brush-panel.ts";
import type { Position } from "../../view/pointer-tools.ts";
import type { Session } from "../session/session.ts";

const SOFTNESS = 0.6;

/** What a stroke's piece does to the running tissue: removing multiplies by less than 1 per dab. */
export function paintStroke(
  session: Session,
  { setting }: BrushPanel,
  from: Position,
  to: Position,
  erase: boolean,
): void {
  const { engine, picture } = session;
  if (engine === null || picture === null) return;
  const z = (picture.choice.slice + 0.5) * engine.grid.dz;
  const { field, radius, amount } = setting;
  const removes = (setting.action === "remove") !== erase;
  session.edit({
    field,
    from: [from.x, from.y, from.z ?? z],
    to: [to.x, to.y, to.z ?? z],
    radius,
    softness: SOFTNESS,
    action: removes ? "multiply" : "add",
    amount: removes ? 0 : amount,
    limit: amount,
  });
}

/** Full strength of the brush for a field: its present greatest value, or 1 where it is empty. */
export function brushScale(session: Session, field: string): number {
  const statistics = session.measurement?.fields[field];
  const most = statistics?.max ?? 1;
  return most > 1e-9 ? niceAbove(most) : 1;
}

/** The next of 1, 2, 5, 10, ... so that the scale does not creep while painting. */
function niceAbove(value: number): number {
  const power = 10 ** Math.floor(Math.log10(value));
  return [1, 2, 5, 10].map((step) => step * power).find((step) => step >= value * 0.999) ?? value;
}
