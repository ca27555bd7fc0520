import { number } from "../model/expression.ts";
import type { Model } from "../model/model.ts";
import { t } from "../texts/text.ts";
import { evaluateAll, meanOf, type PreparedExpressions, prepareAll } from "./evaluate-all.ts";
import { type MapNode, nodesOf } from "./map-nodes.ts";
import { reachOf } from "./reach.ts";
import { sampleOf } from "./sample.ts";
import type { Term } from "./terms.ts";
import type { TissueState } from "./tissue-state.ts";
import { motionRates, type PreparedMotion, prepareMotion } from "./transport-rates.ts";

/** One way in which a node acts on another: a term of the other's equation. */
export interface MapInfluence {
  readonly term: Term;
  /** Observables through which it acts, from the term to the node; empty: the term names it. */
  readonly path: readonly string[];
  /** Mean rate of the term, unit of the target per min. */
  readonly rate: number;
  /**
   * Change of that rate, per min, for a small relative change of the acting node everywhere, divided by that
   * change: for a term that is proportional to the node just the rate; above 0 it raises the target.
   */
  readonly effect: number;
}

/** All ways in which one node acts on another. */
export interface MapEdge {
  readonly from: string;
  readonly to: string;
  readonly influences: readonly MapInfluence[];
  /** Sum of their effects. */
  readonly effect: number;
  /** Of what turns over in the target, |effects| together; 0: nothing is felt of it now. */
  readonly weight: number;
  /** 1 raises, -1 lowers, 0: both alike or nothing now. */
  readonly sign: 1 | 0 | -1;
  /** It only moves the target, which stays as much as it is. */
  readonly isMotion: boolean;
}

export type { MapNode } from "./map-nodes.ts";

export interface InteractionMap {
  /** min */
  readonly time: number;
  readonly nodes: readonly MapNode[];
  readonly edges: readonly MapEdge[];
}

/** What a map is made from, once for a model. */
export interface PreparedMap {
  readonly model: Model;
  readonly terms: readonly Term[];
  readonly local: readonly Term[];
  readonly expressions: PreparedExpressions;
  /** What each local term turns over. */
  readonly grosses: PreparedExpressions;
  readonly motions: readonly PreparedMotion[];
  /** Per node the terms of others in which it acts. */
  readonly actors: ReadonlyMap<string, Acting>;
}

/** The local terms of others in which a node acts, by their places among all, and how it gets there. */
interface Acting {
  readonly touched: readonly {
    readonly term: Term;
    readonly index: number;
    readonly path: readonly string[];
  }[];
  readonly expressions: PreparedExpressions;
}

/** Relative change of a node by which its effects are found, forward and backward. */
const STEP = 0.01;
/** Voxels at which effects are found. */
const PLACES = 1024;

/** Compiles all terms of a model together. */
export function prepareMap(model: Model, terms: readonly Term[]): PreparedMap {
  const local = terms.filter(({ rate }) => rate !== undefined);
  const rates = local.flatMap(({ rate }) => (rate === undefined ? [] : [rate]));
  const grosses = local.map(({ rate, gross }) => gross ?? rate ?? number(0));
  return {
    model,
    terms,
    local,
    expressions: prepareAll(model, rates, t`interaction map`),
    grosses: prepareAll(model, grosses, "turnover"),
    motions: model.fields.flatMap((field) => prepareMotion({ model }, field, terms) ?? []),
    actors: actingNodes(model, local),
  };
}

function actingNodes(model: Model, local: readonly Term[]): ReadonlyMap<string, Acting> {
  const reach = local.map((term) => actorsOf(model, term));
  const names = [...model.fields, ...model.compartments].map(({ name }) => name);
  return new Map(
    names.flatMap((actor): [string, Acting][] => {
      const touched = local.flatMap((term, index) => {
        const path = reach[index]?.get(actor);
        return path === undefined || term.field === actor ? [] : [{ term, index, path }];
      });
      if (touched.length === 0) return [];
      const rates = touched.flatMap(({ term: { rate } }) => (rate === undefined ? [] : [rate]));
      return [[actor, { touched, expressions: prepareAll(model, rates, t`effects of ${actor}`) }]];
    }),
  );
}

/** Who acts in a term; in what takes or grows a field also the field, which stands before the rate. */
function actorsOf(model: Model, term: Term): ReadonlyMap<string, readonly string[]> {
  const formulas = term.rate === undefined ? term.formulas : [...term.formulas, term.rate];
  return reachOf(model, formulas).actors;
}

/**
 * The map in a state. The effect of a node is the central difference of all rates as its values change by a
 * hundredth everywhere, at up to 1024 voxels; that of an attractant is what the drift moves, half of all that it
 * adds and takes, with the sign of the sensitivity. Edges from a node to itself are left out.
 */
