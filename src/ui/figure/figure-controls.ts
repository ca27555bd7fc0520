import { parseNumber } from "../../lab/parse-number.ts";
import { isWithin, type Range } from "../../limits/limits.ts";
import { t } from "../../texts/text.ts";
import { element } from "../element.ts";

/** A label, which screen readers have from the control, and a control. */
export function row(label: string, control: HTMLElement): HTMLElement {
  return element(
    "div",
    { class: "figure-row" },
    element("span", { class: "figure-label", attributes: { "aria-hidden": "true" } }, label),
    control,
  );
}

/** One of several names; another one that is the present one stands with them. */
export function choice<Name extends string>(
  label: string,
  names: Readonly<Record<Name, string>>,
  present: Name,
  onChoose: (name: Name) => void,
  shown: readonly Name[] = Object.keys(names) as Name[],
): HTMLSelectElement {
  const select = element("select", {
    attributes: { "aria-label": label, "data-focus": `figure-${label}` },
    on: { change: () => onChoose(select.value as Name) },
  });
  select.append(
    ...shown.map((name) => new Option(names[name], name, name === present, name === present)),
  );
  if (!shown.includes(present)) select.append(new Option(present, present, true, true));
  return select;
}

/** A line of text. */
export function words(
  label: string,
  value: string,
  placeholder: string,
  onText: (text: string) => void,
): HTMLElement {
  const box = element("input", {
    class: "text-box",
    attributes: {
      type: "text",
      value,
      placeholder,
      "aria-label": label,
      "data-focus": `figure-${label}`,
    },
    on: { change: () => onText(box.value) },
  });
  return box;
}

/** What is on or off. */
export function toggle(label: string, on: boolean, onToggle: (on: boolean) => void): HTMLElement {
  const box = element("input", {
    attributes: { type: "checkbox", checked: on },
    on: { change: () => onToggle(box.checked) },
  });
  box.checked = on;
  return element("label", { class: "figure-switch" }, box, label);
}

/** A number within a range. */
export interface NumberOptions {
  readonly label: string;
  /** undefined: none. */
  readonly value: number | undefined;
  readonly range: Range;
  readonly onValue: (value: number) => void;
  /** The box was emptied; absent: it may not be. */
  readonly onEmpty?: () => void;
  /** Why what was written is not taken; null: it is. */
  readonly onProblem: (text: string | null) => void;
}

/** A box for a number; what is none, or out of its range, is refused with a sentence. */
export function numberBox({
  label,
  value,
  range,
  onValue,
  onEmpty,
  onProblem,
}: NumberOptions): HTMLInputElement {
  const take = (): void => {
    if (box.value.trim() === "" && onEmpty !== undefined) {
      onProblem(null);
      onEmpty();
      return;
    }
    const read = parseNumber(box.value);
    if ("problem" in read) onProblem(read.problem);
    else if (!isWithin(range, read.value)) {
      onProblem(t`${label}: from ${range.least} to ${range.most}.`);
    } else {
      onProblem(null);
      onValue(read.value);
    }
  };
  const box = element("input", {
    class: "number-box",
    attributes: {
      type: "text",
      inputmode: "decimal",
      value: value === undefined ? "" : String(Number(value.toFixed(2))),
      placeholder: onEmpty === undefined ? undefined : t`auto`,
      "aria-label": label,
      "data-tip": label,
      "data-focus": `figure-${label}`,
    },
    on: { change: take },
  });
  return box;
}

/** Names of a record with the words for each. */
export function mapOf<Name extends string, T>(
  record: Readonly<Record<Name, T>>,
  text: (value: T) => string,
): Record<Name, string> {
  const entries = Object.entries<T>(record).map(([name, value]) => [name, text(value)]);
  return Object.fromEntries(entries) as Record<Name, string>;
}

/** Words for each of some numbers. */
export function mapList(
  values: readonly number[],
  text: (value: number) => string,
): Record<string, string> {
  return Object.fromEntries(values.map((value) => [String(value), text(value)]));
}
