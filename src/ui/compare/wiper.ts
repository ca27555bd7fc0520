import { effect, type ReadonlySignal } from "@preact/signals-core";
import { t } from "../../texts/text.ts";
import { element } from "../element.ts";
import { type CompareSignals, evenWipers, moveWiper } from "./compare-signals.ts";

/** Of the tissue's width, per press of an arrow key; with Shift ten times. */
const KEY_STEP = 0.01;

/** Where wipers stand, and what lies left and right of them. */
export interface WiperSignals extends Pick<CompareSignals, "wipers"> {
  readonly runs: ReadonlySignal<readonly { readonly label: string }[]>;
}

/** The line between two runs that lie over each other: one drags it, or moves it with the arrow keys. */
export function createWiper(
  { wipers, runs }: WiperSignals,
  index: number,
  panes: HTMLElement,
): { readonly element: HTMLElement; readonly dispose: () => void } {
  const handle = element("div", {
    class: "wiper",
    attributes: {
      role: "slider",
      tabindex: 0,
      "aria-orientation": "horizontal",
      "aria-valuemin": 0,
      "aria-valuemax": 100,
      "data-tip": t`Drag, or move with the arrow keys`,
    },
  });
  const move = (to: number): void => {
    wipers.value = moveWiper(wipers.value, index, to);
  };
  const dispose = effect(() => {
    const at = wipers.value[index] ?? 0.5;
    const [left, right] = [runs.value[index], runs.value[index + 1]];
    handle.style.setProperty("--at", at.toFixed(4));
    handle.setAttribute("aria-valuenow", (100 * at).toFixed(0));
    handle.setAttribute("aria-label", t`Between ${left?.label ?? ""} and ${right?.label ?? ""}`);
  });
  handle.addEventListener("pointerdown", (event) => {
    event.preventDefault();
    event.stopPropagation();
    handle.focus();
    handle.setPointerCapture(event.pointerId);
    const follow = ({ clientX }: PointerEvent): void => {
      const { left, width } = panes.getBoundingClientRect();
      move((clientX - left) / width);
    };
    const end = (): void => {
      handle.removeEventListener("pointermove", follow);
      handle.removeEventListener("pointerup", end);
      handle.removeEventListener("pointercancel", end);
    };
    handle.addEventListener("pointermove", follow);
    handle.addEventListener("pointerup", end);
    handle.addEventListener("pointercancel", end);
  });
  handle.addEventListener("keydown", (event) => {
    const at = wipers.value[index] ?? 0.5;
    const step = KEY_STEP * (event.shiftKey ? 10 : 1);
    const to = {
      ArrowLeft: at - step,
      ArrowRight: at + step,
      Home: 0,
      End: 1,
    }[event.key];
    if (to === undefined) return;
    event.preventDefault();
    event.stopPropagation();
    move(to);
  });
  handle.addEventListener("dblclick", () => {
    wipers.value = evenWipers(wipers.value.length + 1);
  });
  return { element: handle, dispose };
}
