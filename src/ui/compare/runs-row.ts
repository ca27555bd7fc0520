import { effect } from "@preact/signals-core";
import type { Layout } from "../../lab/document.ts";
import { t } from "../../texts/text.ts";
import { dashSample } from "../dash-sample.ts";
import { element } from "../element.ts";
import { icon } from "../icon.ts";
import type { CompareSignals, ShownRun } from "./compare-signals.ts";
import { closeButton } from "./run-head.ts";

export interface RunsRowActions {
  readonly setLayout: (layout: Layout) => void;
  readonly setField: (name: string) => void;
  readonly setAgainst: (key: string) => void;
  readonly close: (key: string) => void;
  readonly add: (anchor: HTMLElement) => void;
  readonly end: () => void;
}

const layouts: readonly (readonly [Layout, string])[] = [
  ["side", t`Side by side`],
  ["wiper", t`Wiper`],
  ["difference", t`Difference`],
];

const MOST_RUNS = 4;

/** The row of a comparison: how the runs are shown, what differs in each, and a way to add and to end. */
export function createRunsRow(signals: CompareSignals, actions: RunsRowActions): HTMLElement {
  const { runs, layout } = signals;
  const buttons = layouts.map(([key, label]) =>
    element(
      "button",
      {
        class: "look-button",
        attributes: { type: "button", "data-layout-choice": key },
        on: { click: () => actions.setLayout(key) },
      },
      label,
    ),
  );
  const group = element(
    "div",
    { class: "segmented", attributes: { role: "group", "aria-label": t`Layout` } },
    ...buttons,
  );
  const chips = element("div", {
    class: "run-chips",
    attributes: { role: "list", "aria-label": t`Compared with` },
  });
  const add = element(
    "button",
    {
      class: "text-button",
      attributes: { type: "button", "aria-haspopup": "dialog" },
      on: { click: () => actions.add(add) },
    },
    icon("add"),
    t`Add`,
  );
  const row = element(
    "div",
    { class: "runs-row", attributes: { role: "group", "aria-label": t`Comparison` } },
    group,
    createDifferencePicker(signals, actions),
    chips,
    add,
    element("span", { class: "grow" }),
    element(
      "button",
      { class: "text-button", attributes: { type: "button" }, on: { click: actions.end } },
      t`End`,
    ),
  );
  effect(() => {
    for (const button of buttons) {
      const on = button.dataset["layoutChoice"] === layout.value;
      button.setAttribute("aria-pressed", String(on));
    }
  });
  let shown = "";
  effect(() => {
    const [, ...further] = runs.value;
    add.disabled = runs.value.length >= MOST_RUNS;
    const key = JSON.stringify(further.map((run) => [run.key, run.label, run.dash]));
    if (key === shown) return;
    shown = key;
    chips.replaceChildren(...further.map((run) => createChip(run, actions)));
  });
  return row;
}

function createChip({ key, label, dash }: ShownRun, { close }: RunsRowActions): HTMLElement {
  const line = dashSample();
  line.show(dash);
  return element(
    "span",
    { class: "run-chip", attributes: { role: "listitem" } },
    line.element,
    element("span", { class: "run-chip-name" }, label),
    closeButton(t`Take “${label}” out of the comparison`, () => close(key)),
  );
}

/** Of what the difference is, and to which run. */
function createDifferencePicker(
  { layout, fields, field, runs, against }: CompareSignals,
  { setField, setAgainst }: RunsRowActions,
): HTMLElement {
  const what = element("select", {
    attributes: { "aria-label": t`Difference of` },
    on: { change: () => setField(what.value) },
  });
  const whom = element("select", {
    attributes: { "aria-label": t`Difference to` },
    on: { change: () => setAgainst(whom.value) },
  });
  const picker = element("span", { class: "difference-picker" }, t`of`, what, whom);
  effect(() => {
    picker.hidden = layout.value !== "difference";
    what.replaceChildren(
      ...fields.value.map(
        ({ name, label }) => new Option(label, name, false, name === field.value),
      ),
    );
  });
  effect(() => {
    const [, ...further] = runs.value;
    whom.hidden = further.length < 2;
    whom.replaceChildren(
      ...further.map(({ key, label }) => new Option(label, key, false, key === against.value)),
    );
  });
  return picker;
}
