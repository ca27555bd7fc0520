import { CELL_KINDS } from "../../look/tissue/kinds.ts";
import type { Model } from "../../model/model.ts";
import type { TimeSeries } from "../../run/time-series.ts";
import type { Burden } from "../../ui/burden.ts";

/** Kinds of cells that are the disease, the first that a model has. */
const DISEASE = ["tumor", "blast"];

/** Mean share of malignant cells over time; null: the model has none, or nothing was measured. */
export function burdenOf(model: Model, { times, columns }: TimeSeries): Burden | null {
  for (const name of DISEASE) {
    const kind = CELL_KINDS.find((one) => one.name === name);
    const whole = kind?.whole ?? kind?.fields[0];
    const field = model.fields.find((one) => one.name === whole);
    const values = field === undefined ? undefined : columns.get(field.name);
    if (field !== undefined && values !== undefined) {
      return { label: field.label, times: [...times], values: [...values] };
    }
  }
  return null;
}
