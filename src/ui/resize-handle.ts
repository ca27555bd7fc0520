import { element } from "./element.ts";

export interface ResizeHandleOptions {
  readonly label: string;
  readonly class: string;
  /** Along which axis a drag counts, and whether towards larger coordinates makes it larger (1) or smaller. */
  readonly direction: () => { readonly axis: "x" | "y"; readonly sign: 1 | -1 };
  /** Present size, px. */
  readonly read: () => number;
  /** Bounds now, px. */
  readonly bounds: () => { readonly min: number; readonly max: number };
  readonly write: (size: number) => void;
  /** A double click: the size that the page would choose. */
  readonly reset: () => void;
  /** A drag or a key has ended. */
  readonly done: () => void;
}

/** px per press of an arrow key */
const KEY_STEP = 16;

/** The line between two parts of the page that one drags (or moves with the arrow keys). */
export function createResizeHandle(options: ResizeHandleOptions): HTMLElement {
  const { label, direction, read, bounds, write, done } = options;
  const handle = element("div", {
    class: `handle ${options.class}`,
    attributes: { role: "separator", tabindex: 0, "aria-label": label, "aria-valuenow": 0 },
  });
  const describe = (): void => {
    const { min, max } = bounds();
    const vertical = direction().axis === "x";
    handle.setAttribute("aria-orientation", vertical ? "vertical" : "horizontal");
    handle.setAttribute("aria-valuenow", read().toFixed(0));
    handle.setAttribute("aria-valuemin", min.toFixed(0));
    handle.setAttribute("aria-valuemax", Math.max(min, max).toFixed(0));
  };
  const resize = (size: number): void => {
    const { min, max } = bounds();
    write(Math.max(min, Math.min(size, max)));
    describe();
  };
  handle.addEventListener("focus", describe);
  handle.addEventListener("pointerdown", (event) => {
    event.preventDefault();
    handle.setPointerCapture(event.pointerId);
    const { axis, sign } = direction();
    const at = (moved: PointerEvent): number => (axis === "x" ? moved.clientX : moved.clientY);
    const from = at(event);
    const size = read();
    const move = (moved: PointerEvent): void => resize(size + sign * (at(moved) - from));
    const end = (): void => {
      handle.removeEventListener("pointermove", move);
      handle.removeEventListener("pointerup", end);
      handle.removeEventListener("pointercancel", end);
      done();
    };
    handle.addEventListener("pointermove", move);
    handle.addEventListener("pointerup", end);
    handle.addEventListener("pointercancel", end);
  });
  handle.addEventListener("keydown", (event) => {
    const { axis, sign } = direction();
    const [less, more] = axis === "x" ? ["ArrowLeft", "ArrowRight"] : ["ArrowUp", "ArrowDown"];
    if (event.key !== less && event.key !== more) return;
    event.preventDefault();
    event.stopPropagation();
    resize(read() + sign * (event.key === more ? KEY_STEP : -KEY_STEP));
    done();
  });
  handle.addEventListener("dblclick", () => {
    options.reset();
    describe();
  });
  return handle;
}
