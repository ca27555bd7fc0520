import { t } from "../texts/text.ts";
import { element } from "./element.ts";

export interface SweepTileOptions {
  /** The run's value of the parameter, with its unit. */
  readonly text: string;
  /** Of its curve. */
  readonly color: string;
  /** Width by height of its picture. */
  readonly aspect: number;
  readonly onChoose: () => void;
  /** The pointer or the keyboard comes or goes. */
  readonly onFocus: (focused: boolean) => void;
}

/** One run of a sweep: its picture, its entry in the legend, and a button that loads its value. */
export interface SweepTile {
  readonly element: HTMLElement;
  /** For the picture; shown once `showPicture` was called. */
  readonly canvas: HTMLCanvasElement;
  /** Share of the run that is done; a run that has not begun says so. */
  showProgress(share: number): void;
  showPicture(): void;
  /** Says in a word or two why there is no picture. */
  showProblem(words: string): void;
  /** Whether the run has the page's present value. */
  showPresent(present: boolean): void;
  /** The curve's value, where the pointer is or the latest. */
  showValue(text: string): void;
}

/** A tile of a run that has not begun. */
export function createSweepTile(options: SweepTileOptions): SweepTile {
  const { text, color, aspect, onChoose, onFocus } = options;
  const canvas = element("canvas", { attributes: { hidden: true, "aria-hidden": "true" } });
  const state = element("span", { class: "sweep-state" }, t`waits`);
  const bar = element("progress", { attributes: { max: 1, value: 0, "aria-label": text } });
  const badge = element("span", { class: "sweep-badge" });
  const value = element("span", { class: "sweep-value" });
  const dot = element("span", { class: "chip-dot", attributes: { "aria-hidden": "true" } });
  dot.style.background = color;
  const picture = element("span", { class: "sweep-picture" }, state, bar, canvas);
  picture.style.aspectRatio = String(aspect);
  const root = element(
    "button",
    {
      class: "sweep-tile",
      attributes: { type: "button", "data-value": text },
      on: {
        click: onChoose,
        pointerenter: () => onFocus(true),
        pointerleave: () => onFocus(false),
        focus: () => onFocus(true),
        blur: () => onFocus(false),
      },
    },
    picture,
    element("span", { class: "sweep-key" }, dot, text),
    value,
    badge,
  );
  return {
    element: root,
    canvas,
    showProgress: (share) => {
      bar.value = share;
      state.textContent = `${Math.floor(share * 100)} %`;
    },
    showPicture: () => {
      canvas.hidden = false;
      state.hidden = true;
      bar.hidden = true;
    },
    showProblem: (words) => {
      state.textContent = words;
      bar.hidden = true;
    },
    showPresent: (present) => {
      root.classList.toggle("is-present", present);
      badge.textContent = present ? t`on the page` : "";
    },
    showValue: (next) => {
      value.textContent = next;
    },
  };
}
