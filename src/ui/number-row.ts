import { element } from "./element.ts";
import { createTypedNumber } from "./typed-number.ts";
import { shortNumber } from "./window-editor.ts";

/** A label and a box for one number; what is none is refused with a sentence. */
export function createNumberRow(
  label: string,
  value: number,
  onChange: (value: number) => void,
): HTMLElement {
  const { box, problem } = createTypedNumber(
    label,
    `number-${label}`,
    shortNumber(value),
    onChange,
  );
  return element(
    "div",
    {},
    element("div", { class: "panel-row" }, element("span", { class: "row-label" }, label), box),
    problem,
  );
}
