import type { Window } from "../model/view-setting.ts";
import { element } from "./element.ts";

export interface WindowEditor {
  readonly element: HTMLElement;
  /** The window that the data have now; shown where it is "auto". */
  showPresent(window: readonly [number, number] | undefined): void;
}

/** Two boxes (drawn black, drawn full) and a switch that lets them follow the data. */
export function createWindowEditor(
  window: Window,
  label: string,
  onChange: (window: Window) => void,
): WindowEditor {
  const auto = element("input", {
    attributes: { type: "checkbox", "data-focus": `${label}-auto` },
    on: { change: () => onChange(auto.checked ? "auto" : read()) },
  });
  auto.checked = window === "auto";
  const boxes = (["from", "to"] as const).map((end) =>
    element("input", {
      class: "number-box",
      attributes: {
        type: "text",
        inputmode: "decimal",
        "aria-label": `${label}, ${end}`,
        "data-focus": `${label}-${end}`,
      },
      on: { change: () => onChange(read()) },
    }),
  );
  const read = (): readonly [number, number] => {
    const [low = Number.NaN, high = Number.NaN] = boxes.map(({ value }) => parseNumber(value));
    if (Number.isFinite(low) && Number.isFinite(high) && low !== high) return [low, high];
    return window === "auto" ? [0, 1] : window;
  };
  const show = (shown: readonly [number, number]): void => {
    boxes.forEach((box, index) => {
      if (document.activeElement === box) return;
      box.value = shortNumber(shown[index] as number);
    });
  };
  if (window !== "auto") show(window);
  const row = element(
    "div",
    { class: "window-editor" },
    element("span", { class: "row-label" }, "Window"),
    ...boxes,
    element("label", { class: "check" }, auto, "auto"),
  );
  const showPresent = (present: readonly [number, number] | undefined): void => {
    if (window === "auto" && present !== undefined) show(present);
  };
  return { element: row, showPresent };
}

/** Three digits that Number() reads back. */
function shortNumber(value: number): string {
  const size = Math.abs(value);
  if (size !== 0 && (size < 1e-3 || size >= 1e5)) return value.toExponential(1);
  return String(Number(value.toPrecision(3)));
}

function parseNumber(text: string): number {
  return text.trim() === "" ? Number.NaN : Number(text.trim().replace("−", "-").replace(",", "."));
}
