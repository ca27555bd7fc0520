import type { Model } from "../model/model.ts";
import { t } from "../texts/text.ts";
import { element } from "./element.ts";

/** A list of a model's fields and observables. `first`: an entry of its own, worth the empty name. */
export function createNameSelect(
  { fields, observables }: Pick<Model, "fields" | "observables">,
  options: {
    readonly label: string;
    /** Finds the focus again when the rows are made anew. */
    readonly focus: string;
    readonly present?: string;
    readonly first?: string;
    readonly class?: string;
    readonly leaveOut?: ReadonlySet<string>;
    readonly onChoose: (name: string) => unknown;
  },
): HTMLSelectElement {
  const { label, focus, present = "", first, leaveOut, onChoose } = options;
  const select = element("select", {
    ...(options.class !== undefined && { class: options.class }),
    attributes: { "aria-label": label, "data-focus": focus },
    on: { change: () => void onChoose(select.value) },
  });
  if (first !== undefined) select.append(new Option(first, "", present === "", present === ""));
  for (const [group, entries] of [
    [t`Fields`, fields],
    [t`Observables`, observables],
  ] as const) {
    const shown = entries.filter(({ name }) => !leaveOut?.has(name));
    if (shown.length === 0) continue;
    const list = shown.map(({ name, label: text }) => {
      const isPresent = name === present;
      return new Option(text, name, isPresent, isPresent);
    });
    select.append(element("optgroup", { attributes: { label: group } }, ...list));
  }
  return select;
}
