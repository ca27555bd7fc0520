import type { InstrumentContext } from "../../instruments/instrument.ts";
import { labelAndUnit } from "../../look/parts/labels.ts";
import { t } from "../../texts/text.ts";
import { element } from "../element.ts";
import { iconButton } from "../icon-button.ts";
import { colorDot } from "./color-dot.ts";
import { namedOptions } from "./named-options.ts";

/** Curves of one chart, at most. */
const MOST = 8;

/** The fields that are drawn, each to be taken away while there are others, and a way to add one. */
export function fieldChips(
  fields: readonly string[],
  { model, colorOf }: InstrumentContext,
  onChange: (fields: readonly string[]) => void,
): HTMLElement {
  const chips = fields.map((field) => {
    const { label } = labelAndUnit(model, field);
    const dot = colorDot(colorOf(field));
    const remove = iconButton({
      icon: "close",
      label: t`Leave out ${label}`,
      class: "quiet chip-remove",
      onPress: () => onChange(fields.filter((one) => one !== field)),
    });
    remove.hidden = fields.length === 1;
    return element("span", { class: "chip instrument-chip" }, dot, label, remove);
  });
  const select = element("select", {
    class: "add-curve",
    attributes: { "aria-label": t`Add a curve`, "data-focus": "add-curve" },
    on: { change: () => onChange([...fields, select.value]) },
  });
  select.append(new Option(t`Add a curve…`, "", true, true), ...namedOptions(model, "", fields));
  select.hidden = fields.length >= MOST;
  return element("div", { class: "instrument-chips" }, ...chips, select);
}
