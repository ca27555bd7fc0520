import { labelAndUnit } from "../../look/parts/labels.ts";
import type { Model } from "../../model/model.ts";
import { t } from "../../texts/text.ts";
import { element } from "../element.ts";
import { iconButton } from "../icon-button.ts";
import { createNameSelect } from "../name-select.ts";

export interface NameChipsOptions {
  readonly model: Model;
  /** Fields or observables in their order. */
  readonly names: readonly string[];
  /** What the way to add one is called. */
  readonly add: string;
  readonly least: number;
  readonly most: number;
  readonly onChange: (names: readonly string[]) => void;
}

/** Names that are drawn, each to be taken away, and a way to add one. */
export function nameChips(options: NameChipsOptions): HTMLElement {
  const { model, names, add, least, most, onChange } = options;
  const chips = names.map((name) => {
    const { label } = labelAndUnit(model, name);
    const remove = iconButton({
      icon: "close",
      label: t`Leave out ${label}`,
      class: "quiet chip-remove",
      onPress: () => onChange(names.filter((one) => one !== name)),
    });
    remove.hidden = names.length <= least;
    return element("span", { class: "chip instrument-chip" }, label, remove);
  });
  const select = createNameSelect(model, {
    label: add,
    focus: `figure-${add}`,
    first: `${add}…`,
    leaveOut: new Set(names),
    onChoose: (name) => onChange([...names, name]),
  });
  select.hidden = names.length >= most;
  return element("div", { class: "instrument-chips" }, ...chips, select);
}
