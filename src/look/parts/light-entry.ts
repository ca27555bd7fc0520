import { formatNumber } from "../../numbers/format-number.ts";
import type { LegendEntry, ResolvedWindow } from "../look.ts";
import { withUnit } from "./labels.ts";

interface LitChannel {
  readonly label: string;
  readonly unit: string;
  /** "#rrggbb" */
  readonly color: string;
  readonly window: ResolvedWindow;
}

/** What a legend says of a channel of light: its color, its name, and from which value to which it brightens. */
export function lightEntry({ label, unit, color, window: [low, high] }: LitChannel): LegendEntry {
  const detail = withUnit(`${formatNumber(low)} – ${formatNumber(high)}`, unit);
  return { mark: "light", color, text: label, detail };
}
