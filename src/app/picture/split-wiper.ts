import "../../styles/wiper.css";
import { effect, signal } from "@preact/signals-core";
import type { DrawnSetting } from "../../look/looks.ts";
import { createWiper } from "../../ui/compare/wiper.ts";

export interface SplitWiper {
  /** Stands where a split view has it; away in all others. */
  show(setting: DrawnSetting): void;
}

const SIDE_LABELS = {
  tissue: "tissue",
  composite: "channels",
  polarization: "polarization",
  field: "field",
};

/** The wiper between the two looks of a split view. */
export function createSplitWiper(panes: HTMLElement, onMove: (at: number) => void): SplitWiper {
  const wipers = signal<readonly number[]>([0.5]);
  const runs = signal<readonly { readonly label: string }[]>([]);
  let shown = 0.5;
  let wiper: ReturnType<typeof createWiper> | null = null;
  effect(() => {
    const [at = 0.5] = wipers.value;
    if (wiper === null || at === shown) return;
    shown = at;
    onMove(at);
  });
  return {
    show: (setting) => {
      if (setting.mode !== "split") {
        wiper?.element.remove();
        wiper?.dispose();
        wiper = null;
        return;
      }
      const { left, right, at } = setting;
      shown = at;
      wipers.value = [at];
      runs.value = [left, right].map(({ mode }) => ({ label: SIDE_LABELS[mode] }));
      wiper ??= createWiper({ wipers, runs }, 0, panes);
      if (!wiper.element.isConnected) panes.append(wiper.element);
    },
  };
}
