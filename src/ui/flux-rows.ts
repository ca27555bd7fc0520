import {
  FLUX_STYLES,
  FLUX_TERMS,
  type FluxSetting,
  type FluxStyle,
  type FluxTerms,
  fluxOf,
  isDrawn,
  moversOf,
} from "../look/flux/flux.ts";
import type { DrawnSetting } from "../look/looks.ts";
import { t } from "../texts/text.ts";
import { element } from "./element.ts";
import type { LookEditorContext } from "./look-editor.ts";
import { createNameSelect } from "./name-select.ts";
import { withSetting } from "./view-choice.ts";

const TERM_LABELS: Readonly<Record<FluxTerms, string>> = {
  total: t`Diffusive and chemotactic`,
  diffusive: t`Diffusive`,
  chemotactic: t`Chemotactic`,
};
const STYLE_LABELS: Readonly<Record<FluxStyle, string>> = {
  arrows: t`Arrows`,
  strokes: t`Moving strokes`,
};

/** The flux over any look: of what, which part of it, and how it is drawn. */
export function createFluxRows(setting: DrawnSetting, context: LookEditorContext): HTMLElement {
  const { model, choice, change } = context;
  const { flux, ...rest } = setting;
  const movers = moversOf(model);
  if (movers.length === 0) return element("div");
  const write = (next: FluxSetting | undefined): void =>
    change(withSetting(choice, { ...rest, ...(next !== undefined && { flux: next }) } as never));
  const field = createNameSelect(
    { fields: movers, observables: [] },
    {
      label: t`Flux`,
      focus: "flux",
      first: t`No flux`,
      ...(flux !== undefined && { present: flux.field }),
      onChoose: (name) =>
        write(name === "" ? undefined : { ...(flux ?? fluxOf(name)), ...start(name) }),
    },
  );
  const start = (name: string): Pick<FluxSetting, "field" | "terms" | "scale"> => {
    const terms = flux?.terms === "chemotactic" && !isDrawn(model, name) ? "total" : flux?.terms;
    return { field: name, terms: terms ?? "total", scale: "auto" };
  };
  const rows: HTMLElement[] = [
    element("label", { class: "panel-row" }, element("span", {}, t`Flux`), field),
  ];
  if (flux !== undefined) {
    const terms = FLUX_TERMS.filter(
      (one) => one === "total" || one === flux.terms || isDrawn(model, flux.field),
    );
    rows.push(
      element(
        "div",
        { class: "panel-row flux-row" },
        createColor(flux, (color) => write({ ...flux, color })),
        createSelect(t`Part of the flux`, terms, TERM_LABELS, flux.terms, (value) =>
          write({ ...flux, terms: value, scale: "auto" }),
        ),
        createSelect(t`How the flux is drawn`, FLUX_STYLES, STYLE_LABELS, flux.style, (value) =>
          write({ ...flux, style: value }),
        ),
      ),
    );
  }
  return element("div", { class: "flux-rows" }, ...rows);
}

function createColor({ color }: FluxSetting, onChange: (color: string) => void): HTMLElement {
  const input = element("input", {
    class: "swatch",
    attributes: { type: "color", value: color, "aria-label": t`Color of the flux` },
    on: { change: () => onChange(input.value) },
  });
  return input;
}

function createSelect<Value extends string>(
  label: string,
  values: readonly Value[],
  labels: Readonly<Record<Value, string>>,
  present: Value,
  onChoose: (value: Value) => void,
): HTMLElement {
  const select = element("select", {
    attributes: { "aria-label": label, "data-focus": label },
    on: { change: () => onChoose(select.value as Value) },
  });
  for (const value of values) {
    select.append(new Option(labels[value], value, false, value === present));
  }
  return select;
}
