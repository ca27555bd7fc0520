import type { Model } from "../../model/model.ts";
import { formatUnit } from "../../numbers/format-unit.ts";
import type { Labeled, PresentValues } from "../look.ts";

/** A field or observable with its label, unit and, where it is known in cells, their volume. */
export function describeField(field: string, values: PresentValues): Labeled {
  const cellVolume = values.cellVolumeOf(field);
  const volume = cellVolume === undefined ? {} : { cellVolume };
  return { field, ...labelAndUnit(values.model, field), ...volume };
}

export function labelAndUnit(model: Model, name: string): { label: string; unit: string } {
  const named = namedPart(model, name);
  return { label: named?.label ?? name, unit: formatUnit(named?.unit ?? "") };
}

/** The color that a field or observable has of its own. */
export function ownColor(model: Model, name: string): string | undefined {
  return namedPart(model, name)?.color;
}

/** A window as a legend writes it. */
export function withUnit(text: string, unit: string): string {
  return unit === "" ? text : `${text} ${unit}`;
}

function namedPart(model: Model, name: string) {
  return [...model.fields, ...model.observables].find((entry) => entry.name === name);
}
