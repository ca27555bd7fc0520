import type { Model } from "../model/model.ts";
import { meanOf } from "./evaluate-all.ts";
import type { TissueState } from "./tissue-state.ts";

export type NodeKind = "population" | "substrate" | "static" | "compartment";

/** A field or compartment of the map. */
export interface MapNode {
  readonly name: string;
  readonly label: string;
  readonly kind: NodeKind;
  readonly origin: string;
  readonly color?: string;
  /** Mean over the tissue, in the unit of the field. */
  readonly value: number;
  readonly unit: string;
  /** What is made and taken of it per min, together. */
  readonly turnover: number;
}

/** All fields and compartments of a state. */
export function nodesOf(
  model: Model,
  { context }: TissueState,
  turnovers: ReadonlyMap<string, number>,
): readonly MapNode[] {
  const fields = model.fields.map(
    ({ name, label, kind, origin, unit, color }, slot): MapNode => ({
      name,
      label,
      kind,
      origin,
      unit,
      ...(color === undefined ? {} : { color }),
      value: meanOf(context.fields[slot] ?? []),
      turnover: turnovers.get(name) ?? 0,
    }),
  );
  const compartments = model.compartments.map(
    ({ name, label, origin, unit }, index): MapNode => ({
      name,
      label,
      kind: "compartment",
      origin,
      unit,
      value: context.scalars[index] ?? 0,
      turnover: turnovers.get(name) ?? 0,
    }),
  );
  return [...fields, ...compartments];
}
