import type { ReadonlySignal } from "@preact/signals-core";
import { t } from "../texts/text.ts";
import { element } from "./element.ts";
import type { FrameSizes, SizeName } from "./frame-sizes.ts";
import { keepLayout, readLayout } from "./kept-layout.ts";
import type { LayoutMode } from "./layout-mode.ts";
import type { Panel } from "./panel.ts";
import { createResizeHandle } from "./resize-handle.ts";

export interface Dock {
  readonly element: HTMLElement;
  /** A panel was opened or closed. */
  refresh(): void;
}

export interface DockOptions {
  readonly side: "left" | "right";
  readonly label: string;
  /** From the top (in a sheet: from the left). */
  readonly panels: readonly Panel[];
  readonly mode: ReadonlySignal<LayoutMode>;
  /** Whether the editor stands where the left column was, which is below it then. */
  readonly editing: ReadonlySignal<boolean>;
  readonly sizes: FrameSizes;
}

/** px that a panel keeps when its neighbor is dragged, and that a column keeps. */
const LEAST = 90;
const NARROWEST = 220;

/** A column of panels with handles between them, or a sheet of them where there is no room for a column. */
export function createDock(options: DockOptions): Dock {
  const { side, label, panels } = options;
  const shares = readLayout().shares;
  for (const { element: panel, name, share } of panels) {
    panel.style.setProperty("--share", String(shares[name] ?? share));
  }
  const handles = panels.slice(1).map((panel) => createStackHandle(panel, options));
  const dock: HTMLElement = element(
    "aside",
    { class: `dock dock-${side}`, attributes: { "aria-label": label } },
    createEdgeHandle(options, () => dock),
    ...panels.flatMap((panel, index) => [
      ...(index > 0 ? [handles[index - 1] as HTMLElement] : []),
      panel.element,
    ]),
  );
  const refresh = (): void => {
    dock.classList.toggle("is-empty", !panels.some(({ isOpen }) => isOpen));
    handles.forEach((handle, index) => {
      const panel = panels[index + 1] as Panel;
      handle.hidden = !panel.isOpen || previousOpen(panels, panel) === undefined;
    });
  };
  refresh();
  return { element: dock, refresh };
}

function previousOpen(panels: readonly Panel[], panel: Panel): Panel | undefined {
  return panels
    .slice(0, panels.indexOf(panel))
    .filter(({ isOpen }) => isOpen)
    .at(-1);
}

/** Between a panel and the open one before it: both share what they have together. */
function createStackHandle(panel: Panel, { panels, side, mode }: DockOptions): HTMLElement {
  const axis = (): "x" | "y" => (side === "right" && mode.value === "medium" ? "x" : "y");
  const sizeOf = ({ element: { offsetWidth, offsetHeight } }: Panel): number =>
    axis() === "x" ? offsetWidth : offsetHeight;
  const shareOf = ({ element: { style }, share }: Panel): number =>
    Number(style.getPropertyValue("--share")) || share;
  const together = (): number => {
    const before = previousOpen(panels, panel);
    return (before === undefined ? 0 : sizeOf(before)) + sizeOf(panel);
  };
  const give = (before: Panel, first: number, second: number): void => {
    before.element.style.setProperty("--share", first.toFixed(4));
    panel.element.style.setProperty("--share", second.toFixed(4));
  };
  const keep = (): void =>
    keepLayout({ shares: Object.fromEntries(panels.map((each) => [each.name, shareOf(each)])) });
  return createResizeHandle({
    label: t`Height of the panels above and of ${panel.title.toLowerCase()}`,
    class: "handle-stack",
    direction: () => ({ axis: axis(), sign: 1 }),
    read: () => {
      const before = previousOpen(panels, panel);
      return before === undefined ? 0 : sizeOf(before);
    },
    bounds: () => ({ min: LEAST, max: together() - LEAST }),
    write: (size) => {
      const before = previousOpen(panels, panel);
      const all = together();
      if (before === undefined || all <= 0) return;
      const sum = shareOf(before) + shareOf(panel);
      give(before, (sum * size) / all, (sum * (all - size)) / all);
    },
    reset: () => {
      const before = previousOpen(panels, panel);
      if (before !== undefined) give(before, before.share, panel.share);
      keep();
    },
    done: keep,
  });
}

/** Between the column, or the sheet, and the tissue. */
function createEdgeHandle(
  { side, label, mode, editing, sizes }: DockOptions,
  dock: () => HTMLElement,
): HTMLElement {
  const sizeName = (): SizeName => {
    if (mode.value === "narrow") return "sheet";
    if (mode.value === "short") return "side";
    if (side === "left" && editing.value) return "under";
    return side === "right" && mode.value === "medium" ? "sheet" : side;
  };
  const isSheet = (): boolean => sizeName() === "sheet" || sizeName() === "under";
  return createResizeHandle({
    label: t`Size of ${label.toLowerCase()}`,
    class: "handle-edge",
    direction: () => ({
      axis: isSheet() ? "y" : "x",
      sign: side === "left" && sizeName() === "left" ? 1 : -1,
    }),
    read: () => (isSheet() ? dock().offsetHeight : dock().offsetWidth),
    bounds: () =>
      isSheet()
        ? { min: 120, max: 0.5 * window.innerHeight }
        : { min: NARROWEST, max: Math.max(NARROWEST, 0.36 * window.innerWidth) },
    write: (size) => sizes.set(sizeName(), size),
    reset: () => {
      sizes.set(sizeName(), undefined);
      sizes.keep(sizeName());
    },
    done: () => sizes.keep(sizeName()),
  });
}
