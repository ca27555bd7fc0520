import { PHONE } from "./furniture.ts";
import type { Page } from "./page.ts";

/** Room between the furniture and the tissue, CSS px. */
const GAP = 8;
/** The legend and the color bar stand beside the tissue on windows at least this wide. */
const WIDE = "(min-width: 1080px)";

/** Tells the stage which part of the window the furniture leaves free. */
export function applyInsets({ furniture, mounted }: Page): void {
  const { left, right, top, bottom } = furniture.shell.insets();
  mounted?.stage.setInsets({
    left: left + GAP,
    right: right + GAP,
    top: top + GAP,
    bottom: bottom + GAP,
  });
}

/** Opens the panels that a window of this size has room for. */
export function openFirstPanels({ furniture }: Page): void {
  const { story, view, parameters, plot } = furniture.panels;
  if (matchMedia(PHONE).matches) return;
  story.setOpen(true);
  plot.setOpen(true);
  if (!matchMedia(WIDE).matches) return;
  view.setOpen(true);
  parameters.setOpen(true);
}
