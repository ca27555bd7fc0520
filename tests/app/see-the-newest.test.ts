import { signal } from "@preact/signals-core";
import { describe, expect, test } from "vitest";
import { seeTheNewest } from "../../src/app/analysis/see-the-newest.ts";
import type { LayoutMode } from "../../src/ui/layout-mode.ts";
import { createPageSignals } from "../../src/ui/page-signals.ts";

function middle(first: LayoutMode) {
  const layout = signal<LayoutMode>(first);
  const signals = createPageSignals();
  seeTheNewest(signals, layout, {
    screen: () => {
      signals.screen.value = null;
    },
    editor: () => {
      signals.editing.value = false;
    },
  });
  return {
    layout,
    ...signals,
    seen: () => [signals.screen.value, signals.editing.value] as const,
  };
}

describe("what is opened last is seen", () => {
  test("where the editor and a screen each take all of the middle", () => {
    for (const mode of ["narrow", "short"] as const) {
      const { screen, editing, brushing, seen } = middle(mode);
      screen.value = "budget";
      editing.value = true;
      expect(seen()).toEqual([null, true]);
      screen.value = "map";
      expect(seen()).toEqual(["map", false]);
      screen.value = "equations";
      expect(seen()).toEqual(["equations", false]);
      brushing.value = true;
      expect(seen()).toEqual([null, false]);
      editing.value = true;
      expect(seen()).toEqual([null, true]);
      brushing.value = false;
      brushing.value = true;
      expect(seen()).toEqual([null, false]);
    }
  });

  test("where there is room for both they stay, and only a screen over the tissue goes", () => {
    for (const mode of ["wide", "medium"] as const) {
      const { screen, editing, brushing, panes, seen } = middle(mode);
      editing.value = true;
      screen.value = "map";
      expect(seen()).toEqual(["map", true]);
      brushing.value = true;
      expect(seen()).toEqual([null, true]);
      screen.value = "budget";
      brushing.value = false;
      panes.value = { count: 2, headed: true };
      expect(seen()).toEqual(["budget", true]);
      screen.value = "equations";
      expect(seen()).toEqual(["equations", true]);
    }
  });

  test("and a window that is made small keeps the editor", () => {
    const { layout, screen, editing, seen } = middle("wide");
    editing.value = true;
    screen.value = "map";
    layout.value = "narrow";
    expect(seen()).toEqual([null, true]);
  });
});
