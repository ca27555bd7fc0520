import { effect, type ReadonlySignal, untracked } from "@preact/signals-core";
import type { ScreenName } from "../../ui/analysis/screen.ts";
import { isSingle, type LayoutMode } from "../../ui/layout-mode.ts";
import type { PageSignals } from "../../ui/page-signals.ts";

/** What wants the middle of the page. */
export interface Middle {
  /** Whether the window is so small that the editor and every screen take all of the middle. */
  readonly single: boolean;
  readonly screen: ScreenName | null;
  readonly editing: boolean;
  /** Whether a person works at the tissue itself: the brush, runs beside each other. */
  readonly working: boolean;
}

/** What has to be put away now, so that what was opened since `before` is seen. */
export function hidersOf(
  before: Middle,
  now: Middle,
): { readonly screen: boolean; readonly editor: boolean } {
  const { single, editing } = now;
  const hasScreen = now.screen !== null;
  if (now.working && !before.working) {
    return { screen: hasScreen && (single || now.screen !== "budget"), editor: single && editing };
  }
  if (hasScreen && now.screen !== before.screen)
    return { screen: false, editor: single && editing };
  // The editor was opened, or the window made small.
  return { screen: single && editing && hasScreen, editor: false };
}

/** Whatever a person opens is seen: what would lie over it is closed, and a text in the editor kept. */
export function seeTheNewest(
  { screen, editing, brushing, panes }: PageSignals,
  layout: ReadonlySignal<LayoutMode>,
  close: { readonly screen: () => void; readonly editor: () => void },
): void {
  let before: Middle = { single: false, screen: null, editing: false, working: false };
  effect(() => {
    const now: Middle = {
      single: isSingle(layout.value),
      screen: screen.value,
      editing: editing.value,
      working: brushing.value || panes.value.count > 1,
    };
    const hiders = hidersOf(before, now);
    before = now;
    untracked(() => {
      if (hiders.screen) close.screen();
      if (hiders.editor) close.editor();
    });
  });
}
