import { parseNumber } from "../lab/parse-number.ts";
import { element } from "./element.ts";

export interface TypedNumber {
  readonly box: HTMLInputElement;
  /** Says what is wrong with what was typed, below the box. */
  readonly problem: HTMLElement;
}

/** A box for one number as people type them ("0,7", "1/3"); what is none is refused with a sentence. */
export function createTypedNumber(
  label: string,
  focus: string,
  value: string,
  onChange: (value: number) => void,
): TypedNumber {
  const problem = element("p", { class: "field-problem", attributes: { role: "alert" } });
  problem.hidden = true;
  const box = element("input", {
    class: "number-box",
    attributes: {
      type: "text",
      inputmode: "decimal",
      value,
      "aria-label": label,
      "data-focus": focus,
    },
    on: {
      change: () => {
        const read = parseNumber(box.value);
        problem.hidden = !("problem" in read);
        problem.textContent = "problem" in read ? read.problem : "";
        if (!("problem" in read)) onChange(read.value);
      },
    },
  });
  return { box, problem };
}
