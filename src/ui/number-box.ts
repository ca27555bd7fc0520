import { formatNumber } from "../numbers/format-number.ts";
import { formatQuantity, formatUnit } from "../numbers/format-unit.ts";
import { type ReadNumber, readNumber } from "../numbers/read-number.ts";
import { t } from "../texts/text.ts";
import { element } from "./element.ts";
import type { StepSize } from "./parameter-scale.ts";

export interface NumberBoxOptions {
  /** Said to screen readers. */
  readonly label: string;
  readonly unit: string;
  readonly min: number;
  readonly max: number;
  /** The value beside this one, for the arrow keys. */
  readonly step: (value: number, direction: 1 | -1, size: StepSize) => number;
  /** A value within the range that differs from the present one. */
  readonly onCommit: (value: number) => void;
  /** Reads what was written; default: a number, with or without the unit. */
  readonly read?: (text: string) => ReadNumber;
  /** Why what was written is not taken; null: nothing is wrong any more. */
  readonly onProblem?: (text: string | null) => void;
}

export interface NumberBox {
  readonly element: HTMLInputElement;
  /** Shows a value that came from elsewhere; what is being typed stays. */
  show(value: number): void;
  setReadOnly(readOnly: boolean): void;
}

/** A text at most this long is shown with all its digits. */
const LONGEST = 9;

/**
 * A box for one number: it takes what `readNumber` does, on Enter or when it is left; Escape brings
 * the old value back; the arrow keys step (Shift: ten times, Alt: a tenth). What is no number or out
 * of range is refused, said, and changes nothing. A wheel scrolls what is around it.
 */
export function createNumberBox(options: NumberBoxOptions): NumberBox {
  const { label, unit, min, max, step, onCommit, onProblem } = options;
  const readText = options.read ?? ((text: string) => readNumber(text, formatUnit(unit)));
  let value = Number.NaN;
  let shown = "";
  const input = element("input", {
    class: "value-box",
    attributes: {
      type: "text",
      inputmode: "decimal",
      autocomplete: "off",
      spellcheck: "false",
      "aria-label": label,
    },
  });
  const write = (text: string): void => {
    shown = text;
    input.value = text;
    input.style.setProperty("--length", String(Math.max(5, text.length)));
  };
  const tell = (problem: string | null): void => {
    if (problem === null) input.removeAttribute("aria-invalid");
    else input.setAttribute("aria-invalid", "true");
    onProblem?.(problem);
  };
  const rest = (): void => {
    write(shortText(value));
    tell(null);
  };
  const isEditing = (): boolean => document.activeElement === input;
  const take = (next: number): void => {
    tell(null);
    if (next !== value) onCommit(next);
  };
  /** Whether the text could be taken. */
  const commit = (): boolean => {
    if (input.value === shown) return true;
    const read = readText(input.value);
    const kept = t`; ${formatQuantity(value, unit, 4)} kept`;
    if ("problem" in read) tell(`${read.problem}${kept}`);
    else if (read.value < min || read.value > max) tell(`${outside(read.value, options)}${kept}`);
    else {
      take(read.value);
      return true;
    }
    return false;
  };
  input.addEventListener("focus", () => {
    if (input.readOnly || input.hasAttribute("aria-invalid")) return;
    write(fullText(value));
    input.select();
  });
  input.addEventListener("blur", () => {
    if (commit()) rest();
  });
  input.addEventListener("keydown", (event) => {
    if (input.readOnly) return;
    if (event.key === "Enter" && commit()) {
      write(fullText(value));
      input.select();
    }
    if (event.key === "Escape") {
      // The first takes back what was typed, the next leaves.
      const isTyped = input.value !== shown || input.hasAttribute("aria-invalid");
      event.preventDefault();
      event.stopPropagation();
      write(fullText(value));
      tell(null);
      if (isTyped) input.select();
      else input.blur();
    }
    if (event.key !== "ArrowUp" && event.key !== "ArrowDown") return;
    event.preventDefault();
    const size = event.shiftKey ? "large" : event.altKey ? "small" : "usual";
    const read = readText(input.value);
    const from = "value" in read && read.value >= min && read.value <= max ? read.value : value;
    take(step(from, event.key === "ArrowUp" ? 1 : -1, size));
    write(fullText(value));
  });
  input.addEventListener("input", () => {
    input.style.setProperty("--length", String(Math.max(5, input.value.length)));
  });
  return {
    element: input,
    show: (next) => {
      if (Object.is(next, value)) return;
      const typed = isEditing() && input.value !== shown;
      value = next;
      input.title = fullText(next) === shortText(next) ? "" : formatExact(next, unit);
      if (typed) return;
      if (isEditing() && !input.readOnly) write(fullText(next));
      else rest();
    },
    setReadOnly: (readOnly) => {
      input.readOnly = readOnly;
    },
  };
}

/** Says on which side of a range a value lies. */
export function outside(
  value: number,
  { min, max }: Pick<NumberBoxOptions, "min" | "max">,
): string {
  const side = value < min ? t`below` : t`above`;
  return t`${formatNumber(value, 4)} is ${side} the range ${formatNumber(min)} to ${formatNumber(max)}`;
}

/** All digits, as they are typed. */
function fullText(value: number): string {
  if (Number.isNaN(value)) return "";
  return Number.isFinite(value) ? String(value) : formatNumber(value);
}

/** All digits where there is room for them. */
function shortText(value: number): string {
  const full = fullText(value);
  return full.length <= LONGEST && !full.includes("e")
    ? full.replace("-", "−")
    : formatNumber(value, 4);
}

function formatExact(value: number, unit: string): string {
  return `${value} ${formatUnit(unit)}`.trim();
}
