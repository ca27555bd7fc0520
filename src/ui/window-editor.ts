import { parseNumber } from "../lab/parse-number.ts";
import type { Window } from "../look/look.ts";
import { formatNumber } from "../numbers/format-number.ts";
import { t } from "../texts/text.ts";
import { element } from "./element.ts";

export interface WindowEditor {
  readonly element: HTMLElement;
  /** The window that the data have now; shown where it is "auto". */
  showPresent(window: readonly [number, number] | undefined): void;
  /** The window that the data ask for; said where it is not the one that is drawn. */
  showAutomatic(window: readonly [number, number]): void;
}

/**
 * Two boxes (drawn black, drawn full) and a switch that lets them follow the data. What is no window is
 * refused with a sentence, and what was stays; Escape brings a box's value back.
 */
export function createWindowEditor(
  window: Window,
  label: string,
  onChange: (window: Window) => void,
): WindowEditor {
  let shown: readonly [number, number] | null = window === "auto" ? null : window;
  const auto = element("input", {
    attributes: { type: "checkbox", "data-focus": `${label}-auto` },
    on: { change: () => onChange(auto.checked ? "auto" : (shown ?? [0, 1])) },
  });
  auto.checked = window === "auto";
  const problem = element("p", { class: "field-problem", attributes: { role: "alert" } });
  problem.hidden = true;
  const tell = (sentence: string): void => {
    problem.textContent = sentence;
    problem.hidden = sentence === "";
    for (const box of boxes) box.setAttribute("aria-invalid", String(sentence !== ""));
  };
  const apply = (): void => {
    const read = readWindow(boxes.map(({ value }) => value));
    tell(typeof read === "string" ? read : "");
    if (typeof read !== "string") onChange(read);
  };
  const show = (): void => {
    boxes.forEach((box, index) => {
      if (shown !== null) box.value = shortNumber(shown[index] as number);
    });
  };
  const boxes = (["from", "to"] as const).map((end) =>
    element("input", {
      class: "number-box",
      attributes: {
        type: "text",
        inputmode: "decimal",
        "aria-label": `${label}, ${end}`,
        "data-focus": `${label}-${end}`,
      },
      on: {
        change: apply,
        keydown: (event) => {
          if (!(event instanceof KeyboardEvent) || event.key !== "Escape") return;
          event.stopPropagation();
          show();
          tell("");
        },
      },
    }),
  );
  show();
  const automatic = element("span", { class: "faint auto-window" });
  const row = element(
    "div",
    { class: "window-editor" },
    element("span", { class: "row-label" }, t`Window`),
    ...boxes,
    element("label", { class: "check" }, auto, t`auto`),
  );
  const showPresent = (present: readonly [number, number] | undefined): void => {
    if (window !== "auto" || present === undefined) return;
    shown = present;
    const busy = boxes.includes(document.activeElement as HTMLInputElement) || !problem.hidden;
    if (!busy) show();
  };
  const showAutomatic = ([low, high]: readonly [number, number]): void => {
    automatic.textContent =
      window === "auto" ? "" : t`auto: ${shortNumber(low)} – ${shortNumber(high)}`;
  };
  return {
    element: element("div", { class: "window-rows" }, row, automatic, problem),
    showPresent,
    showAutomatic,
  };
}

/** Two texts as a window, or a sentence that says why they are none. */
export function readWindow(texts: readonly string[]): readonly [number, number] | string {
  const ends: number[] = [];
  for (const text of texts) {
    const read = parseNumber(text);
    if ("problem" in read) return read.problem;
    ends.push(read.value);
  }
  const [low = Number.NaN, high = Number.NaN] = ends;
  if (low < high) return [low, high];
  const order = t`from ${formatNumber(low)} to ${formatNumber(high)}`;
  return t`A window rises: ${order} does not. It stays as it was.`;
}

/** Three digits that Number() reads back. */
export function shortNumber(value: number): string {
  const size = Math.abs(value);
  if (size !== 0 && (size < 1e-3 || size >= 1e5)) return value.toExponential(1);
  return String(Number(value.toPrecision(3)));
}
