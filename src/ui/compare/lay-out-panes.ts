import { effect, type Signal, untracked } from "@preact/signals-core";
import type { Panes } from "../page-signals.ts";
import type { CompareSignals } from "./compare-signals.ts";
import { createWiper } from "./wiper.ts";

/**
 * Lets the tissues of a comparison stand as its layout says: beside each other, or over each other with wipers
 * between the strips that each shows, or the first alone. `panes` holds them in the order of the runs.
 */
export function layOutPanes(
  signals: CompareSignals,
  panes: HTMLElement,
  frame: Signal<Panes>,
): void {
  const { runs, layout, wipers } = signals;
  effect(() => {
    const { length } = runs.value;
    const isOn = length > 1;
    frame.value = { count: layout.value === "side" && isOn ? length : 1, headed: isOn };
    if (isOn) panes.dataset["compare"] = layout.value;
    else delete panes.dataset["compare"];
  });
  let handles: readonly ReturnType<typeof createWiper>[] = [];
  effect(() => {
    const count = layout.value === "wiper" ? Math.max(0, runs.value.length - 1) : 0;
    if (count === handles.length) return;
    untracked(() => {
      for (const handle of handles) {
        handle.dispose();
        handle.element.remove();
      }
      handles = Array.from({ length: count }, (_, index) => createWiper(signals, index, panes));
      panes.append(...handles.map((handle) => handle.element));
    });
  });
  effect(() => {
    const edges = [0, ...wipers.value, 1];
    void runs.value;
    panes.querySelectorAll<HTMLElement>(":scope > .pane").forEach((pane, index) => {
      pane.style.setProperty("--from", String(edges[index] ?? 0));
      pane.style.setProperty("--to", String(edges[index + 1] ?? 1));
    });
  });
}
