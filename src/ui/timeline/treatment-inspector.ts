import { effect } from "@preact/signals-core";
import { t } from "../../texts/text.ts";
import { element } from "../element.ts";
import { iconButton, relabel } from "../icon-button.ts";
import { createPastQuestion } from "./past-question.ts";
import type { TreatmentDesk } from "./treatment-desk.ts";
import { type FieldRow, fieldRows, shapeOf } from "./treatment-fields.ts";
import { pastText, titleOf } from "./treatment-words.ts";

export interface TreatmentInspector {
  readonly element: HTMLElement;
  /** Gives the first number the focus. */
  focus(): void;
}

/** The numbers of the chosen treatment, and what to do where a change of them concerns the past. */
export function createTreatmentInspector(
  desk: TreatmentDesk,
  leave: () => void,
): TreatmentInspector {
  const { host } = desk;
  const title = element("h2", { class: "inspect-title" });
  const id = (): string => desk.selected.peek()?.id ?? "";
  const eye = iconButton({
    icon: "visible",
    label: t`Switch off`,
    class: "quiet",
    onPress: () => {
      const on = desk.chosen.peek()?.on === true;
      desk.propose({ kind: "switch-treatment", id: id(), on: !on });
    },
  });
  const header = element(
    "header",
    { class: "inspect-header" },
    title,
    eye,
    iconButton({
      icon: "copy",
      label: t`Copy`,
      shortcut: "Ctrl+d",
      class: "quiet",
      onPress: () => desk.copy(id()),
    }),
    iconButton({
      icon: "bin",
      label: t`Delete`,
      shortcut: t`Delete`,
      class: "quiet",
      onPress: () => {
        desk.propose({ kind: "delete-treatment", id: id() });
        if (desk.chosen.peek() === null) leave();
      },
    }),
    iconButton({
      icon: "close",
      label: t`Close the treatment`,
      class: "quiet",
      onPress: () => {
        desk.select(null);
        leave();
      },
    }),
  );
  const fields = element("div", { class: "inspect-fields" });
  const past = element("p", { class: "inspect-note" });
  const refusal = element("p", {
    class: "inspect-note is-error",
    attributes: { role: "alert" },
  });
  const ask = createPastQuestion((answer) => {
    desk.answer(answer);
    leave();
  });
  const root = element(
    "section",
    { class: "inspect", attributes: { "aria-label": t`Treatment`, hidden: true } },
    header,
    fields,
    refusal,
    ask.element,
    past,
  );
  let built = "";
  let rows: readonly FieldRow[] = [];
  let boxProblem = "";
  const tellBox = (problem: string | null): void => {
    boxProblem = problem ?? "";
    refusal.textContent = boxProblem === "" ? desk.problem.peek() : boxProblem;
    refusal.hidden = refusal.textContent === "";
  };
  effect(() => {
    const [treatment, model] = [desk.chosen.value, host.model.value];
    root.hidden = treatment === null || model === null;
    if (treatment === null || model === null) {
      built = "";
      return;
    }
    const shape = shapeOf(treatment, model);
    if (shape !== built) {
      built = shape;
      rows = fieldRows(treatment, model, desk, tellBox);
      fields.replaceChildren(...rows.map((row) => row.element));
      boxProblem = "";
    }
    const index = desk.selected.value?.index ?? 0;
    for (const row of rows) row.show(treatment, index);
    title.textContent = titleOf(treatment, index, model);
    title.dataset["tip"] = title.textContent;
    relabel(eye, treatment.on ? "visible" : "hidden", treatment.on ? t`Switch off` : t`Switch on`);
    root.classList.toggle("is-off", !treatment.on);
  });
  effect(() => {
    const problem = desk.problem.value;
    refusal.textContent = problem === "" ? boxProblem : problem;
    refusal.hidden = refusal.textContent === "";
  });
  effect(() => {
    const question = desk.question.value;
    ask.show(question);
    // The keyboard goes on where it is asked.
    const focused = document.activeElement;
    const isNear = focused === document.body || focused?.closest(".treatments, .inspect") != null;
    if (question !== null && isNear) ask.focus();
  });
  effect(() => {
    const treatment = desk.chosen.value;
    const text =
      treatment === null || desk.question.value !== null
        ? ""
        : pastText(treatment, host.time.value);
    if (past.textContent !== text) past.textContent = text;
    past.hidden = text === "";
  });
  // An Escape that a box has no use for leads back to the marks.
  root.addEventListener(
    "keydown",
    (event) => {
      if (event.key !== "Escape") return;
      const isAsked = desk.question.peek() !== null;
      if (isAsked) {
        event.preventDefault();
        event.stopPropagation();
        desk.answer("cancel");
      }
      setTimeout(() => {
        if (isAsked || !root.contains(document.activeElement)) leave();
      });
    },
    true,
  );
  return {
    element: root,
    focus: () => fields.querySelector<HTMLElement>("input")?.focus(),
  };
}
