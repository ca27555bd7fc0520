import { effect } from "@preact/signals-core";
import { t } from "../texts/text.ts";
import { type ChooseScaleBar, createCaption } from "./caption.ts";
import { element } from "./element.ts";
import { fitLegend } from "./fit-legend.ts";
import { createLegend } from "./legend.ts";
import type { PageSignals } from "./page-signals.ts";
import { PANE_GAP, type PaneGrid, paneGrid, paneWidth } from "./pane-grid.ts";

/** What the legend takes beside the tissue and below it (a color bar and a row of marks), and the caption, px. */
const BESIDE = 160;
const BELOW = 70;
const CAPTION = 30;
/** At both sides of the scene. */
const PAD = 12;
/** The line above each of several tissues. */
const HEAD = 26;

export interface Scene {
  readonly element: HTMLElement;
  /** Holds the stage, and those of further runs. */
  readonly panes: HTMLElement;
  /** Holds the canvases; takes the pointer. */
  readonly stage: HTMLElement;
}

/**
 * The tissue as large as fits, or several of one size, the caption below, and the legend where it leaves the
 * tissue larger: beside it or below. What room is left lies on both sides of the two.
 */
export function createScene(signals: PageSignals, chooseScaleBar: ChooseScaleBar): Scene {
  const { extent } = signals;
  const stage = element("div", {
    class: "stage",
    // Its arrow keys move or turn the picture.
    attributes: { tabindex: 0, role: "group", "aria-label": t`Tissue` },
  });
  const panes = element("div", { class: "panes" }, element("div", { class: "pane" }, stage));
  const caption = createCaption(signals, chooseScaleBar);
  const picture = element("div", { class: "picture" }, panes, caption);
  const legend = createLegend(signals.legend);
  const scene = element("div", { class: "scene" }, picture, legend);
  const place = (): void => {
    const { clientWidth, clientHeight: height } = scene;
    const width = clientWidth - 2 * PAD;
    const { width: across, height: up } = extent.value;
    const { count, headed } = signals.panes.value;
    const several: Several = { count, head: headed ? HEAD : 0 };
    const { where, grid } = placeLegend(width, height, across / up, several);
    scene.dataset["legend"] = where;
    const { columns, rows } = grid;
    scene.style.setProperty("--columns", String(columns));
    scene.style.setProperty("--rows", String(rows));
    scene.style.setProperty("--head", `${several.head}px`);
    // Below, the legend may take what the tissue could not use anyhow.
    const usable = paneWidth(grid, width, height - CAPTION - BELOW, across / up, several.head);
    const unused = height - CAPTION - gridHeight(grid, usable * (up / across), several.head);
    scene.style.setProperty("--legend-most", `${Math.max(BELOW, Math.floor(unused))}px`);
    if (where === "below") fitLegend(legend, 1);
    const high = height - CAPTION - (where === "below" ? legend.offsetHeight : 0);
    const room = where === "beside" ? width - BESIDE : width;
    const wide = paneWidth(grid, room, high, across / up, several.head);
    const rest =
      where === "beside"
        ? room - columns * wide - (columns - 1) * PANE_GAP
        : high - gridHeight(grid, wide * (up / across), several.head);
    // Beside it, columns of the legend take what the tissue could not use.
    const more = where === "beside" ? fitLegend(legend, 1 + Math.floor(rest / BESIDE)) - 1 : 0;
    scene.style.setProperty("--beyond", `${Math.max(0, (rest - more * BESIDE) / 2).toFixed(1)}px`);
  };
  effect(() => {
    scene.style.setProperty("--aspect", (extent.value.width / extent.value.height).toFixed(5));
    // The legend has drawn what it says by now.
    void signals.legend.value;
    place();
  });
  const observer = new ResizeObserver(place);
  observer.observe(scene);
  observer.observe(legend);
  return { element: scene, panes, stage };
}

/** Height of tissues of this height (px), with their heads and gaps. */
function gridHeight({ rows }: PaneGrid, height: number, head: number): number {
  return rows * (head + height) + (rows - 1) * PANE_GAP;
}

interface Several {
  readonly count: number;
  /** px */
  readonly head: number;
}

/**
 * Where the legend leaves tissues larger, and how these stand then; lengths in px, `aspect` is the domain's width
 * over height.
 */
export function placeLegend(
  width: number,
  height: number,
  aspect: number,
  { count, head }: Several,
): { readonly where: "beside" | "below"; readonly grid: PaneGrid } {
  const within = (across: number, up: number) => {
    const grid = paneGrid(count, across, up, aspect, head);
    return { grid, wide: paneWidth(grid, across, up, aspect, head) };
  };
  const beside = within(width - BESIDE, height - CAPTION);
  const below = within(width, height - CAPTION - BELOW);
  return below.wide > beside.wide
    ? { where: "below", grid: below.grid }
    : { where: "beside", grid: beside.grid };
}
