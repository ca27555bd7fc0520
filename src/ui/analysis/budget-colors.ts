import { factorNames } from "../../analysis/term-label.ts";
import type { Term } from "../../analysis/terms.ts";
import { distinctColor } from "../../look/distinct-color.ts";
import { ownColor } from "../../look/parts/labels.ts";
import type { Model } from "../../model/model.ts";

/** Terms beyond these share one gray. */
export const MOST_COLORS = 9;
export const OTHERS = "#7d8794";

/** Colors of terms by id, for the first ones of a list: that of who makes or takes, where it can be told apart. */
export function termColors(model: Model, terms: readonly Term[]): ReadonlyMap<string, string> {
  const colorOf = (name: string) => ownColor(model, name);
  const colors = new Map<string, string>();
  for (const term of terms.slice(0, MOST_COLORS)) {
    const wanted = actorOf(term).map(colorOf).find(Boolean) ?? "#8d9bb0";
    colors.set(term.id, distinctColor(wanted, [OTHERS, ...colors.values()]));
  }
  return colors;
}

function actorOf({ partner, process, field, kind }: Term): readonly string[] {
  if (kind === "growth") return [field];
  if (partner !== undefined) return [partner];
  if (process === undefined || !("rate" in process)) return [];
  return factorNames(process.rate).filter((name) => name !== field);
}
