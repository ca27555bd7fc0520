import { element } from "./element.ts";

export interface DialogChoice {
  readonly label: string;
  /** What most will want. */
  readonly isMain?: boolean;
}

/**
 * A question that waits for an answer. Resolves with the place of the choice; -1: closed without one (Escape, a
 * click beside it).
 */
export function openDialog(
  title: string,
  contents: readonly (HTMLElement | string)[],
  choices: readonly DialogChoice[],
): Promise<number> {
  const dialog = element("dialog", {
    class: "dialog question",
    attributes: { "aria-label": title },
  });
  const buttons = choices.map(({ label, isMain = false }, index) =>
    element(
      "button",
      {
        class: isMain ? "text-button primary" : "text-button",
        attributes: { type: "button" },
        on: { click: () => dialog.close(String(index)) },
      },
      label,
    ),
  );
  dialog.append(
    element("h2", { class: "question-title" }, title),
    ...contents,
    element("div", { class: "dialog-actions" }, ...buttons),
  );
  dialog.addEventListener("click", (event) => {
    if (event.target === dialog) dialog.close();
  });
  return new Promise((resolve) => {
    dialog.addEventListener("close", () => {
      dialog.remove();
      resolve(dialog.returnValue === "" ? -1 : Number(dialog.returnValue));
    });
    document.body.append(dialog);
    dialog.showModal();
  });
}
