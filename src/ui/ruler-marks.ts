import { effect } from "@preact/signals-core";
import { formatClock } from "../numbers/format-time.ts";
import { element } from "./element.ts";
import type { PageSignals } from "./page-signals.ts";
import type { TimeMark } from "./time-place.ts";
import { percentOf } from "./time-scale.ts";

/**
 * Kept states as ticks, claims and the telling moment as marks on the ruler. For the pointer: by keys one
 * goes to them with `[` and `]`, and from the panel of claims.
 */
export function createRulerMarks(
  { horizon, place }: PageSignals,
  jumpTo: (time: number) => void,
): HTMLElement {
  const states = element("div", { class: "ruler-states" });
  const marks = element("div", { class: "ruler-marks" });
  effect(() => {
    const end = horizon.value;
    states.replaceChildren(
      ...place.kept.value.map((time) => {
        const tick = element("i", { class: "ruler-state" });
        tick.style.left = `${percentOf(time, end).toFixed(2)}%`;
        return tick;
      }),
    );
  });
  effect(() => {
    const end = horizon.value;
    const shown = place.marks.value.filter(({ kind, time }) => kind !== "dose" && time <= end);
    marks.replaceChildren(...shown.map((mark) => markElement(mark, end, jumpTo)));
  });
  return element(
    "div",
    { class: "ruler-overlay", attributes: { "aria-hidden": "true" } },
    states,
    marks,
  );
}

function markElement(mark: TimeMark, end: number, jumpTo: (time: number) => void): HTMLElement {
  const { kind, time, label, state } = mark;
  const made = element("span", {
    class: "ruler-mark",
    attributes: {
      "data-kind": kind,
      "data-state": state,
      "data-tip": formatClock(time),
      "data-tip-more": label,
    },
    on: { click: () => jumpTo(time) },
  });
  made.style.left = `${percentOf(time, end).toFixed(2)}%`;
  return made;
}
