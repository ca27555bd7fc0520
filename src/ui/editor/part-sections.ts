import type { TextChange } from "../../edit/change-text.ts";
import { t } from "../../texts/text.ts";
import { listOf, type Table, tableOf } from "./part-controls.ts";
import type { PartRow } from "./part-rows.ts";

/** A part of a preset as a small form. */
export interface Part {
  readonly title: string;
  readonly about: string;
  readonly rows: readonly PartRow[];
  readonly remove: TextChange;
}

/** What a model's own observables are. */
export function observableParts(own: Table): readonly Part[] {
  return Object.entries(own).map(([name, value]) => {
    const entry = tableOf(value);
    const at = (key: string) => ["model", "observables", name, key];
    return {
      title: name,
      about: String(entry["expression"] ?? ""),
      rows: [
        { label: t`Formula`, path: at("expression"), value: entry["expression"], isFormula: true },
        { label: t`Unit`, path: at("unit"), value: entry["unit"], hint: "1" },
        { label: t`Label`, path: at("label"), value: entry["label"], hint: name },
        { label: t`Color`, path: at("color"), value: entry["color"], hint: "#rrggbb" },
      ],
      remove: { kind: "remove", path: ["model", "observables", name] },
    };
  });
}

/** Between which poles cells turn, of a model's own axes; names are those that may be chosen. */
export function axisParts(
  own: Table,
  names: { readonly fields: readonly string[]; readonly observables: readonly string[] },
): readonly Part[] {
  return Object.entries(own).map(([name, value]) => {
    const entry = tableOf(value);
    const at = (...keys: readonly (string | number)[]) => ["model", "axes", name, ...keys];
    const poles = listOf(entry["poles"]).map(tableOf);
    const { fields, observables } = names;
    return {
      title: name,
      about: String(entry["label"] ?? ""),
      rows: [
        { label: t`Label`, path: at("label"), value: entry["label"] },
        {
          label: t`Read by`,
          path: at("observable"),
          value: entry["observable"],
          choices: observables,
        },
        { label: t`Newcomers`, path: at("newcomers"), value: entry["newcomers"], hint: t`none` },
        ...poles.flatMap((pole, index): PartRow[] => {
          const key = (of: string) => at("poles", index, of);
          const which = t`Pole ${index + 1}`;
          return [
            { label: which, path: key("field"), value: pole["field"], choices: fields },
            { label: t`${which}, label`, path: key("label"), value: pole["label"] },
            {
              label: t`${which}, color`,
              path: key("color"),
              value: pole["color"],
              hint: "#rrggbb",
            },
          ];
        }),
      ],
      remove: { kind: "remove", path: ["model", "axes", name] },
    };
  });
}