export function interactionMap(prepared: PreparedMap, state: TissueState): InteractionMap {
  const { model } = prepared;
  const sample = sampleOf(state, PLACES);
  const means = ratesOf(prepared.expressions, sample);
  const turnovers = turnoversOf(prepared, sample);
  const influences = new Map<string, MapInfluence[]>();
  const note = (from: string, to: string, influence: MapInfluence): void => {
    const key = `${from}\n${to}`;
    influences.set(key, [...(influences.get(key) ?? []), influence]);
  };
  for (const [actor, { touched, expressions }] of prepared.actors) {
    const effects = effectsOf(expressions, sample, actor);
    for (const [at, { term, index, path }] of touched.entries()) {
      const rate = means[index] as number;
      note(actor, term.field, { term, path, rate, effect: effects[at] as number });
    }
  }
  for (const motion of prepared.motions) addDrifts(prepared, state, motion, note);
  const edges = [...influences].map(([key, list]) => edgeOf(key, list, turnovers));
  return { time: state.context.time, nodes: nodesOf(model, sample, turnovers), edges };
}

/** Mean of each expression. */
function ratesOf(expressions: PreparedExpressions, { context }: TissueState): readonly number[] {
  return evaluateAll(expressions, context).map(meanOf);
}

/** Of each rate the change of its mean by the relative change of one node. */
function effectsOf(
  rates: PreparedExpressions,
  state: TissueState,
  actor: string,
): readonly number[] {
  const more = ratesOf(rates, scaled(state, actor, 1 + STEP));
  const less = ratesOf(rates, scaled(state, actor, 1 - STEP));
  return more.map((rate, index) => (rate - (less[index] as number)) / (2 * STEP));
}

function scaled(state: TissueState, actor: string, factor: number): TissueState {
  const { model, context } = state;
  const slot = model.fields.findIndex(({ name }) => name === actor);
  const index = model.compartments.findIndex(({ name }) => name === actor);
  const fields = context.fields.map((plane, at) =>
    at === slot ? plane.map((value) => value * factor) : plane,
  );
  const scalars = Array.from(context.scalars, (value, at) =>
    at === index ? value * factor : value,
  );
  return { ...state, context: { ...context, fields, scalars } };
}

/** What is made and what is taken of each field by its local terms, together. */
function turnoversOf(
  { local, grosses }: PreparedMap,
  { context }: TissueState,
): ReadonlyMap<string, number> {
  const turnovers = new Map<string, number>();
  for (const [index, plane] of evaluateAll(grosses, context).entries()) {
    const field = local[index]?.field ?? "";
    const size = meanOf(plane.map(Math.abs));
    turnovers.set(field, (turnovers.get(field) ?? 0) + size);
  }
  return turnovers;
}

function addDrifts(
  { model }: PreparedMap,
  state: TissueState,
  motion: PreparedMotion,
  note: (from: string, to: string, influence: MapInfluence) => void,
): void {
  if (motion.drifts.length === 0) return;
  const planes = motionRates(state, motion);
  for (const { term, process } of motion.drifts) {
    const plane = planes.get(term.id) ?? new Float64Array(1);
    const moved = meanOf(plane.map(Math.abs)) / 2;
    const pull = signOfPull(model, state, process.sensitivity);
    for (const [actor, path] of reachOf(model, [process.towards]).actors) {
      if (actor === term.field) continue;
      note(actor, term.field, { term, path, rate: moved, effect: pull * moved });
    }
  }
}

function signOfPull(model: Model, { context }: TissueState, sensitivity: Term["formulas"][number]) {
  const [values] = evaluateAll(prepareAll(model, [sensitivity], "sensitivity"), context);
  return Math.sign(meanOf(values as Float32Array));
}

function edgeOf(
  key: string,
  influences: readonly MapInfluence[],
  turnovers: ReadonlyMap<string, number>,
): MapEdge {
  const [from = "", to = ""] = key.split("\n");
  const sorted = [...influences].sort((a, b) => Math.abs(b.effect) - Math.abs(a.effect));
  const isMotion = sorted.every(({ term }) => term.kind === "chemotaxis");
  const changing = isMotion ? sorted : sorted.filter(({ term }) => term.kind !== "chemotaxis");
  const effect = changing.reduce((sum, one) => sum + one.effect, 0);
  const felt = changing.reduce((sum, one) => sum + Math.abs(one.effect), 0);
  const turnover = turnovers.get(to) ?? 0;
  const weight = turnover > 0 ? felt / turnover : felt > 0 ? 1 : 0;
  return {
    from,
    to,
    influences: sorted,
    effect,
    weight,
    sign: Math.abs(effect) < 0.02 * felt ? 0 : (Math.sign(effect) as 1 | 0 | -1),
    isMotion,
  };
}
