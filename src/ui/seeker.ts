import type { PageSignals } from "./page-signals.ts";
import type { TimeActions } from "./time-place.ts";
import { keyStep, timeAt } from "./time-scale.ts";

/** After the last key the exact time follows, ms. */
const REST = 350;

/**
 * Lets a person move the playhead: drag, or arrows (Page keys: ten times), Home and End on the focused slider. Where
 * nothing has the focus the arrows to left and right move it, too.
 */
export function createSeeker(
  slider: HTMLElement,
  { time, horizon, place }: PageSignals,
  actions: TimeActions,
): void {
  let pointer: number | null = null;
  let timer: ReturnType<typeof setTimeout> | undefined;
  const timeOf = ({ clientX }: PointerEvent): number => {
    const { left, width } = slider.getBoundingClientRect();
    return timeAt((clientX - left) / width, horizon.peek(), width);
  };
  // The browser would select the ruler's words, and then drag them, which ends this drag.
  slider.addEventListener("mousedown", (event) => {
    event.preventDefault();
    slider.focus({ preventScroll: true });
  });
  slider.addEventListener("pointerdown", (event) => {
    if (event.button !== 0) return;
    pointer = event.pointerId;
    slider.setPointerCapture(pointer);
    actions.seek(timeOf(event));
  });
  slider.addEventListener("pointermove", (event) => {
    if (event.pointerId !== pointer) return;
    // Undo, or another run, has ended the way: the rest of the drag would begin a new one.
    if (place.wanted.peek() === null) pointer = null;
    else actions.seek(timeOf(event));
  });
  slider.addEventListener("pointerup", (event) => {
    if (event.pointerId !== pointer) return;
    pointer = null;
    if (place.wanted.peek() !== null) actions.seekEnd(timeOf(event));
  });
  slider.addEventListener("pointercancel", (event) => {
    if (event.pointerId !== pointer) return;
    pointer = null;
    const wanted = place.wanted.peek();
    if (wanted !== null) actions.seekEnd(wanted);
  });
  const listen = (event: KeyboardEvent): void => {
    if (event.ctrlKey || event.altKey || event.metaKey) return;
    const next = keyTarget(event.key, place.wanted.peek() ?? time.peek(), {
      end: horizon.peek(),
      newest: Math.max(place.newest.peek(), time.peek()),
    });
    if (next === null) return;
    event.preventDefault();
    event.stopPropagation();
    actions.seek(next);
    clearTimeout(timer);
    timer = setTimeout(() => {
      // Unless something else was asked for since.
      if (place.wanted.peek() === next) actions.seekEnd(next);
    }, REST);
  };
  slider.addEventListener("keydown", listen);
  document.body.addEventListener("keydown", (event) => {
    if (event.target !== document.body || event.defaultPrevented) return;
    if (document.querySelector("dialog[open]") !== null) return;
    if (event.key === "ArrowLeft" || event.key === "ArrowRight") listen(event);
  });
}

/** Where a key brings the playhead from `time`; null: nowhere. */
export function keyTarget(
  key: string,
  time: number,
  { end, newest }: { readonly end: number; readonly newest: number },
): number | null {
  const step = keyStep(end);
  const by = (count: number): number => {
    // From where it stands to round times.
    const rounded = count > 0 ? Math.floor(time / step + 1e-9) : Math.ceil(time / step - 1e-9);
    return Math.min(end, Math.max(0, (rounded + count) * step));
  };
  const moves: Readonly<Record<string, () => number>> = {
    ArrowRight: () => by(1),
    ArrowUp: () => by(1),
    ArrowLeft: () => by(-1),
    ArrowDown: () => by(-1),
    PageUp: () => by(10),
    PageDown: () => by(-10),
    Home: () => 0,
    End: () => newest,
  };
  return Object.hasOwn(moves, key) ? (moves[key]?.() ?? null) : null;
}
