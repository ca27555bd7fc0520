import { effect, untracked } from "@preact/signals-core";
import { t } from "../../texts/text.ts";
import { iconButton, setPressed } from "../../ui/icon-button.ts";
import { keyOf } from "../../ui/keys.ts";
import type { Page } from "../page.ts";
import { guard } from "../page-actions.ts";
import type { Session } from "../session/session.ts";
import type { SessionChange } from "../session/session-host.ts";
import type { CompareScreen } from "./screen.ts";

/** The page's comparison of runs; what it needs is loaded with the first one. */
export interface Compare {
  /** Offers what to compare with. */
  readonly open: () => void;
  readonly changed: (change: SessionChange) => void;
}

export function createCompare(page: Page, session: Session): Compare {
  let screen: CompareScreen | null = null;
  let loading: Promise<CompareScreen | null> | null = null;
  const load = async (): Promise<CompareScreen | null> => {
    const { createCompareScreen } = await import("./screen.ts");
    const lab = page.lab.peek();
    if (lab === null) return null;
    screen = createCompareScreen(page, session, lab);
    return screen;
  };
  const loaded = async (): Promise<CompareScreen | null> => {
    loading ??= load();
    return loading;
  };
  const open = (): void =>
    guard(
      page,
      loaded().then((ready) => ready?.choose(button)),
    );
  const button = iconButton({
    icon: "compare",
    label: t`Compare`,
    text: t`Compare`,
    shortcut: keyOf("compare"),
    class: "compare-button",
    pressed: false,
    onPress: open,
  });
  button.setAttribute("aria-haspopup", "dialog");
  page.furniture.shell.slots.screens.append(button);
  effect(() => {
    const { length } = page.lab.value?.document.value.compare.arms ?? [];
    setPressed(button, length > 0);
    if (length > 0) untracked(() => guard(page, loaded()));
  });
  return { open, changed: (change) => screen?.changed(change) };
}
