import { keepFocusOffButtons, listenToKeys } from "../ui/keyboard.ts";
import type { PageActions } from "./furniture.ts";
import type { Page } from "./page.ts";
import { applyInsets } from "./page-layout.ts";

/** Single keys of the page; ui/help-dialog.ts lists them. */
export function listenToPageKeys(page: Page, actions: PageActions): void {
  const { shell, brush, panels } = page.furniture;
  const toggle = (name: keyof typeof panels) => (): void =>
    panels[name].setOpen(!panels[name].isOpen);
  keepFocusOffButtons(page.root);
  listenToKeys({
    " ": actions.togglePlay,
    ".": actions.step,
    r: actions.reset,
    g: actions.openGallery,
    b: actions.toggleBrush,
    x: () => brush.toggleAction(),
    f: actions.fit,
    s: actions.screenshot,
    "?": actions.help,
    h: () => {
      shell.toggleFurniture();
      applyInsets(page);
    },
    "1": toggle("story"),
    "2": toggle("view"),
    "3": toggle("parameters"),
    "4": toggle("plot"),
  });
}
