import type { Histogram } from "../look/histogram.ts";
import type { ResolvedWindow, Window } from "../look/look.ts";
import { t } from "../texts/text.ts";
import { element } from "./element.ts";
import { shortNumber } from "./window-editor.ts";

export interface WindowHistogram {
  readonly element: HTMLElement;
  showPresent(window: ResolvedWindow | undefined): void;
  showValues(histogram: Histogram): void;
}

export interface WindowHistogramOptions {
  /** Of what: "Tumor". */
  readonly label: string;
  /** CSS color of the bars. */
  readonly color: string;
  readonly window: Window;
  /** `moving`: a hand goes on moving it. */
  readonly onChange: (window: ResolvedWindow, moving: boolean) => void;
}

/** Pixels of the bars' canvas, which the style sheet stretches. */
const WIDTH = 192;
const HEIGHT = 32;
/** Of the axis, beyond the values and the window at both sides. */
const MARGIN = 0.04;
/** Of the axis, per press of an arrow key; with Shift ten times. */
const KEY_STEP = 0.01;
/** A window is not narrower than this share of the axis. */
const NARROWEST = 1e-3;

/** How often the present values lie where, and the window over them as two handles. */
export function createWindowHistogram(options: WindowHistogramOptions): WindowHistogram {
  const { label, color, onChange } = options;
  let window: ResolvedWindow = options.window === "auto" ? [0, 1] : options.window;
  let known = options.window !== "auto";
  let histogram: Histogram | null = null;
  let axis = axisOf(window, histogram);
  let dragging = false;
  const bars = element("canvas", {
    attributes: { width: WIDTH, height: HEIGHT, "aria-hidden": "true" },
  });
  const place = (): void => {
    if (!dragging) axis = axisOf(window, histogram);
    drawBars(bars, histogram, axis, color);
    const shares = window.map((value) => shareOf(value, axis));
    root.style.setProperty("--from", String(shares[0]));
    root.style.setProperty("--to", String(shares[1]));
    handles.forEach((handle, end) => {
      handle.setAttribute("aria-valuemin", shortNumber(axis[0]));
      handle.setAttribute("aria-valuemax", shortNumber(axis[1]));
      handle.setAttribute("aria-valuenow", shortNumber(window[end] as number));
    });
  };
  const move = (end: number, value: number, moving: boolean): void => {
    window = movedEnd(window, end, value, NARROWEST * (axis[1] - axis[0]));
    place();
    onChange(window, moving);
  };
  const handles = ([0, 1] as const).map((end) => {
    const handle = element("div", {
      class: `window-handle ${end === 0 ? "is-from" : "is-to"}`,
      attributes: {
        role: "slider",
        tabindex: 0,
        "aria-label": t`${label}, drawn ${end === 0 ? t`first` : t`last`}`,
        "data-focus": `${label}-handle-${end}`,
      },
      on: {
        keydown: (event) => {
          if (!(event instanceof KeyboardEvent)) return;
          const step = KEY_STEP * (axis[1] - axis[0]) * (event.shiftKey ? 10 : 1);
          const sign = { ArrowLeft: -1, ArrowDown: -1, ArrowRight: 1, ArrowUp: 1 }[event.key];
          if (sign === undefined) return;
          event.preventDefault();
          event.stopPropagation();
          move(end, (window[end] as number) + sign * step, false);
        },
      },
    });
    handle.addEventListener("pointerdown", (event) => {
      if (event.button !== 0) return;
      event.preventDefault();
      handle.focus();
      handle.setPointerCapture(event.pointerId);
      dragging = true;
      const follow = ({ clientX }: PointerEvent): void => {
        const { left, width } = bars.getBoundingClientRect();
        const share = (clientX - left) / width;
        move(end, axis[0] + share * (axis[1] - axis[0]), true);
      };
      const release = (): void => {
        handle.removeEventListener("pointermove", follow);
        handle.removeEventListener("pointerup", release);
        handle.removeEventListener("pointercancel", release);
        dragging = false;
        onChange(window, false);
      };
      handle.addEventListener("pointermove", follow);
      handle.addEventListener("pointerup", release);
      handle.addEventListener("pointercancel", release);
    });
    return handle;
  });
  const root = element("div", { class: "window-histogram" }, bars, ...handles);
  place();
  return {
    element: root,
    showPresent: (present) => {
      if (options.window !== "auto" || present === undefined || dragging) return;
      window = present;
      known = true;
      place();
    },
    showValues: (values) => {
      histogram = values;
      if (!known) window = [values.low, values.high];
      place();
    },
  };
}

/** The window with one end elsewhere; the ends do not pass each other. */
export function movedEnd(
  [low, high]: ResolvedWindow,
  end: number,
  value: number,
  narrowest: number,
): ResolvedWindow {
  return end === 0
    ? [Math.min(value, high - narrowest), high]
    : [low, Math.max(value, low + narrowest)];
}

/** What the handles go along: values and window, and somewhat more. */
export function axisOf(window: ResolvedWindow, histogram: Histogram | null): ResolvedWindow {
  const low = Math.min(window[0], histogram?.low ?? window[0]);
  const high = Math.max(window[1], histogram?.high ?? window[1]);
  const margin = MARGIN * (high - low || 1);
  return [low - margin, high + margin];
}

function shareOf(value: number, [low, high]: ResolvedWindow): number {
  return (value - low) / (high - low);
}

/** Heights as the square root, so that what is rare is seen beside what fills the tissue. */
function drawBars(
  canvas: HTMLCanvasElement,
  histogram: Histogram | null,
  axis: ResolvedWindow,
  color: string,
): void {
  const context = canvas.getContext("2d");
  if (context === null) return;
  context.clearRect(0, 0, WIDTH, HEIGHT);
  if (histogram === null) return;
  const { low, high, counts } = histogram;
  const most = Math.max(...counts);
  context.fillStyle = color;
  counts.forEach((count, bin) => {
    const at = (edge: number): number =>
      WIDTH * shareOf(low + ((high - low) * edge) / counts.length, axis);
    const height = HEIGHT * Math.sqrt(count / most);
    const left = Math.floor(at(bin));
    context.fillRect(left, HEIGHT - height, Math.max(1, Math.ceil(at(bin + 1)) - left), height);
  });
}
