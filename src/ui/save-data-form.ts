import { type FieldFormat, fieldFormat, fieldFormatNames } from "../data/formats.ts";
import { parseDuration } from "../model/units.ts";
import { formatClock } from "../numbers/format-time.ts";
import { writeDuration } from "../numbers/write-duration.ts";
import { t } from "../texts/text.ts";
import {
  type DataMoments,
  type DataOffer,
  type DataRequest,
  describeRequest,
  problemOfRequest,
} from "./data-request.ts";
import { element } from "./element.ts";
import { createFieldChoice } from "./field-choice.ts";
import { problemOf } from "./messages.ts";

export interface SaveDataForm {
  readonly element: HTMLElement;
  fill(offer: DataOffer, first: Pick<DataRequest, "from" | "until" | "every">): void;
  showProblem(problem: string): void;
}

/** Asks which moments, which fields, and in which format; says how large that becomes. */
export function createSaveDataForm(onSave: (request: DataRequest) => void): SaveDataForm {
  const moments = element("select", { attributes: { name: "moments" } });
  const [from, until, every] = [textField("from"), textField("until"), textField("every")];
  const runRows = [labeled(t`From`, from), labeled(t`Until`, until), labeled(t`Every`, every)];
  const fields = createFieldChoice();
  const format = element("select", { attributes: { name: "format" } });
  format.append(...fieldFormatNames.map((name) => new Option(fieldFormat(name).label, name)));
  const use = element("p", { class: "fine" });
  const size = element("p", { class: "fine", attributes: { "aria-live": "polite" } });
  const problem = element("p", {
    class: "form-problem",
    attributes: { role: "alert", hidden: true },
  });
  let offer: DataOffer | null = null;

  const chosenFormat = (): FieldFormat =>
    fieldFormatNames.find((name) => name === format.value) ?? "npz";
  const read = (): DataRequest => {
    const chosen = moments.value as DataMoments;
    const isRun = chosen === "run";
    return {
      moments: chosen,
      format: chosenFormat(),
      fields: fields.read(),
      from: isRun ? durationOf(from, t`From`) : 0,
      until: isRun ? durationOf(until, t`Until`) : 0,
      every: isRun ? durationOf(every, t`Every`) : 1,
    };
  };
  const showProblem = (text: string): void => {
    problem.textContent = text;
    problem.hidden = text === "";
  };
  /** What is asked for; null where that cannot be, which is said. */
  const check = (): DataRequest | null => {
    for (const row of runRows) row.hidden = moments.value !== "run";
    const { use: what } = fieldFormat(chosenFormat());
    use.textContent = `${what.charAt(0).toUpperCase()}${what.slice(1)}.`;
    if (offer === null) return null;
    try {
      const request = read();
      const reason = problemOfRequest(request, offer);
      showProblem(reason ?? "");
      size.textContent = reason === undefined ? describeRequest(request, offer) : "";
      return reason === undefined ? request : null;
    } catch (error) {
      showProblem(problemOf(error));
      size.textContent = "";
      return null;
    }
  };
  const form = element(
    "form",
    {
      class: "record-form",
      on: {
        input: () => check(),
        change: () => check(),
        submit: (event) => {
          event.preventDefault();
          const request = check();
          if (request !== null) onSave(request);
        },
      },
    },
    labeled(t`Moments`, moments),
    ...runRows,
    labeled(t`Fields`, fields.group),
    fields.list,
    labeled(t`Format`, format),
    use,
    size,
    problem,
    element(
      "div",
      { class: "dialog-actions" },
      element("button", { class: "solid-button", attributes: { type: "submit" } }, t`Save`),
    ),
  );
  format.value = "npz";
  return {
    element: form,
    fill: (next, first) => {
      const before = moments.value;
      offer = next;
      const kept = next.kept.length;
      moments.replaceChildren(
        new Option(t`now, ${formatClock(next.now)}`, "now"),
        new Option(t`the whole run, computed anew`, "run"),
        new Option(t`the ${kept} states that the run has kept`, "kept", false, false),
      );
      moments.value = before === "" ? "now" : before;
      from.value = writeDuration(first.from);
      until.value = writeDuration(first.until);
      every.value = writeDuration(first.every);
      fields.fill(next.fields);
      check();
    },
    showProblem,
  };
}

function durationOf(input: HTMLInputElement, label: string): number {
  const text = input.value.trim();
  return text === "0" ? 0 : parseDuration(text, label);
}

function labeled(label: string, control: HTMLElement): HTMLElement {
  return element("label", { class: "form-row data-row" }, element("span", {}, label), control);
}

function textField(name: string): HTMLInputElement {
  return element("input", {
    class: "number-box",
    attributes: { type: "text", name, required: true, autocomplete: "off", spellcheck: "false" },
  });
}
