import type { Model } from "../../model/model.ts";
import { t } from "../../texts/text.ts";
import { element } from "../element.ts";

/** Fields and observables to choose from, those in `without` left out but for `present`. */
export function namedOptions(
  { fields, observables }: Model,
  present = "",
  without: readonly string[] = [],
): readonly HTMLOptGroupElement[] {
  const groups = [
    [t`Fields`, fields],
    [t`Observables`, observables],
  ] as const;
  return groups.flatMap(([label, entries]) => {
    const left = entries.filter(({ name }) => name === present || !without.includes(name));
    if (left.length === 0) return [];
    const options = left.map((entry) => new Option(entry.label, entry.name));
    return [element("optgroup", { attributes: { label } }, ...options)];
  });
}
