import { formatClock } from "../../numbers/format-time.ts";
import { t } from "../../texts/text.ts";
import { element } from "../element.ts";
import { icon } from "../icon.ts";
import type { PastAnswer, PastQuestion } from "./treatment-desk.ts";

export interface PastQuestionBox {
  readonly element: HTMLElement;
  show(question: PastQuestion | null): void;
  /** Gives the answer that loses least the focus. */
  focus(): void;
}

/** Asks what a change of what has been is to do. */
export function createPastQuestion(answer: (answer: PastAnswer) => void): PastQuestionBox {
  const words = element("p", {});
  const button = (text: string, choice: PastAnswer, tip: string): HTMLButtonElement =>
    element(
      "button",
      {
        class: "inspect-answer",
        attributes: { type: "button", "data-tip": tip },
        on: { click: () => answer(choice) },
      },
      text,
    );
  const restart = button(t`Restart with it`, "restart", t`The run begins again from day 0`);
  const wait = button(t`From now on`, "from-now-on", t`What has been stays as it was`);
  const cancel = button(t`Cancel`, "cancel", t`Nothing changes`);
  const root = element(
    "div",
    {
      class: "inspect-question",
      attributes: { role: "alertdialog", "aria-label": t`Change of the past`, hidden: true },
    },
    element("div", { class: "inspect-words" }, icon("wait"), words),
    element("div", { class: "inspect-answers" }, wait, restart, cancel),
  );
  return {
    element: root,
    show: (question) => {
      root.hidden = question === null;
      if (question === null) return;
      words.textContent = t`This would change the run from ${formatClock(question.since)} on, which is past.`;
      wait.hidden = !question.canWait;
    },
    focus: () => (wait.hidden ? restart : wait).focus(),
  };
}
