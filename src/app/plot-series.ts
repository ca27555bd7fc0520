import type { Model } from "../model/model.ts";
import type { PlotSeries } from "../ui/plot-panel.ts";
import type { ViewChoice } from "../ui/view-choice.ts";
import { CHANNEL_PALETTE } from "../view/channel-palette.ts";
import { legibleColor } from "../view/legible-color.ts";

/** Curves drawn before the user chose, at most. */
const SHOWN = 5;

/**
 * A curve for everything that is measured. What the preset makes claims about and what the picture
 * shows (in the picture's colors) come first and are drawn, unless they hardly move (static fields);
 * then observables, compartments and the other fields.
 */
export function plotSeries(
  model: Model,
  choice: ViewChoice,
  claimed: readonly string[],
): readonly PlotSeries[] {
  const colors = pictureColors(choice);
  const statics = new Set(
    model.fields.flatMap(({ kind, name }) => (kind === "static" ? [name] : [])),
  );
  const all = [...model.observables, ...model.compartments, ...model.fields];
  const wanted = [...new Set([...claimed, ...colors.keys()])].filter((name) => !statics.has(name));
  const first = wanted.flatMap((name) => all.find((entry) => entry.name === name) ?? []);
  const rest = all.filter((entry) => !first.includes(entry));
  return [...first, ...rest].map((entry, index) => {
    const { name, label, unit } = entry;
    const own = "color" in entry ? entry.color : undefined;
    const spare = CHANNEL_PALETTE[index % CHANNEL_PALETTE.length] as string;
    const color = legibleColor(colors.get(name) ?? own ?? spare);
    return { name, label, unit, color, shown: index < Math.min(SHOWN, Math.max(first.length, 2)) };
  });
}

/** The color of what the picture shows; undefined for a field through a color map. */
function pictureColors({ mode, channels, single }: ViewChoice): Map<string, string | undefined> {
  if (mode === "field") return new Map([[single.field, undefined]]);
  return new Map(channels.map(({ field, color }) => [field, color]));
}
