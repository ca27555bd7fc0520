import type { FigureFormat } from "../../figure/settings.ts";
import { t } from "../../texts/text.ts";
import { element } from "../element.ts";
import { iconButton } from "../icon-button.ts";
import { createFigureForm, type FigureDraft, type FigureFormOptions } from "./figure-form.ts";

export interface FigureDialogOptions extends Omit<FigureFormOptions, "onProblem"> {
  readonly onSave: (format: FigureFormat) => void;
  /** What is under way is not wanted any more. */
  readonly onCancel: () => void;
}

export interface FigureDialog {
  readonly element: HTMLDialogElement;
  open(draft: FigureDraft): void;
  /** The figure as it would be saved, in as many pixels as there is room for. */
  showPreview(picture: OffscreenCanvas, facts: string): void;
  /** Share done, 0 to 1; null: nothing is under way. */
  showProgress(share: number | null, text?: string): void;
  /** null: nothing is wrong. */
  showProblem(text: string | null): void;
}

/** A figure: what it shows at the left, how it comes out at the right. */
export function createFigureDialog(options: FigureDialogOptions): FigureDialog {
  const problem = element("p", {
    class: "form-problem",
    attributes: { role: "alert", hidden: true },
  });
  const showProblem = (text: string | null): void => {
    problem.textContent = text ?? "";
    problem.hidden = text === null;
  };
  const form = createFigureForm({ ...options, onProblem: showProblem });
  const canvas = element("canvas", {
    class: "figure-preview",
    attributes: { role: "img", "aria-label": t`The figure` },
  });
  const facts = element("p", { class: "fine figure-facts", attributes: { role: "status" } });
  const bar = element("progress", { attributes: { max: 1, value: 0, "aria-label": t`Computing` } });
  const waiting = element("p", { class: "fine" });
  const cancel = element(
    "button",
    { class: "text-button", attributes: { type: "button" }, on: { click: options.onCancel } },
    t`Cancel`,
  );
  const progress = element(
    "div",
    { class: "figure-progress", attributes: { hidden: true } },
    waiting,
    bar,
    cancel,
  );
  const save = (format: FigureFormat, label: string, name: string) =>
    element(
      "button",
      {
        class: name,
        attributes: { type: "button" },
        on: { click: () => options.onSave(format) },
      },
      label,
    );
  const svg = save("svg", t`Save SVG`, "text-button");
  const png = save("png", t`Save PNG`, "solid-button");
  const dialog = element("dialog", {
    class: "dialog glass figure-dialog",
    attributes: { "aria-labelledby": "figure-title" },
  });
  const close = iconButton({
    icon: "close",
    label: t`Close`,
    class: "quiet",
    onPress: () => dialog.close(),
  });
  dialog.addEventListener("click", (event) => {
    if (event.target === dialog) dialog.close();
  });
  dialog.append(
    element(
      "header",
      { class: "panel-header" },
      element("h2", { attributes: { id: "figure-title" } }, t`Make a figure`),
      close,
    ),
    element(
      "div",
      { class: "figure-columns" },
      element("div", { class: "figure-left" }, form.element, problem),
      element("div", { class: "figure-right" }, canvas, progress, facts),
    ),
    element("div", { class: "dialog-actions" }, svg, png),
  );
  return {
    element: dialog,
    open: (draft) => {
      form.show(draft);
      dialog.showModal();
      form.element.querySelector("select")?.focus();
    },
    showPreview: (picture, text) => {
      canvas.width = picture.width;
      canvas.height = picture.height;
      canvas.getContext("2d")?.drawImage(picture, 0, 0);
      facts.textContent = text;
    },
    showProgress: (share, text = "") => {
      progress.hidden = share === null;
      canvas.classList.toggle("is-stale", share !== null);
      for (const button of [svg, png]) button.disabled = share !== null;
      bar.value = share ?? 0;
      if (waiting.textContent !== text) waiting.textContent = text;
    },
    showProblem,
  };
}
