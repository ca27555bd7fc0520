import type { TextChange } from "../../edit/change-text.ts";
import { freeName } from "../../edit/free-name.ts";
import { type NamedPart, type NewPart, newAxis, newObservable } from "../../edit/new-parts.ts";
import { processKinds } from "../../edit/process-kinds.ts";
import { CHANNEL_PALETTE } from "../../look/channel-palette.ts";
import type { Model } from "../../model/model.ts";
import { t } from "../../texts/text.ts";
import { element } from "../element.ts";
import { button, listOf, select, type Table, tableOf } from "./part-controls.ts";

export const fieldKinds = ["substrate", "population", "static", "compartment"] as const;
/** Parameters bring the unit that a number alone does not have. */
const firstDiffusions: Readonly<Record<string, Table>> = {
  substrate: { value: 1000, unit: "um^2/min", min: 0, max: 100000 },
  population: { value: 1, unit: "um^2/min", min: 0, max: 100 },
};

const firstFields: Readonly<Record<string, Table>> = {
  substrate: { kind: "substrate", unit: "mM", initial: 0 },
  population: { kind: "population", unit: "1", initial: 0 },
  static: { kind: "static", unit: "1", initial: 0 },
  compartment: { kind: "compartment", unit: "mM", initial: 0 },
};

/**
 * What adds a field, a process, a parameter, an observable or an axis to a preset's `model`; `known` is all of the
 * model as it was understood last, `opened` hears what the form of the new one is called.
 */
export function createAdders(
  model: Table,
  names: readonly string[],
  known: Model | undefined,
  opened: (title: string) => void,
  send: (changes: readonly TextChange[]) => void,
): HTMLElement {
  const all = [
    ...(known?.fields ?? []),
    ...(known?.parameters ?? []),
    ...(known?.observables ?? []),
  ];
  const own = ["parameters", "observables"].flatMap((key) => Object.keys(tableOf(model[key])));
  const taken = new Set([...names, ...own, ...all.map(({ name }) => name)]);
  const kinds = select(
    t`Add a field`,
    fieldKinds.map((kind) => [kind, kind] as const),
    (kind) => {
      const name = freeName(kind === "static" ? "tissue" : kind, taken);
      opened(name);
      const diffusion = firstDiffusions[kind];
      const moved = freeName(`${name}Diffusion`, taken);
      const value = { ...firstFields[kind], ...(diffusion && { diffusion: moved }) };
      const changes: TextChange[] = [{ kind: "set", path: ["model", "fields", name], value }];
      if (diffusion !== undefined) {
        changes.unshift({ kind: "set", path: ["model", "parameters", moved], value: diffusion });
      }
      send(changes);
    },
  );
  const types = select(
    t`Add a process`,
    processKinds.map(({ type, what }) => [type, `${type}: ${what}`] as const),
    (type) => {
      const kind = processKinds.find((one) => one.type === type)!;
      const [first = "", second = first] = names;
      const on = kind.names.map((key, index) => [key, index === 0 ? first : second]);
      const formulas = kind.formulas.flatMap(([key, , initial]) =>
        initial === undefined ? [] : [[key, initial]],
      );
      const value = { type, ...Object.fromEntries([...on, ...formulas]) };
      const count = listOf(model["processes"]).length;
      opened(`${type} (${count + 1})`);
      send([{ kind: "set", path: ["model", "processes", count], value }]);
    },
  );
  const parameter = button(t`Add a parameter`, () => {
    const name = freeName("parameter", taken);
    opened(name);
    const value = { value: 1, unit: "1/min", min: 0, max: 10 };
    send([{ kind: "set", path: ["model", "parameters", name], value }]);
  });
  const add = (label: string, part: NewPart | null): HTMLElement => {
    const made = button(label, () => {
      if (part === null) return;
      opened(part.name);
      send(part.changes);
    });
    made.disabled = part === null;
    return made;
  };
  const axes = new Set([
    ...Object.keys(tableOf(model["axes"])),
    ...(known?.axes ?? []).map(({ name }) => name),
  ]);
  const fields: readonly NamedPart[] = known?.fields ?? [];
  const populations = (known?.fields ?? []).filter(({ kind }) => kind === "population");
  return element(
    "div",
    { class: "part-actions" },
    kinds,
    types,
    parameter,
    add(t`Add an observable`, newObservable(fields, taken)),
    add(t`Add an axis of polarization`, newAxis(populations, axes, taken, CHANNEL_PALETTE)),
  );
}
