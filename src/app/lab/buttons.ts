import { computed, effect } from "@preact/signals-core";
import { changeWords } from "../../lab/change-words.ts";
import { t } from "../../texts/text.ts";
import { createChangeCount } from "../../ui/change-count.ts";
import { createHistoryButtons } from "../../ui/history-buttons.ts";
import { iconButton } from "../../ui/icon-button.ts";
import { createMenu, type MenuItem } from "../../ui/menu.ts";
import type { PageActions } from "../furniture.ts";
import type { Page } from "../page.ts";
import { share } from "./share.ts";

/** What differs from the preset, undo and redo in the bar, and words where steps are forgotten. */
export function mountHistory({ lab, furniture }: Page, actions: PageActions): void {
  const labels = {
    undo: computed(() => lab.value?.undoLabel.value ?? null),
    redo: computed(() => lab.value?.redoLabel.value ?? null),
  };
  const changes = computed(() => {
    const { document, base } = lab.value ?? {};
    return document === undefined || base === undefined
      ? []
      : changeWords(document.value, base.value);
  });
  furniture.shell.slots.history.append(
    createChangeCount(changes),
    ...createHistoryButtons(labels, actions),
  );
  let isTold = false;
  effect(() => {
    const title = lab.value?.dropped.value ?? null;
    if (title === null || isTold) return;
    isTold = true;
    furniture.notices.show({ kind: "info", key: "dropped", title, seconds: 15 });
  });
}

/** The button that shares, and its menu. */
export function mountShare(page: Page): void {
  const menu = createMenu(t`Share`);
  const button = iconButton({
    icon: "share",
    label: t`Share`,
    class: "wide-only",
    onPress: () => menu.open(button, shareItems(page)),
  });
  button.setAttribute("aria-haspopup", "menu");
  button.setAttribute("aria-expanded", "false");
  page.furniture.shell.slots.share.append(button, menu.element);
}

/** Ways to share what there is. */
export function shareItems(page: Page): readonly MenuItem[] {
  return [
    { label: t`Copy link`, run: () => void share(page, "link") },
    { label: t`Copy embed code`, run: () => void share(page, "embed") },
  ];
}
