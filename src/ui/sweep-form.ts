import { ModelError } from "../model/error.ts";
import type { Parameter } from "../model/model.ts";
import { formatNumber } from "../numbers/format-number.ts";
import { formatQuantity, formatUnit } from "../numbers/format-unit.ts";
import { t } from "../texts/text.ts";
import { element } from "./element.ts";
import type { SweepMeasure, SweepQuantity, SweepRequest } from "./sweep-request.ts";

/** What the form starts with, and what it asks while it is filled in. */
export interface SweepStart {
  readonly parameter: Parameter;
  /** Its present value. */
  readonly present: number;
  readonly from: number;
  readonly to: number;
  readonly quantities: readonly SweepQuantity[];
  /** Name of the quantity that is chosen at first. */
  readonly quantity: string;
  readonly measure: SweepMeasure;
  readonly until: string;
  /** Words for the grids to choose from, and the one chosen at first. */
  readonly settings: readonly string[];
  readonly setting: number;
  /** Values of a sweep between two. Throws ModelError, its place "from" or "to". */
  readonly valuesOf: (from: number, to: number) => readonly number[];
  /** What such a sweep takes. Throws ModelError, its place "until". */
  readonly describe: (until: string, setting: number) => string;
}

export interface SweepForm {
  readonly element: HTMLFormElement;
  fill(start: SweepStart): void;
  /** Another proposal, where the user has not chosen; then `describe` is asked again. */
  suggest(until: string, setting: number): void;
  /** Nothing can be changed while a sweep runs. */
  setRunning(running: boolean): void;
}

type Place = "from" | "to" | "until";

const measures: readonly (readonly [SweepMeasure, string])[] = [
  ["mean", "mean"],
  ["integral", "total"],
  ["max", "greatest"],
  ["min", "least"],
];

/** From where to where a parameter is swept, what is plotted, for how long and on which grid. */
export function createSweepForm(onStart: (request: SweepRequest) => void): SweepForm {
  const ends = {
    from: textBox("from", "decimal"),
    to: textBox("to", "decimal"),
    until: textBox("until"),
  };
  const quantity = element("select", { attributes: { name: "quantity" } });
  const measure = element("select", {
    attributes: { name: "measure", "aria-label": t`Over all voxels` },
  });
  measure.append(...measures.map(([value, label]) => new Option(label, value)));
  const grid = element("select", { attributes: { name: "grid" } });
  const units = element("span", { class: "row-unit" });
  const values = element("p", { class: "sweep-values" });
  const words = element("p", { class: "fine" });
  const problem = element("p", {
    class: "form-problem",
    attributes: { id: "sweep-problem", role: "alert", hidden: true },
  });
  const fields = element(
    "fieldset",
    { class: "sweep-fields" },
    labeled(t`From`, ends.from),
    labeled(t`To`, ends.to, units),
    labeled(t`Until`, ends.until),
    labeled(t`Grid`, grid),
    labeled(t`Plot`, quantity, measure),
  );
  let start: SweepStart | null = null;
  /** Whether the user has chosen how long and on which grid. */
  let isChosen = false;

  /** What is asked for, or undefined and the reason on the page. */
  const read = (): SweepRequest | undefined => {
    const known = start;
    if (known === null) return undefined;
    showProblem(ends, problem, null);
    words.textContent = "";
    values.textContent = "";
    try {
      const chosen = known.valuesOf(numberIn(ends.from, "from"), numberIn(ends.to, "to"));
      values.textContent = listValues(chosen, known.parameter);
      words.textContent = known.describe(ends.until.value, grid.selectedIndex);
      const plotted = known.quantities.find(({ name }) => name === quantity.value);
      if (plotted === undefined) return undefined;
      return {
        parameter: known.parameter.name,
        values: chosen,
        quantity: plotted,
        measure: measure.value as SweepMeasure,
        until: ends.until.value,
        setting: grid.selectedIndex,
      };
    } catch (error) {
      if (!(error instanceof ModelError)) throw error;
      showProblem(ends, problem, error);
      return undefined;
    }
  };
  const changed = (event: Event): void => {
    if (event.target === ends.until || event.target === grid) isChosen = true;
    const plotted = start?.quantities.find(({ name }) => name === quantity.value);
    measure.hidden = plotted?.isCompartment ?? false;
    read();
  };
  const submit = (event: Event): void => {
    event.preventDefault();
    const request = read();
    if (request !== undefined) onStart(request);
    else [ends.from, ends.to, ends.until].find((box) => box.ariaInvalid === "true")?.focus();
  };
  const form = element(
    "form",
    {
      class: "sweep-form",
      attributes: { id: "sweep-form", novalidate: true },
      on: { input: changed, submit },
    },
    fields,
    values,
    words,
    problem,
  );
  return {
    element: form,
    fill: (next) => {
      start = next;
      isChosen = false;
      ends.from.value = String(next.from);
      ends.to.value = String(next.to);
      ends.until.value = next.until;
      units.textContent = formatUnit(next.parameter.unit);
      quantity.replaceChildren(
        ...next.quantities.map(({ name, label }) => new Option(label, name)),
      );
      quantity.value = next.quantity;
      measure.value = next.measure;
      measure.hidden =
        next.quantities.find(({ name }) => name === next.quantity)?.isCompartment ?? false;
      grid.replaceChildren(...next.settings.map((label) => new Option(label)));
      grid.selectedIndex = next.setting;
      read();
    },
    suggest: (until, setting) => {
      if (!isChosen) {
        ends.until.value = until;
        grid.selectedIndex = setting;
      }
      read();
    },
    setRunning: (running) => {
      fields.disabled = running;
    },
  };
}

function listValues(values: readonly number[], { unit }: Parameter): string {
  const last = values.at(-1) ?? 0;
  const texts = values.slice(0, -1).map((value) => formatNumber(value, 4));
  return t`${texts.join(", ")} and ${formatQuantity(last, unit, 4)}`;
}

/** A comma is a decimal point. */
function numberIn(box: HTMLInputElement, place: Place): number {
  const text = box.value.trim().replace(",", ".");
  const number = Number(text);
  if (text !== "" && Number.isFinite(number)) return number;
  throw new ModelError(place, t`must be a number, but is "${box.value}"`);
}

function showProblem(
  boxes: Readonly<Record<Place, HTMLInputElement>>,
  words: HTMLElement,
  error: ModelError | null,
): void {
  const labels = { from: t`From`, to: t`To`, until: t`Until` };
  words.hidden = error === null;
  let text = error?.problem ?? "";
  for (const [place, box] of Object.entries(boxes)) {
    const isHere = error?.place === place;
    if (isHere) text = `${labels[place as Place]} ${error.problem}.`;
    box.ariaInvalid = String(isHere);
    if (isHere) box.setAttribute("aria-describedby", words.id);
    else box.removeAttribute("aria-describedby");
  }
  words.textContent = text;
}

function labeled(label: string, ...controls: readonly HTMLElement[]): HTMLElement {
  const [first] = controls;
  const id = `sweep-${label.toLowerCase()}`;
  if (first !== undefined) first.id = id;
  return element(
    "div",
    { class: `sweep-field sweep-field-${label.toLowerCase()}` },
    element("label", { attributes: { for: id } }, label),
    element("div", { class: "sweep-controls" }, ...controls),
  );
}

function textBox(name: string, inputmode?: string): HTMLInputElement {
  return element("input", {
    class: "number-box",
    attributes: { type: "text", name, inputmode, autocomplete: "off", spellcheck: "false" },
  });
}
