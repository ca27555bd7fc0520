import type { MapInfluence } from "../../analysis/interaction-map.ts";
import { reachOf } from "../../analysis/reach.ts";
import { scaleParameter } from "../../analysis/scale-parameter.ts";
import { labelOf } from "../../analysis/term-label.ts";
import type { TissueState } from "../../analysis/tissue-state.ts";
import { emitTex, texName } from "../../compile/emit-tex.ts";
import { processTex } from "../../compile/model-equations.ts";
import type { Model } from "../../model/model.ts";
import { formatNumber } from "../../numbers/format-number.ts";
import { t } from "../../texts/text.ts";
import type { InfluenceWords, Perturbation, Statement } from "../../ui/analysis/edge-detail.ts";
import type { PresentTissue } from "./present-tissue.ts";

/** Other terms that are named where a parameter changes them, too. */
const NAMED = 3;

export interface WordsParts {
  readonly present: PresentTissue;
  readonly state: TissueState;
  readonly known: ReadonlyMap<string, Statement>;
  readonly originLabel: (origin: string) => string;
}

/** What is told of one term of an edge. */
export function influenceWords(
  { term, path }: MapInfluence,
  from: string,
  { present, state, known, originLabel }: WordsParts,
): InfluenceWords {
  const { model } = present;
  const steps = path.flatMap((name) => model.observables.filter((one) => one.name === name));
  const ids = new Set([...term.evidence, ...steps.flatMap(({ evidence = [] }) => evidence)]);
  const perturbation = perturbationOf(present, state, term, from);
  return {
    label: term.label,
    module: originLabel(term.origin),
    tex: term.process === undefined ? "" : processTex(model, term.process, term.field),
    path: steps.map(({ name, label, expression }) => ({
      label,
      tex: `${texName(name)} = ${emitTex(expression)}`,
    })),
    perturbation,
    refusal:
      perturbation === null ? t`No single parameter scales this: change one of those below.` : "",
    statements: [...ids].flatMap((id) => known.get(id) ?? []),
    source: term.source ?? "",
    note: term.note ?? "",
  };
}

/** Parameters that the terms of an edge are made of, nearest first. */
export function parametersOf(model: Model, influences: readonly MapInfluence[]): readonly string[] {
  const found = influences.flatMap(({ term, path }) => {
    const on = path.flatMap((name) => model.observables.filter((one) => one.name === name));
    const formulas = [...term.formulas, ...on.map(({ expression }) => expression)];
    return formulas.flatMap((formula) =>
      [...reachOf(model, [formula]).parameters].filter(([, way]) => way.length === 0),
    );
  });
  return [...new Set(found.map(([name]) => name))];
}

function perturbationOf(
  { model, terms }: PresentTissue,
  state: TissueState,
  term: MapInfluence["term"],
  from: string,
): Perturbation | null {
  const found = scaleParameter(model, terms, term, state, from);
  const index = model.parameters.findIndex(({ name }) => name === found?.name);
  const parameter = model.parameters[index];
  if (found === undefined || parameter === undefined) return null;
  const present = state.context.parameters[index] as number;
  const step = (label: string, value: number) => ({
    label,
    value,
    refusal:
      value < parameter.min || value > parameter.max
        ? t`${formatNumber(value)} is outside its range, ${formatNumber(parameter.min)} to ${formatNumber(parameter.max)}.`
        : value === present
          ? t`It is that already.`
          : "",
  });
  const part =
    found.scales === "influence"
      ? t`only what ${labelOf(model, from)} does here`
      : t`the whole term`;
  return {
    parameter: parameter.name,
    label: parameter.label,
    also: [t`it scales ${part}`, ...alsoWords(model, found.others)].join("; "),
    steps: [step(t`Off`, 0), step(t`Halve`, present / 2), step(t`Double`, 2 * present)],
  };
}

function alsoWords(model: Model, others: readonly MapInfluence["term"][]): readonly string[] {
  if (others.length === 0) return [];
  const names = others
    .slice(0, NAMED)
    .map(({ label, field }) => `${label} (${labelOf(model, field)})`);
  const more = others.length > NAMED ? t` and ${others.length - NAMED} more` : "";
  return [t`it also changes ${names.join(", ")}${more}`];
}
