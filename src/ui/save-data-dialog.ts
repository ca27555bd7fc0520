import { formatWait } from "../numbers/format-time.ts";
import { t } from "../texts/text.ts";
import type { DataOffer, DataRequest } from "./data-request.ts";
import { element } from "./element.ts";
import { iconButton } from "./icon-button.ts";
import { createSaveDataForm } from "./save-data-form.ts";

export interface SaveDataActions {
  /** What was handed over is shown no more. */
  readonly onTaken: () => void;
  readonly save: (request: DataRequest) => void;
  readonly cancel: () => void;
}

export interface SaveDataDialog {
  readonly element: HTMLDialogElement;
  /** With the form, unless something is being saved or waits to be taken. */
  open(offer: DataOffer, first: Pick<DataRequest, "from" | "until" | "every">): void;
  /** `secondsLeft`: Infinity before there is an estimate. */
  showProgress(share: number, secondsLeft: number): void;
  showResult(file: SavedFile): void;
  /** Back to the form, with the reason if it failed. */
  showForm(problem?: string): void;
}

export interface SavedFile {
  readonly address: string;
  readonly name: string;
  readonly description: string;
}

/** Asks what is to be saved, shows how far it is, then hands over the file. It may be closed meanwhile. */
export function createSaveDataDialog({ save, cancel, onTaken }: SaveDataActions): SaveDataDialog {
  const form = createSaveDataForm(save);
  const progress = createProgress(cancel);
  const result = element("div", { class: "save-result", attributes: { hidden: true } });
  const stages = [form.element, progress.element, result];
  const showOnly = (stage: HTMLElement): void => {
    for (const each of stages) each.hidden = each !== stage;
  };
  const dialog = element("dialog", {
    class: "dialog glass save-data",
    attributes: { "aria-labelledby": "save-data-title" },
  });
  dialog.addEventListener("click", (event) => {
    if (event.target === dialog) dialog.close();
  });
  dialog.append(
    element(
      "header",
      { class: "panel-header" },
      element("h2", { attributes: { id: "save-data-title" } }, t`Save data`),
      iconButton({ icon: "close", label: t`Close`, class: "quiet", onPress: () => dialog.close() }),
    ),
    ...stages,
  );
  const showForm = (problem = ""): void => {
    form.showProblem(problem);
    showOnly(form.element);
  };
  showOnly(form.element);
  dialog.addEventListener("close", () => {
    if (result.hidden) return;
    showForm();
    onTaken();
  });
  return {
    element: dialog,
    open: (offer, first) => {
      if (dialog.open) return;
      form.fill(offer, first);
      dialog.showModal();
    },
    showProgress: (share, secondsLeft) => {
      progress.update(share, secondsLeft);
      showOnly(progress.element);
    },
    showResult: (file) => {
      fillResult(result, file, () => showForm());
      showOnly(result);
    },
    showForm,
  };
}

function createProgress(onCancel: () => void) {
  const bar = element("progress", { attributes: { max: 1, value: 0, "aria-label": t`Saving` } });
  const words = element("p", { class: "fine", attributes: { role: "status" } });
  const root = element(
    "div",
    { class: "record-progress" },
    bar,
    words,
    element(
      "p",
      { class: "fine" },
      t`It is computed beside the run that you see, which goes on. This may be closed meanwhile.`,
    ),
    element(
      "div",
      { class: "dialog-actions" },
      element(
        "button",
        { class: "text-button", attributes: { type: "button" }, on: { click: onCancel } },
        t`Cancel`,
      ),
    ),
  );
  const update = (share: number, secondsLeft: number): void => {
    bar.value = share;
    const left = Number.isFinite(secondsLeft) ? t`, ${formatWait(secondsLeft)} left` : "";
    words.textContent = t`${Math.floor(share * 100)} % done${left}`;
  };
  return { element: root, update };
}

function fillResult(holder: HTMLElement, file: SavedFile, again: () => void): void {
  holder.replaceChildren(
    element("p", { class: "save-name" }, file.name),
    element("p", { class: "fine" }, file.description),
    element(
      "div",
      { class: "dialog-actions" },
      element(
        "button",
        { class: "text-button", attributes: { type: "button" }, on: { click: again } },
        t`Save more`,
      ),
      element(
        "a",
        { class: "solid-button", attributes: { href: file.address, download: file.name } },
        t`Download`,
      ),
    ),
  );
}
