import { type KeyActions, keepFocusOffButtons, listenToKeys } from "../ui/keyboard.ts";
import { isSingle } from "../ui/layout-mode.ts";
import type { PageActions } from "./furniture.ts";
import type { Page } from "./page.ts";
import { applyInsets } from "./page-layout.ts";

/** What the keys of ui/keys.ts do on the page. */
export function listenToPageKeys(page: Page, actions: PageActions): void {
  const { shell, brush, panels, parameters, signals } = page.furniture;
  const toggle = (name: keyof typeof panels) => (): void =>
    panels[name].setOpen(!panels[name].isOpen);
  keepFocusOffButtons(page.root);
  const keyActions: KeyActions = {
    play: actions.togglePlay,
    step: actions.step,
    reset: actions.reset,
    previousMark: () => actions.toMark(-1),
    nextMark: () => actions.toMark(1),
    undo: actions.undo,
    redo: actions.redo,
    redoToo: actions.redo,
    gallery: actions.openGallery,
    brush: actions.toggleBrush,
    brushAction: () => brush.part?.toggleAction(),
    compare: () => page.compare?.open(),
    map: () => page.analysis?.toggle("map"),
    budget: () => page.analysis?.toggle("budget"),
    equations: () => page.analysis?.toggle("equations"),
    editor: () => page.editor?.toggle(),
    search: () => {
      panels.parameters.setOpen(true);
      parameters.tell("focus", (panel) => panel.focusSearch());
    },
    fit: actions.fit,
    screenshot: actions.screenshot,
    saveData: actions.saveData,
    figure: actions.figure,
    help: actions.help,
    bare: () => {
      shell.toggleFurniture();
      applyInsets(page);
    },
    look: (key) => {
      const look = signals.looks.peek()[Number(key) - 1];
      if (look !== undefined) actions.chooseLook(look.id);
    },
    story: toggle("story"),
    view: toggle("view"),
    parameters: toggle("parameters"),
    plot: toggle("plot"),
    claims: toggle("claims"),
    instruments: toggle("instruments"),
    pin: () => page.instruments?.pin(),
    treatments: () => {
      if (isSingle(shell.layout.peek())) toggle("treatments")();
      else page.timeline?.focus();
    },
  };
  listenToKeys(keyActions, () => document.documentElement.dataset["ui"] === "none");
}
