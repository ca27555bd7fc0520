import type { Model } from "../model/model.ts";

/** How a rate per min is told to people. */
export interface RateScale {
  readonly factor: number;
  /** Such as "ng/mL/d". */
  readonly unit: string;
}

const DAY = 1440;

/** Molecules come and go in minutes, cells in days. */
export function rateScaleOf(model: Model, field: string): RateScale {
  const found = model.fields.find(({ name }) => name === field);
  const unit = found?.unit ?? model.compartments.find(({ name }) => name === field)?.unit ?? "1";
  const isFast = found?.kind === "substrate";
  const per = isFast ? "min" : "d";
  return { factor: isFast ? 1 : DAY, unit: `${unit}/${per}` };
}
