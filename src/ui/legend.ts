import { effect, type ReadonlySignal } from "@preact/signals-core";
import type { PoleKey } from "../look/polarization/key.ts";
import type { CellShape } from "../look/tissue/shapes.ts";
import { t } from "../texts/text.ts";
import { createCellMark } from "./cell-mark.ts";
import { element } from "./element.ts";
import { createPoleKey } from "./pole-key.ts";

/** What the colors of the picture mean. */
export interface LegendContents {
  readonly entries: readonly LegendEntry[];
  readonly bar?: ColorBar;
  readonly key?: PoleKey;
}

/** One color: light of a channel, or the line of a contour. */
export interface LegendEntry {
  readonly mark: "light" | "line" | "cell" | "arrow";
  readonly color: string;
  /** Of a cell: how it is drawn. */
  readonly shape?: CellShape;
  readonly text: string;
  /** Said smaller, after the text. */
  readonly detail: string;
}

/** A color map with its numbers. */
export interface ColorBar {
  readonly label: string;
  readonly unit: string;
  /** From the lowest value to the highest, CSS colors. */
  readonly colors: readonly string[];
  /** What is below and above it, CSS colors; absent: as its ends. */
  readonly under?: string;
  readonly over?: string;
  readonly ticks: readonly ColorBarTick[];
  /** Contours of the field itself: where they cross the bar, 0 to 1. */
  readonly lines: readonly { readonly at: number; readonly color: string }[];
}

export interface ColorBarTick {
  /** 0: lowest, 1: highest. */
  readonly at: number;
  readonly text: string;
  /** Cells per mm² at this value; empty: none to count. */
  readonly count: string;
}

/** The legend beside the tissue; it is drawn anew only when it says something else. */
export function createLegend(contents: ReadonlySignal<LegendContents>): HTMLElement {
  const root = element("aside", {
    class: "legend",
    // What does not fit is scrolled to, by keyboard too.
    attributes: { "aria-label": t`Legend`, tabindex: 0 },
  });
  let shown = "";
  effect(() => {
    const { entries, bar, key: poles } = contents.value;
    const key = JSON.stringify(contents.value);
    if (key === shown) return;
    shown = key;
    root.hidden = entries.length === 0 && bar === undefined;
    const list = element("ul", {}, ...entries.map(createEntry));
    root.replaceChildren(
      ...(bar === undefined ? [] : [createColorBar(bar)]),
      ...(poles === undefined ? [] : [createPoleKey(poles)]),
      ...(entries.length > 0 ? [list] : []),
    );
  });
  return root;
}

function createEntry({ mark, shape, color, text, detail }: LegendEntry): HTMLElement {
  const sign =
    shape === undefined
      ? element("span", { class: `mark mark-${mark}`, attributes: { "aria-hidden": "true" } })
      : createCellMark(shape);
  sign.style.setProperty("--c", color);
  const tip = shape === undefined ? {} : { "data-tip": t`Area of a section for each drawn cell` };
  return element(
    "li",
    {},
    sign,
    element("span", { class: "legend-text" }, text),
    detail === "" ? null : element("span", { class: "legend-detail", attributes: tip }, detail),
  );
}

function createColorBar(bar: ColorBar): HTMLElement {
  const { label, unit, colors, ticks, lines, under, over } = bar;
  const strip = element("div", { class: "color-bar-strip", attributes: { "aria-hidden": "true" } });
  strip.style.setProperty("--colors", colors.join(", "));
  for (const [end, color] of [
    ["under", under],
    ["over", over],
  ] as const) {
    if (color === undefined) continue;
    const tip = element("b", { class: `color-bar-${end}` });
    tip.style.background = color;
    strip.append(tip);
  }
  for (const { at, color } of lines) {
    const line = element("i");
    line.style.setProperty("--at", String(at));
    line.style.background = color;
    strip.append(line);
  }
  const numbers = ticks.map(({ at, text, count }) => {
    const tick = element(
      "li",
      {},
      element("span", {}, text),
      count === "" ? null : element("small", {}, count),
    );
    tick.style.setProperty("--at", String(at));
    return tick;
  });
  const counted = ticks.some(({ count }) => count !== "");
  return element(
    "figure",
    { class: "color-bar" },
    element(
      "figcaption",
      {},
      element("b", {}, label),
      unit === "" ? null : element("span", { class: "faint" }, unit),
      counted ? element("small", { class: "faint" }, t`small: cells per mm²`) : null,
    ),
    element("div", { class: "color-bar-body" }, strip, element("ul", {}, ...numbers)),
  );
}
