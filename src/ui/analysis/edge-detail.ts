import type { MapEdge } from "../../analysis/interaction-map.ts";
import { formatNumber } from "../../numbers/format-number.ts";
import { formatUnit } from "../../numbers/format-unit.ts";
import { t } from "../../texts/text.ts";
import { element } from "../element.ts";
import { renderTex } from "../render-tex.ts";
import { edgeVerb } from "./map-shapes.ts";

/** What the reviews say, as docs/data/interactions.json has it. */
export interface Statement {
  readonly id: string;
  readonly text: string;
  readonly where: string;
}

/** One term through which an edge acts, ready to be told. */
export interface InfluenceWords {
  readonly label: string;
  readonly module: string;
  readonly tex: string;
  /** Observables on the way, with what they are as TeX. */
  readonly path: readonly { readonly label: string; readonly tex: string }[];
  readonly perturbation: Perturbation | null;
  /** Why it cannot be turned up or down, where it cannot. */
  readonly refusal: string;
  readonly statements: readonly Statement[];
  readonly source: string;
  readonly note: string;
}

/** How a term is turned up and down. */
export interface Perturbation {
  readonly parameter: string;
  readonly label: string;
  /** What else it changes; empty: nothing. */
  readonly also: string;
  readonly steps: readonly {
    readonly label: string;
    readonly value: number;
    /** Why it is out of range; empty: it can be done. */
    readonly refusal: string;
  }[];
}

/** Numbers of one influence now, as they are told. */
export interface InfluenceNumbers {
  /** In the mean, and where the pointer was last; null: it was nowhere. */
  readonly mean: number;
  readonly here: number | null;
  readonly effect: number;
}

export interface EdgeDetail {
  readonly element: HTMLElement;
  /** New numbers of the same edge. */
  update(edge: MapEdge, numbers: readonly InfluenceNumbers[]): void;
}

export interface EdgeDetailParts {
  readonly edge: MapEdge;
  readonly from: string;
  readonly to: string;
  readonly influences: readonly InfluenceWords[];
  /** Rates are told in this unit, of which one per min is so many. */
  readonly scale: { readonly factor: number; readonly unit: string };
  /** Rows of the parameters that the terms have. */
  readonly parameters: readonly HTMLElement[];
  readonly set: (parameter: string, value: number) => void;
  readonly reset: (parameter: string) => void;
  readonly back: () => void;
}

/** All that is known of an edge: its terms typeset, their values, how to turn them, parameters, evidence. */
export function createEdgeDetail(parts: EdgeDetailParts): EdgeDetail {
  const { from, to, influences, parameters, back } = parts;
  const words = element("p", { class: "edge-words" });
  const tables = influences.map(() => element("dl", { class: "edge-numbers" }));
  const terms = influences.map((influence, index) =>
    termSection(influence, tables[index] as HTMLElement, parts),
  );
  const root = element(
    "div",
    { class: "edge-detail" },
    element(
      "button",
      { class: "text-button edge-back", attributes: { type: "button" }, on: { click: back } },
      t`All edges`,
    ),
    words,
    ...terms,
    ...(parameters.length === 0
      ? []
      : [
          element(
            "details",
            { class: "fold", attributes: { open: parameters.length <= 6 } },
            element("summary", {}, t`Parameters (${parameters.length})`),
            ...parameters,
          ),
        ]),
  );
  const update = (edge: MapEdge, numbers: readonly InfluenceNumbers[]): void => {
    const share = edge.weight >= 1e-4 ? `${formatNumber(10 * edge.weight, 2)} %` : "nothing";
    words.replaceChildren(
      element("b", {}, from),
      ` ${edgeVerb(edge)} `,
      element("b", {}, to),
      edge.isMotion
        ? t`: the drift moves ${formatNumber(100 * edge.weight, 2)} % of what turns over.`
        : t`: 10 % more of it would change ${share} of what turns over.`,
    );
    for (const [index, table] of tables.entries()) {
      const own = numbers[index];
      if (own !== undefined) table.replaceChildren(...rows(own, parts));
    }
  };
  return { element: root, update };
}

function rows(
  { mean, here, effect }: InfluenceNumbers,
  { scale, from }: EdgeDetailParts,
): readonly HTMLElement[] {
  const tell = (rate: number): string =>
    `${formatNumber(rate * scale.factor)} ${formatUnit(scale.unit)}`.trim();
  const row = (name: string, text: string): readonly HTMLElement[] => [
    element("dt", {}, name),
    element("dd", {}, text),
  ];
  return [
    ...row(t`In the mean`, tell(mean)),
    ...row(t`At the pointer`, here === null ? t`point at the tissue` : tell(here)),
    ...row(t`Of it by ${from}`, tell(effect)),
  ];
}

function termSection(
  influence: InfluenceWords,
  table: HTMLElement,
  parts: EdgeDetailParts,
): HTMLElement {
  const { label, module, tex, path, statements, source, note } = influence;
  return element(
    "section",
    { class: "edge-term" },
    element("h3", {}, label, element("span", { class: "edge-module" }, module)),
    ...(note === "" ? [] : [element("p", { class: "fine" }, note)]),
    element("div", { class: "equation" }, renderTex(tex)),
    ...path.map((step) =>
      element(
        "details",
        { class: "edge-step" },
        element("summary", {}, t`through ${step.label}`),
        element("div", { class: "equation" }, renderTex(step.tex)),
      ),
    ),
    table,
    perturbationRow(influence, parts),
    ...(source === "" ? [] : [element("p", { class: "fine" }, t`Source: ${source}`)]),
    ...(statements.length === 0 ? [] : [evidence(statements)]),
  );
}

function perturbationRow(
  { perturbation, refusal }: InfluenceWords,
  { set, reset }: EdgeDetailParts,
): HTMLElement {
  if (perturbation === null) return element("p", { class: "fine edge-refusal" }, refusal);
  const { parameter, label, also, steps } = perturbation;
  const buttons = steps.map(({ label: text, value, refusal: why }) =>
    element(
      "button",
      {
        class: "look-button",
        attributes: {
          type: "button",
          "data-perturb": text.toLowerCase(),
          disabled: why !== "",
          "data-tip": why === "" ? `${label}: ${formatNumber(value)}` : why,
        },
        on: { click: () => set(parameter, value) },
      },
      text,
    ),
  );
  const back = element(
    "button",
    {
      class: "look-button",
      attributes: { type: "button", "data-perturb": "reset" },
      on: { click: () => reset(parameter) },
    },
    t`Reset`,
  );
  return element(
    "div",
    { class: "edge-perturb" },
    element("div", { class: "segmented edge-buttons" }, ...buttons, back),
    element("p", { class: "fine" }, t`Turns ${label}${also === "" ? "" : `; ${also}`}.`),
  );
}

function evidence(statements: readonly Statement[]): HTMLElement {
  return element(
    "details",
    { class: "fold edge-evidence", attributes: { open: statements.length <= 4 } },
    element("summary", {}, t`Evidence (${statements.length})`),
    element(
      "ul",
      {},
      ...statements.map(({ id, text, where }) =>
        element("li", {}, text, " ", element("span", { class: "edge-where" }, `${where} ${id}`)),
      ),
    ),
  );
}
