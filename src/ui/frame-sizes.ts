import { effect, type ReadonlySignal } from "@preact/signals-core";
import { keepLayout, readLayout } from "./kept-layout.ts";
import type { LayoutMode } from "./layout-mode.ts";

/** Parts of the frame whose size a person may set. */
export type SizeName = "left" | "right" | "time" | "sheet" | "side" | "under";

export interface FrameSizes {
  /** px; undefined: what the style sheet says. */
  set(name: SizeName, size: number | undefined): void;
  /** Remembers the present size for the next visit. */
  keep(name: SizeName): void;
}

/** Sizes reach the style sheet as `--kept-NAME`, which bounds them by the window. */
export function createFrameSizes(root: HTMLElement, mode: ReadonlySignal<LayoutMode>): FrameSizes {
  const sizes: Record<string, number | undefined> = { ...readLayout().sizes };
  // A sheet under a phone's picture and one above a tablet's timeline have their own heights.
  const keyOf = (name: SizeName): string => (name === "sheet" ? `sheet-${mode.value}` : name);
  const apply = (name: SizeName): void => {
    const size = sizes[keyOf(name)];
    if (size === undefined) root.style.removeProperty(`--kept-${name}`);
    else root.style.setProperty(`--kept-${name}`, `${Math.round(size)}px`);
  };
  effect(() => {
    for (const name of ["left", "right", "time", "sheet", "side", "under"] as const) apply(name);
  });
  return {
    set: (name, size) => {
      sizes[keyOf(name)] = size;
      apply(name);
    },
    // 0 is no size: it stands for "as the style sheet says".
    keep: (name) => keepLayout({ sizes: { [keyOf(name)]: sizes[keyOf(name)] ?? 0 } }),
  };
}
