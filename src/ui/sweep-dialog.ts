import { t } from "../texts/text.ts";
import { element } from "./element.ts";
import { iconButton } from "./icon-button.ts";
import { createSweepForm, type SweepStart } from "./sweep-form.ts";
import type { SweepRequest } from "./sweep-request.ts";
import { createSweepResults, type SweepResults, type SweepRuns } from "./sweep-results.ts";

export interface SweepActions {
  readonly startSweep: (request: SweepRequest) => void;
  readonly cancelSweep: () => void;
  /** Loads the value of a run. */
  readonly chooseRun: (run: number) => void;
  readonly downloadSweep: () => void;
  /** The dialog was closed, whatever way. */
  readonly sweepClosed: () => void;
}

export interface SweepDialog {
  readonly element: HTMLDialogElement;
  readonly results: Pick<SweepResults, "tiles" | "showCaption" | "showCurve">;
  /** With an empty form for a parameter. */
  open(start: SweepStart): void;
  /** With the curves and pictures of the last sweep, and what was asked for then. */
  reopen(last: SweepStart): void;
  close(): void;
  /** A better proposal for the time and the grid. */
  suggest(until: string, setting: number): void;
  begin(runs: SweepRuns): void;
  /** `rest` is not announced: it changes all the time. */
  showStatus(text: string, rest: string): void;
  /** No run is under way any more. */
  end(text: string): void;
  /** A sweep could not be begun. */
  showProblem(text: string): void;
}

/** A sweep of one parameter: the form, then curves and pictures as they come. */
export function createSweepDialog(actions: SweepActions): SweepDialog {
  const form = createSweepForm(actions.startSweep);
  const results = createSweepResults(actions.chooseRun, actions.downloadSweep);
  const heading = element("h2", { attributes: { id: "sweep-title" } });
  const lead = element("p", { class: "sweep-lead" });
  const status = element("p", { class: "sweep-status", attributes: { role: "status" } });
  const rest = element("p", { class: "fine" });
  const problem = element("p", {
    class: "form-problem",
    attributes: { role: "alert", hidden: true },
  });
  const start = element(
    "button",
    { class: "solid-button", attributes: { type: "submit", form: "sweep-form", autofocus: true } },
    t`Start`,
  );
  const cancel = element(
    "button",
    {
      class: "solid-button",
      attributes: { type: "button", hidden: true },
      on: { click: actions.cancelSweep },
    },
    t`Cancel`,
  );
  const dialog = element("dialog", {
    class: "dialog glass sweep-dialog",
    attributes: { "aria-labelledby": "sweep-title" },
  });
  const close = iconButton({
    icon: "close",
    label: t`Close the sweep`,
    class: "quiet",
    onPress: () => dialog.close(),
  });
  let isRunning = false;
  const setRunning = (running: boolean): void => {
    const hadFocus = dialog.contains(document.activeElement);
    isRunning = running;
    form.setRunning(running);
    start.hidden = running;
    cancel.hidden = !running;
    const isLost = !dialog.contains(document.activeElement);
    if (hadFocus && (isLost || document.activeElement?.checkVisibility() !== true)) {
      (running ? cancel : start).focus();
    }
  };
  const showStatus = (text: string, more: string): void => {
    if (status.textContent !== text) status.textContent = text;
    rest.textContent = more;
  };
  const showProblem = (text: string): void => {
    problem.textContent = text;
    problem.hidden = text === "";
  };
  const show = (next: SweepStart): void => {
    heading.textContent = t`Sweep ${next.parameter.label}`;
    lead.textContent = next.parameter.note ?? "";
    lead.hidden = lead.textContent === "";
    showProblem("");
    setRunning(false);
    form.fill(next);
  };
  dialog.addEventListener("cancel", (event) => {
    // Escape ends the runs first: a minute's work is not closed by mistake.
    if (!isRunning) return;
    event.preventDefault();
    actions.cancelSweep();
  });
  dialog.addEventListener("close", () => actions.sweepClosed());
  dialog.addEventListener("click", (event) => {
    if (event.target === dialog && !isRunning) dialog.close();
  });
  dialog.append(
    element("header", { class: "panel-header" }, heading, close),
    lead,
    form.element,
    element("div", { class: "sweep-actions" }, status, rest, start, cancel),
    problem,
    results.element,
  );
  return {
    element: dialog,
    results,
    open: (next) => {
      show(next);
      results.element.hidden = true;
      showStatus("", "");
      dialog.showModal();
    },
    reopen: (last) => {
      show(last);
      results.markPresent(last.present);
      results.element.hidden = false;
      dialog.showModal();
    },
    close: () => dialog.close(),
    suggest: form.suggest,
    begin: (runs) => {
      showProblem("");
      results.begin(runs);
      setRunning(true);
    },
    showStatus,
    end: (text) => {
      showStatus(text, "");
      setRunning(false);
    },
    showProblem,
  };
}
