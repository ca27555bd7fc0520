import { edgesOf } from "../../instruments/distance/edges.ts";
import type { InstrumentContext } from "../../instruments/instrument.ts";
import type { InstrumentSetting } from "../../instruments/settings.ts";
import { t } from "../../texts/text.ts";
import { element } from "../element.ts";
import { conditionBox } from "./condition-box.ts";
import type { Control } from "./control.ts";
import { fieldChips } from "./field-chips.ts";
import { namedOptions } from "./named-options.ts";
import { regionRows } from "./region-rows.ts";

/** What a row of an instrument's setting works on. */
export interface ControlHost {
  readonly setting: InstrumentSetting;
  readonly context: InstrumentContext;
  /** Gives keys other values; undefined takes one away. */
  readonly change: (keys: Readonly<Record<string, unknown>>) => void;
}

type AnySetting = Readonly<Record<string, unknown>>;

/** A row of an instrument's setting. */
export function controlRow(control: Control<never>, host: ControlHost): HTMLElement {
  const { context, change } = host;
  const setting = host.setting as unknown as AnySetting;
  const textOf = (key: string): string => String(setting[key] ?? "");
  switch (control.type) {
    case "fields":
      return fieldChips(setting["fields"] as readonly string[], context, (fields) =>
        change({ fields }),
      );
    case "field":
      return selectRow(control.label, control.key, textOf(control.key), change, (select) =>
        select.append(...namedOptions(context.model, textOf(control.key))),
      );
    case "choice":
      return selectRow(control.label, control.key, textOf(control.key), change, (select) =>
        select.append(...control.options.map(({ value, label }) => new Option(label, value))),
      );
    case "cells":
      return selectRow(control.label, control.key, textOf(control.key), change, (select) =>
        select.append(
          new Option(t`Any cell`, ""),
          ...(context.tissue?.kinds ?? []).map(({ name, label }) => new Option(label, name)),
        ),
      );
    case "condition":
      return conditionBox(control.label, textOf(control.key), context, true, (text) =>
        change({ [control.key]: text === "" ? undefined : text }),
      );
    case "edge":
      return edgeRows(control.label, textOf(control.key), host, control.key);
    case "region":
      return regionRows(host);
  }
}

function selectRow(
  label: string,
  key: string,
  value: string,
  change: ControlHost["change"],
  fill: (select: HTMLSelectElement) => void,
): HTMLElement {
  const select = element("select", {
    attributes: { "aria-label": label, "data-focus": key },
    on: { change: () => change({ [key]: select.value === "" ? undefined : select.value }) },
  });
  fill(select);
  select.value = value;
  return element("label", { class: "instrument-row" }, element("span", {}, label), select);
}

/** A set that the model offers, and the condition that picks it. */
function edgeRows(
  label: string,
  value: string,
  { context, change }: ControlHost,
  key: string,
): HTMLElement {
  const edges = edgesOf(context.model);
  const select = element("select", {
    attributes: { "aria-label": label, "data-focus": key },
    on: { change: () => select.value !== "" && change({ [key]: select.value }) },
  });
  select.append(
    ...edges.map((edge) => new Option(edge.label, edge.inside)),
    new Option(t`where a condition holds`, ""),
  );
  select.value = edges.some(({ inside }) => inside === value) ? value : "";
  return element(
    "div",
    {},
    ...(edges.length === 0
      ? []
      : [element("label", { class: "instrument-row" }, element("span", {}, label), select)]),
    conditionBox(t`Inside is where`, value, context, false, (text) => change({ [key]: text })),
  );
}
