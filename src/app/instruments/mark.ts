import type { Finding } from "../../instruments/instrument.ts";
import { instrumentOf } from "../../instruments/instruments.ts";
import type { InstrumentSetting } from "../../instruments/settings.ts";
import type { Shape } from "../../instruments/shape.ts";

/** Where on the picture a row of a table is from; null: nowhere in particular. */
export function markOf(setting: InstrumentSetting, finding: Finding, row: number): Shape | null {
  const shape = instrumentOf(setting.kind).shape(setting as never);
  if ((setting.kind === "profile" || setting.kind === "kymograph") && shape?.kind === "line") {
    const distance = finding.columns.find(({ name }) => name === "distance");
    const share = (distance?.values[row] ?? 0) / (distance?.values.at(-1) || 1);
    const { from, to } = shape;
    const at = { x: from.x + share * (to.x - from.x), y: from.y + share * (to.y - from.y) };
    return { kind: "point", at };
  }
  if (setting.kind === "radial" && shape?.kind === "circle") {
    return { ...shape, radius: finding.columns[0]?.values[row] ?? 0 };
  }
  return null;
}
