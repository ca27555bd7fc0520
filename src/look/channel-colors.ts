import type { Model } from "../model/model.ts";
import { nextChannelColor } from "./channel-palette.ts";
import { ownColor } from "./parts/labels.ts";

/**
 * A color ("#rrggbb") for each of some fields and observables, for files: that which a picture gives it
 * (`shown`), else its module's, else one that none of the others has.
 */
export function channelColors(
  model: Model,
  names: readonly string[],
  shown: ReadonlyMap<string, string> = new Map(),
): readonly string[] {
  const known = names.map((name) => shown.get(name) ?? ownColor(model, name));
  const inUse = known.filter((color) => color !== undefined);
  return known.map((color) => {
    if (color !== undefined) return color;
    const next = nextChannelColor(inUse);
    inUse.push(next);
    return next;
  });
}
