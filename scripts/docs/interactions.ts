import type { ModelDescription } from "../../src/model/description.ts";

/** docs/data/interactions.json: what the reviews say of the microenvironment. */
export interface Interactions {
  readonly reviews: Readonly<Record<string, string>>;
  readonly nodes: readonly InteractionNode[];
  readonly edges: readonly Interaction[];
}

export interface InteractionNode {
  readonly id: string;
  readonly label: string;
  readonly kind: string;
  readonly note: string;
}

export interface Interaction {
  readonly id: string;
  readonly source: string;
  /** 1: more source raises the target; -1: lowers it. */
  readonly sign: 1 | -1;
  readonly effect: string;
  readonly target: string;
  readonly mechanism: string;
  readonly review: string;
  readonly section: string;
  /** "stated" by the review, or "inferred" from it. */
  readonly basis: string;
  /** The review gives no direction, or both, or contradicts. */
  readonly flag?: string;
}

/** A module or preset that may name interactions as evidence. */
export interface Citing {
  readonly name: string;
  readonly model: ModelDescription;
}

/** Names of those that cite an interaction, by its id. */
export function citationsOf(citing: readonly Citing[]): ReadonlyMap<string, readonly string[]> {
  const citations = new Map<string, string[]>();
  for (const { name, model } of citing) {
    for (const id of evidenceOf(model)) citations.set(id, [...(citations.get(id) ?? []), name]);
  }
  return citations;
}

function evidenceOf(model: ModelDescription): ReadonlySet<string> {
  const {
    fields = {},
    parameters = {},
    observables = {},
    processes = [],
    contributions = [],
  } = model;
  const parts = [
    ...Object.values(fields),
    ...Object.values(parameters),
    ...Object.values(observables),
    ...processes,
    ...contributions,
  ];
  return new Set(parts.flatMap(({ evidence }) => evidence ?? []));
}
