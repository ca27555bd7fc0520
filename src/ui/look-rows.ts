import { element } from "./element.ts";

/** A row of a look: its label and a list to choose from. */
export function selectRow(
  label: string,
  focus: string,
  entries: readonly (readonly [string, string])[],
  present: string,
  choose: (value: string) => void,
): HTMLElement {
  const select = element("select", {
    attributes: { "aria-label": label, "data-focus": focus },
    on: { change: () => choose(select.value) },
  });
  for (const [value, text] of entries) {
    select.append(new Option(text, value, false, value === present));
  }
  return element("label", { class: "panel-row" }, element("span", {}, label), select);
}

export interface SliderRow {
  readonly label: string;
  /** Said by a screen reader; default: the label. */
  readonly name?: string;
  readonly focus: string;
  readonly least: number;
  readonly most: number;
  readonly step: number;
  readonly value: number;
  readonly words: (value: number) => string;
  /** While it is dragged. */
  readonly onInput: (value: number) => void;
  /** When it is let go. */
  readonly onChange: (value: number) => void;
}

/** A row of a look: its label, a slider, and what it is at. */
export function sliderRow(row: SliderRow): HTMLElement {
  const output = element("output", { class: "row-value" }, row.words(row.value));
  const slider = element("input", {
    class: "row-slider",
    attributes: {
      type: "range",
      min: row.least,
      max: row.most,
      step: row.step,
      value: row.value,
      "aria-label": row.name ?? row.label,
      "data-focus": row.focus,
    },
    on: {
      input: () => {
        output.textContent = row.words(Number(slider.value));
        row.onInput(Number(slider.value));
      },
      change: () => row.onChange(Number(slider.value)),
    },
  });
  const label = element("span", { class: "look-label" }, row.label);
  return element("label", { class: "panel-row slider-row" }, label, slider, output);
}

/** A box that is ticked, and its words. */
export function checkBox(
  label: string,
  focus: string,
  on: boolean,
  change: (on: boolean) => void,
): HTMLElement {
  const box = element("input", {
    attributes: { type: "checkbox", "data-focus": focus },
    on: { change: () => change(box.checked) },
  });
  box.checked = on;
  return element("label", { class: "check" }, box, label);
}
