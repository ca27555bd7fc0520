import { t } from "../texts/text.ts";
import { element } from "./element.ts";
import { iconButton } from "./icon-button.ts";
import { createRecordForm, type RecordFormHost } from "./record-form.ts";
import { createProgress, type ProgressPanel, type RecordSteer } from "./record-progress.ts";
import { fillResult, type RecordedFile, type ResultHost } from "./record-result.ts";

export interface RecordDialog extends Pick<ProgressPanel, "update" | "finish" | "show"> {
  readonly element: HTMLDialogElement;
  /** What there is: the form, a film that is being made, or one that is made. */
  open(): void;
  /** A film is being made; `note` says where it is kept. */
  showProgress(note: string): void;
  showResult(file: RecordedFile): void;
  /** Takes the film away; the form comes next. */
  clearResult(): void;
  /** Back to the form, with the reason if it failed. */
  showForm(problem?: string): void;
}

/** Asks what a film is to be, shows its making, then plays it. It may be closed at any time. */
export function createRecordDialog(
  host: RecordFormHost,
  steer: Omit<RecordSteer, "hide">,
  result: Omit<ResultHost, "another">,
  /** What is to be known before: a format that cannot be made, where the film is kept. */
  notes: () => Promise<readonly string[]>,
): RecordDialog {
  const form = createRecordForm(host);
  const noted = element("div", { class: "record-notes", attributes: { "aria-live": "polite" } });
  const wish = element("div", {}, form.element, noted);
  let turn = 0;
  const note = async (): Promise<void> => {
    const own = ++turn;
    const words = await notes();
    if (own !== turn) return;
    noted.replaceChildren(
      ...words.filter((one) => one !== "").map((one) => element("p", { class: "fine" }, one)),
    );
  };
  form.element.addEventListener("change", () => void note());
  const progress = createProgress({ ...steer, hide: () => dialog.close() });
  const made = element("div", { class: "record-result" });
  const stages = [wish, progress.element, made];
  const showOnly = (stage: HTMLElement): void => {
    for (const each of stages) each.hidden = each !== stage;
  };
  const dialog = createFrame(stages);
  const showForm = (problem = ""): void => {
    form.problem.textContent = problem;
    form.problem.hidden = problem === "";
    showOnly(wish);
  };
  showForm();
  return {
    element: dialog,
    open: () => {
      if (dialog.open) return;
      dialog.showModal();
      if (wish.hidden) return;
      form.show();
      void note();
    },
    showProgress: (note) => {
      progress.begin(note);
      showOnly(progress.element);
    },
    update: progress.update,
    finish: progress.finish,
    show: progress.show,
    showResult: (file) => {
      fillResult(made, file, { ...result, another: () => showForm() });
      showOnly(made);
    },
    clearResult: () => {
      made.replaceChildren();
      showForm();
    },
    showForm,
  };
}

function createFrame(stages: readonly HTMLElement[]): HTMLDialogElement {
  const dialog = element("dialog", {
    class: "dialog glass record-dialog",
    attributes: { "aria-labelledby": "record-title" },
  });
  const close = (): void => dialog.close();
  dialog.addEventListener("click", (event) => {
    if (event.target === dialog) close();
  });
  const heading = element("h2", { attributes: { id: "record-title" } }, t`Record a film`);
  const button = iconButton({ icon: "close", label: t`Close`, class: "quiet", onPress: close });
  dialog.append(element("header", { class: "panel-header" }, heading, button), ...stages);
  return dialog;
}
