import { element } from "./element.ts";

export interface MenuItem {
  readonly label: string;
  /** Shown, but cannot be chosen. */
  readonly disabled?: boolean;
  /** One of several of which one holds. */
  readonly checked?: boolean;
  readonly run: () => void;
}

export interface Menu {
  readonly element: HTMLElement;
  /** Opens beside a button; `note` stands above the entries. */
  open(anchor: HTMLElement, items: readonly MenuItem[], note?: string): void;
}

const MARGIN = 8;

/**
 * One menu for many buttons (WAI-ARIA menu button): arrows, Home and End move, Enter chooses, Escape, Tab
 * or a click elsewhere close.
 */
export function createMenu(label: string): Menu {
  const root = element("div", {
    class: "menu",
    attributes: { role: "menu", "aria-label": label, popover: "auto" },
  });
  let anchor: HTMLElement | null = null;
  const items = (): HTMLButtonElement[] => [
    ...root.querySelectorAll<HTMLButtonElement>("button:not([disabled])"),
  ];
  root.addEventListener("toggle", (event) => {
    const isOpen = (event as ToggleEvent).newState === "open";
    anchor?.setAttribute("aria-expanded", String(isOpen));
  });
  root.addEventListener("keydown", (event) => {
    // A menu that has just been closed may keep the focus for a moment: its keys are the page's again.
    if (!root.matches(":popover-open")) return;
    // Single keys of the page mean nothing here.
    event.stopPropagation();
    const all = items();
    const at = all.indexOf(document.activeElement as HTMLButtonElement);
    const next = {
      ArrowDown: (at + 1) % all.length,
      ArrowUp: (at - 1 + all.length) % all.length,
      Home: 0,
      End: all.length - 1,
    }[event.key];
    if (event.key === "Tab") root.hidePopover();
    if (next === undefined) return;
    event.preventDefault();
    all[next]?.focus();
  });
  return {
    element: root,
    open: (button, choices, note = "") => {
      anchor = button;
      root.replaceChildren(
        ...(note === "" ? [] : [element("p", { class: "menu-note" }, note)]),
        ...choices.map((choice) => createItem(choice, () => root.hidePopover())),
      );
      root.showPopover();
      placeBeside(root, button);
      items()[0]?.focus();
    },
  };
}

function createItem({ label, disabled = false, checked, run }: MenuItem, close: () => void) {
  return element(
    "button",
    {
      class: "menu-item",
      attributes: {
        type: "button",
        role: checked === undefined ? "menuitem" : "menuitemradio",
        "aria-checked": checked === undefined ? undefined : String(checked),
        disabled,
        tabindex: -1,
      },
      on: {
        click: () => {
          close();
          run();
        },
      },
    },
    label,
  );
}

function placeBeside(menu: HTMLElement, anchor: HTMLElement): void {
  const box = anchor.getBoundingClientRect();
  const { offsetWidth, offsetHeight } = menu;
  const below = box.bottom + 4;
  const fits = below + offsetHeight + MARGIN <= window.innerHeight;
  const left = Math.min(box.right - offsetWidth, window.innerWidth - offsetWidth - MARGIN);
  menu.style.left = `${Math.max(MARGIN, left)}px`;
  menu.style.top = `${fits ? below : Math.max(MARGIN, box.top - offsetHeight - 4)}px`;
}
