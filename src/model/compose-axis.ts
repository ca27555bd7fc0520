import type { PolarizationAxis } from "./description.ts";
import { ModelError } from "./error.ts";
import type { Axis } from "./model.ts";
import { requireName } from "./require-name.ts";
import type { Vocabulary } from "./vocabulary.ts";

/**
 * A polarization axis of the model, or null if fewer than two of its poles live in it. Throws a
 * ModelError for a name that no module knows, and for more or fewer than two or three poles.
 */
export function composeAxis(
  name: string,
  axis: PolarizationAxis,
  origin: string,
  place: string,
  vocabulary: Vocabulary,
): Axis | null {
  if (axis.poles.length < 2 || axis.poles.length > 3) {
    throw new ModelError(`${place}.poles`, `must be two or three, but are ${axis.poles.length}`);
  }
  const lives = (field: string, at: string) => {
    if (vocabulary.get(field)?.kind === "absent") return false;
    requireName(field, ["field"], at, vocabulary);
    return true;
  };
  const poles = axis.poles.filter(({ field }, i) => lives(field, `${place}.poles[${i}].field`));
  requireName(axis.observable, ["observable"], `${place}.observable`, vocabulary);
  const { label, observable, newcomers } = axis;
  const arrive = newcomers !== undefined && lives(newcomers, `${place}.newcomers`);
  if (poles.length < 2) return null;
  return { name, label, origin, observable, poles, ...(arrive ? { newcomers } : {}) };
}
