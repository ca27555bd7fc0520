import { CHANNEL_PALETTE } from "../look/channel-palette.ts";
import { distinctColor } from "../look/distinct-color.ts";
import { legibleColor } from "../look/legible-color.ts";
import { paintedOf, resolveView } from "../look/views.ts";
import type { Model } from "../model/model.ts";
import type { CurveSeries } from "../observe/curve-data.ts";
import { sharesOf } from "../observe/share-curves.ts";
import { t } from "../texts/text.ts";
import { settingOf, type ViewChoice } from "./view-choice.ts";

/** Curves drawn before the user chose, at most. */
const SHOWN = 5;

const SHARE_NOTE = t`Among all such cells of the tissue, where there are any to speak of`;

/**
 * A curve for everything that is measured. What the preset makes claims about and what the picture
 * shows (in the picture's colors) come first and are drawn, unless they hardly move (static fields);
 * then observables, compartments and the other fields.
 */
export function plotSeries(
  model: Model,
  choice: ViewChoice,
  claimed: readonly string[],
): readonly CurveSeries[] {
  const colors = pictureColors(choice, model);
  const shares = sharesOf(model);
  const statics = new Set(
    model.fields.flatMap(({ kind, name }) => (kind === "static" ? [name] : [])),
  );
  const all = [...model.observables, ...model.compartments, ...model.fields];
  const wanted = [...new Set([...claimed, ...colors.keys()])].filter((name) => !statics.has(name));
  const first = wanted.flatMap((name) => all.find((entry) => entry.name === name) ?? []);
  const rest = all.filter((entry) => !first.includes(entry));
  const shownCount = Math.min(SHOWN, Math.max(first.length, 2));
  const ordered = [...first, ...rest];
  // What the picture shows keeps its color; the others get such as are not taken.
  const taken = ordered
    .slice(0, shownCount)
    .flatMap(({ name }) => colors.get(name) ?? [])
    .map(legibleColor);
  return ordered.map((entry, index) => {
    const { name, label, unit } = entry;
    const own = "color" in entry ? entry.color : undefined;
    const spare = CHANNEL_PALETTE[index % CHANNEL_PALETTE.length] as string;
    const shown = index < shownCount;
    const pictured = colors.get(name);
    const wanted = legibleColor(pictured ?? own ?? spare);
    const color = shown && pictured === undefined ? distinctColor(wanted, taken) : wanted;
    if (shown && pictured === undefined) taken.push(color);
    const note = shares.has(name) ? { note: SHARE_NOTE } : {};
    return { name, label, unit, color, shown, ...note };
  });
}

/** The color of what the picture shows; undefined for a field through a color map. */
function pictureColors(choice: ViewChoice, model: Model): Map<string, string | undefined> {
  const view = resolveView(settingOf(choice), model, () => [0, 1]);
  return new Map(paintedOf(view).map(({ field, color }) => [field, color]));
}
