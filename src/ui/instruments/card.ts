import { MAIN_RUN, type RunFinding } from "../../instruments/beside.ts";
import type { Fact, Finding, InstrumentContext } from "../../instruments/instrument.ts";
import { INSTRUMENTS, instrumentOf } from "../../instruments/instruments.ts";
import type { InstrumentSetting } from "../../instruments/settings.ts";
import { extentOf, type Shape } from "../../instruments/shape.ts";
import { formatQuantity } from "../../numbers/format-unit.ts";
import { t } from "../../texts/text.ts";
import { element } from "../element.ts";
import { iconButton, setPressed } from "../icon-button.ts";
import { createChartView } from "./chart-view.ts";
import { colorDot } from "./color-dot.ts";
import { type ControlHost, controlRow } from "./controls.ts";
import { INSTRUMENT_EDITORS } from "./editors.ts";
import { placeRows } from "./place-rows.ts";

export interface CardHost {
  /** Changes of one gesture are one step of undoing. */
  readonly change: (setting: InstrumentSetting) => void;
  readonly remove: (id: string) => void;
  /** The next drag over the tissue draws it; again: not any more. */
  readonly draw: (id: string) => void;
  readonly download: (id: string, as: "csv" | "svg") => void;
  /** A row of its table is pointed at. */
  readonly point: (id: string, row: number | null) => void;
  /** It is looked at. */
  readonly focus: (id: string | null) => void;
}

export interface Card {
  readonly element: HTMLElement;
  update(setting: InstrumentSetting, title: string, context: InstrumentContext): void;
  /** `beside`: what it is in other runs. */
  show(finding: Finding | null, problem: string | null, beside: readonly RunFinding[]): void;
  setDrawing(drawing: boolean): void;
  destroy(): void;
}

/** One instrument in the panel: what it is called, its chart, its figures, and what can be set of it. */
export function createCard(id: string, host: CardHost): Card {
  const heading = element("h3", {});
  const chart = createChartView((row) => host.point(id, row));
  const facts = element("dl", { class: "instrument-facts" });
  const note = element("p", { class: "field-note", attributes: { hidden: true } });
  const problem = element("p", { class: "field-problem", attributes: { hidden: true } });
  const rows = element("div", { class: "instrument-rows" });
  const settings = element(
    "details",
    { class: "instrument-settings" },
    element("summary", {}, t`Settings`),
    rows,
  );
  const draw = iconButton({
    icon: "draw",
    label: t`Draw it on the tissue`,
    class: "quiet",
    pressed: false,
    onPress: () => host.draw(id),
  });
  const text = (as: "csv" | "svg", tip: string): HTMLElement =>
    element(
      "button",
      {
        class: "text-button",
        attributes: { type: "button", "data-tip": tip },
        on: { click: () => host.download(id, as) },
      },
      as.toUpperCase(),
    );
  const root = element(
    "article",
    { class: "instrument", attributes: { "data-instrument": id } },
    element(
      "header",
      { class: "instrument-header" },
      heading,
      draw,
      text("csv", t`Download the table`),
      text("svg", t`Download the chart as a picture`),
      iconButton({ icon: "bin", label: t`Remove`, class: "quiet", onPress: () => host.remove(id) }),
    ),
    chart.element,
    facts,
    problem,
    note,
    settings,
  );
  root.addEventListener("pointerenter", () => host.focus(id));
  root.addEventListener("pointerleave", () => host.focus(null));
  root.addEventListener("focusin", () => host.focus(id));
  let title = "";
  let present: InstrumentSetting | null = null;
  let presentContext: InstrumentContext | null = null;
  const fill = (): void => {
    if (present === null || presentContext === null || !settings.open) return;
    const focused = rows.contains(document.activeElement)
      ? document.activeElement?.getAttribute("data-focus")
      : null;
    rows.replaceChildren(...settingRows(present, presentContext, host));
    if (focused) rows.querySelector<HTMLElement>(`[data-focus="${CSS.escape(focused)}"]`)?.focus();
  };
  settings.addEventListener("toggle", fill);
  return {
    element: root,
    update: (setting, name, context) => {
      title = name;
      heading.textContent = name;
      heading.title = INSTRUMENTS[setting.kind].note;
      draw.hidden = instrumentOf(setting.kind).shape(setting as never) === null;
      present = setting;
      presentContext = context;
      fill();
    },
    show: (finding, wrong, beside) => {
      problem.textContent = wrong ?? "";
      problem.hidden = wrong === null;
      if (finding === null) return;
      chart.show(finding, title, beside);
      facts.style.setProperty("--runs", String(beside.length + 1));
      facts.replaceChildren(...factRows(finding, beside));
      note.textContent = finding.note ?? "";
      note.hidden = finding.note === undefined;
    },
    setDrawing: (drawing) => setPressed(draw, drawing),
    destroy: chart.destroy,
  };
}

/** The figures, each with that of the other runs beside it, under their names. */
function factRows({ facts }: Finding, beside: readonly RunFinding[]): Node[] {
  const names = [MAIN_RUN, ...beside.map(({ label }) => label)];
  const head = [
    element("dt", {}),
    ...names.map((name) =>
      element("dd", { class: "instrument-run", attributes: { title: name } }, name),
    ),
  ];
  const rows = facts.flatMap((fact) => {
    const others = beside.map(({ finding }) =>
      finding.facts.find(({ label }) => label === fact.label),
    );
    return [
      element("dt", {}, colorDot(fact.color), fact.label),
      ...[fact, ...others].map((one) => element("dd", {}, figureOf(one))),
    ];
  });
  return beside.length === 0 || facts.length === 0 ? rows : [...head, ...rows];
}

function figureOf(fact: Fact | undefined): string {
  if (fact === undefined || !Number.isFinite(fact.value)) return "–";
  return formatQuantity(fact.value, fact.unit);
}

function settingRows(
  setting: InstrumentSetting,
  context: InstrumentContext,
  { change }: CardHost,
): Node[] {
  const host: ControlHost = {
    setting,
    context,
    change: (keys) => change(changed(setting, keys)),
  };
  const shape = instrumentOf(setting.kind).shape(setting as never);
  const reshape = (next: Shape): void =>
    change(instrumentOf(setting.kind).reshape(setting as never, next) as InstrumentSetting);
  return [
    ...INSTRUMENT_EDITORS[setting.kind].map((control) => controlRow(control as never, host)),
    ...(shape === null ? [] : [placeRows(shape, extentOf(context.grid), reshape)]),
    nameRow(setting, change),
  ];
}

/** A key that is undefined goes. */
function changed(
  setting: InstrumentSetting,
  keys: Readonly<Record<string, unknown>>,
): InstrumentSetting {
  const entries = Object.entries({ ...setting, ...keys }).filter(
    ([, value]) => value !== undefined,
  );
  return Object.fromEntries(entries) as unknown as InstrumentSetting;
}

function nameRow(setting: InstrumentSetting, change: CardHost["change"]): HTMLElement {
  const input = element("input", {
    class: "condition-box",
    attributes: {
      type: "text",
      maxlength: 80,
      "aria-label": t`Name`,
      placeholder: INSTRUMENTS[setting.kind].label,
      "data-focus": "name",
    },
    on: {
      change: () => {
        const name = input.value.trim();
        change(changed(setting, { name: name === "" ? undefined : name }));
      },
      keydown: (event) => {
        event.stopPropagation();
        if ((event as KeyboardEvent).key === "Enter") input.blur();
      },
    },
  });
  input.value = setting.name ?? "";
  return element("label", { class: "instrument-row" }, element("span", {}, t`Name`), input);
}
