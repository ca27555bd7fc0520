import type { TextChange } from "./change-text.ts";
import { freeName } from "./free-name.ts";

/** What adds a part to a preset's `model`, and what that is called. */
export interface NewPart {
  readonly name: string;
  readonly changes: readonly TextChange[];
}

/** A field or population of the model. */
export interface NamedPart {
  readonly name: string;
  readonly label: string;
  /** Of a field. */
  readonly unit: string;
}

/** An observable that is worth what a field is, to be changed; null: there is no field. */
export function newObservable(
  [field]: readonly NamedPart[],
  taken: ReadonlySet<string>,
): NewPart | null {
  if (field === undefined) return null;
  const name = freeName("observable", taken);
  const value = { expression: field.name, unit: field.unit };
  return { name, changes: [{ kind: "set", path: ["model", "observables", name], value }] };
}

/** An axis between two populations in these colors, with the share of the second as its observable; null: there are no two. */
export function newAxis(
  [first, second]: readonly NamedPart[],
  axes: ReadonlySet<string>,
  taken: ReadonlySet<string>,
  colors: readonly string[],
): NewPart | null {
  if (first === undefined || second === undefined) return null;
  const name = freeName("axis", axes);
  const share = freeName(`${second.name}Share`, taken);
  const poles = [first, second].map(({ name: field, label }, index) => ({
    field,
    label,
    color: colors[index],
  }));
  const expression = `${second.name}/(${first.name} + ${second.name})`;
  const observable = { expression, unit: "1", label: `Share of ${second.label}` };
  const axis = { label: `${first.label} / ${second.label}`, observable: share, poles };
  return {
    name,
    changes: [
      { kind: "set", path: ["model", "observables", share], value: observable },
      { kind: "set", path: ["model", "axes", name], value: axis },
    ],
  };
}
