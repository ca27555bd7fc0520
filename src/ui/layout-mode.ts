import { type ReadonlySignal, signal } from "@preact/signals-core";

/**
 * How the page is laid out: `wide` with two columns; `medium`, where the right one is a sheet above
 * the timeline; `narrow`, where both are one sheet with tabs under the tissue; `short`, where a
 * window is so low that panels stand beside the tissue, one at a time.
 */
export type LayoutMode = "wide" | "medium" | "narrow" | "short";

/** CSS px */
const WIDE = 1100;
const MEDIUM = 760;
const LOW = 560;

export function layoutMode(width: number, height: number): LayoutMode {
  if (height < LOW && width >= 480) return "short";
  if (width < MEDIUM) return "narrow";
  return width < WIDE ? "medium" : "wide";
}

/** Whether one panel at a time is open. */
export function isSingle(mode: LayoutMode): boolean {
  return mode === "narrow" || mode === "short";
}

/** The window's mode; follows its size. */
export function followLayout(): ReadonlySignal<LayoutMode> {
  const read = (): LayoutMode => layoutMode(window.innerWidth, window.innerHeight);
  const mode = signal(read());
  window.addEventListener("resize", () => {
    mode.value = read();
  });
  return mode;
}
