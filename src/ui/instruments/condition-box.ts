import type { InstrumentContext } from "../../instruments/instrument.ts";
import { checkWhere } from "../../instruments/parts.ts";
import { problemOf } from "../../model/problem-of.ts";
import { t } from "../../texts/text.ts";
import { element } from "../element.ts";

/** A box for a condition, such as "oxygen < 5": taken on Enter or when it is left, refused with a sentence. */
export function conditionBox(
  label: string,
  value: string,
  context: InstrumentContext,
  mayBeEmpty: boolean,
  onChange: (text: string) => void,
): HTMLElement {
  const problem = element("p", {
    class: "field-problem",
    attributes: { role: "alert", hidden: true },
  });
  const input = element("input", {
    class: "condition-box",
    attributes: {
      type: "text",
      spellcheck: "false",
      autocomplete: "off",
      "aria-label": label,
      placeholder: mayBeEmpty ? t`everywhere` : "oxygen < 5",
      "data-focus": `condition ${label}`,
    },
  });
  input.value = value;
  const tell = (text: string): void => {
    problem.textContent = text;
    problem.hidden = text === "";
    if (text === "") input.removeAttribute("aria-invalid");
    else input.setAttribute("aria-invalid", "true");
  };
  /** Why a text is not taken; empty: it is. */
  const problemWith = (text: string): string => {
    if (text === "") return mayBeEmpty ? "" : t`A condition is needed, such as oxygen < 5.`;
    try {
      checkWhere(text, "", context);
      return "";
    } catch (error) {
      return problemOf(error);
    }
  };
  const commit = (): void => {
    const text = input.value.trim();
    const wrong = text === value ? "" : problemWith(text);
    tell(wrong);
    if (wrong === "" && text !== value) onChange(text);
  };
  input.addEventListener("change", commit);
  input.addEventListener("keydown", (event) => {
    event.stopPropagation();
    if (event.key === "Enter") commit();
    if (event.key !== "Escape") return;
    input.value = value;
    tell("");
    input.blur();
  });
  return element(
    "div",
    {},
    element("label", { class: "instrument-row" }, element("span", {}, label), input),
    problem,
  );
}
