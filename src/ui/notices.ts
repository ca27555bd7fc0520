import { t } from "../texts/text.ts";
import { element } from "./element.ts";
import { iconButton } from "./icon-button.ts";

export interface Notice {
  readonly kind: "info" | "error";
  readonly title: string;
  readonly message?: string;
  /** Where the mistake is, e.g. "processes[3].rate". */
  readonly place?: string;
  readonly actions?: readonly NoticeAction[];
  /** Goes away by itself after so many seconds; absent: stays. */
  readonly seconds?: number;
  /** A later notice with the same key takes this one's place. */
  readonly key?: string;
  /** It was closed without an action. */
  readonly onDismiss?: () => void;
}

export interface NoticeAction {
  readonly label: string;
  readonly run: () => void;
}

export interface Notices {
  readonly element: HTMLElement;
  show(notice: Notice): void;
  /** Removes the notice with this key. */
  clear(key: string): void;
}

/** Cards that tell the user something; errors are announced at once. */
export function createNotices(): Notices {
  const list = element("div", {
    class: "notices",
    attributes: { role: "region", "aria-label": t`Messages` },
  });
  const clear = (key: string): void => {
    for (const card of list.querySelectorAll<HTMLElement>(".notice")) {
      if (card.dataset["key"] === key) card.remove();
    }
  };
  const show = (notice: Notice): void => {
    const key = notice.key ?? notice.title;
    clear(key);
    const card = createCard(notice, key);
    list.append(card);
    // Where there is no room for all, the newest is seen.
    list.scrollTop = list.scrollHeight;
    if (notice.seconds !== undefined) setTimeout(() => card.remove(), notice.seconds * 1000);
  };
  return { element: list, show, clear };
}

function createCard(notice: Notice, key: string): HTMLElement {
  const role = notice.kind === "error" ? "alert" : "status";
  const card = element("article", {
    class: `notice notice-${notice.kind}`,
    attributes: { role, "data-key": key },
  });
  const close = (): void => card.remove();
  const dismiss = (): void => {
    close();
    notice.onDismiss?.();
  };
  const actions = (notice.actions ?? []).map(({ label, run }) =>
    element(
      "button",
      {
        class: "text-button",
        attributes: { type: "button" },
        on: {
          click: () => {
            close();
            run();
          },
        },
      },
      label,
    ),
  );
  card.append(
    element(
      "div",
      { class: "notice-text" },
      element("h2", {}, notice.title),
      notice.place ? element("code", { class: "notice-place" }, notice.place) : "",
      notice.message ? element("p", {}, notice.message) : "",
      actions.length > 0 ? element("div", { class: "notice-actions" }, ...actions) : "",
    ),
    iconButton({ icon: "close", label: t`Dismiss`, class: "quiet", onPress: dismiss }),
  );
  return card;
}
