import { signal } from "@preact/signals-core";
import { afterEach, beforeEach, describe, expect, test, vi } from "vitest";
import type { LayoutMode } from "../../src/ui/layout-mode.ts";
import type { Panel } from "../../src/ui/panel.ts";
import { createPanelSet, type PanelSet } from "../../src/ui/panel-set.ts";

const LEFT = ["story", "plot", "claims"];
const FIRST: Record<LayoutMode, readonly string[]> = {
  wide: ["story", "plot", "view", "parameters"],
  medium: ["story", "plot"],
  narrow: [],
  short: [],
};

/** Panels without a page, in a set; what is open by name. */
function panelsIn(first: LayoutMode) {
  const layout = signal<LayoutMode>(first);
  const editing = signal(false);
  let set: PanelSet | null = null;
  const panels = [...LEFT, "view", "parameters"].map((name) => {
    const panel = {
      name,
      isOpen: false,
      setOpen: (open: boolean) => {
        if (open === panel.isOpen) return;
        panel.isOpen = open;
        set?.changed(name, open);
      },
    };
    return panel;
  });
  set = createPanelSet(
    panels as unknown as readonly Panel[],
    { layout, editing },
    LEFT,
    (mode) => FIRST[mode],
  );
  set.start();
  return {
    layout,
    editing,
    press: (name: string) => {
      const panel = panels.find((one) => one.name === name);
      panel?.setOpen(!panel.isOpen);
    },
    open: () => panels.filter(({ isOpen }) => isOpen).map(({ name }) => name),
  };
}

describe("the panels", () => {
  beforeEach(() => {
    const kept = new Map<string, string>();
    vi.stubGlobal("localStorage", {
      getItem: (key: string) => kept.get(key) ?? null,
      setItem: (key: string, text: string) => void kept.set(key, text),
    });
  });
  afterEach(() => void vi.unstubAllGlobals());

  test("are those of the layout, as a person left them, one at a time where there is no room", () => {
    const { layout, press, open } = panelsIn("wide");
    expect(open()).toEqual(FIRST.wide);
    press("plot");
    layout.value = "narrow";
    expect(open()).toEqual([]);
    press("story");
    press("view");
    expect(open()).toEqual(["view"]);
    layout.value = "wide";
    expect(open()).toEqual(["story", "view", "parameters"]);
  });

  test("of the left column make room for the editor, come below it one at a time, and return after it", () => {
    const { editing, press, open } = panelsIn("wide");
    editing.value = true;
    expect(open()).toEqual(["view", "parameters"]);
    press("plot");
    expect(open()).toEqual(["plot", "view", "parameters"]);
    press("claims");
    expect(open()).toEqual(["claims", "view", "parameters"]);
    press("view");
    expect(open()).toEqual(["claims", "parameters"]);
    editing.value = false;
    expect(open()).toEqual(FIRST.wide);
    editing.value = true;
    expect(open()).toEqual(["claims", "parameters"]);
  });

  test("stand beside the editor one at a time where the right column is a sheet, or there is none", () => {
    const { layout, editing, press, open } = panelsIn("medium");
    editing.value = true;
    expect(open()).toEqual([]);
    press("story");
    press("parameters");
    expect(open()).toEqual(["parameters"]);
    layout.value = "narrow";
    expect(open()).toEqual([]);
    press("plot");
    expect(open()).toEqual(["plot"]);
  });
});
