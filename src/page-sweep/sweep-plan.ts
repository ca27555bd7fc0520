import { parseDuration } from "../model/units.ts";
import type { PlanFile } from "../sweep/plan-schema.ts";
import type { SweepRequest } from "../ui/sweep-request.ts";
import type { SweepSetting } from "./sweep-setting.ts";

/** Points of a curve, about. */
const points = 60;

/** Name of the output that is plotted. */
export const curveOutput = "curve";

/** What a sweep of one parameter is, as a plan; `preset`: a name for it; `pictured`: fields of its pictures. */
export function planOf(
  { parameter, values, quantity, measure, until }: SweepRequest,
  { grid, step, tolerance }: SweepSetting,
  preset: string,
  pictured: readonly string[],
): PlanFile {
  const every = `${curveInterval(parseDuration(until, "until"), step)} min`;
  return {
    format: "milieu-sweep/1",
    presets: [preset],
    setting: {
      grid: [...grid],
      step: `${step} min`,
      ...(tolerance === undefined ? {} : { tolerance }),
      until,
    },
    vary: [{ parameter, values: [...values] }],
    outputs: [
      quantity.isCompartment
        ? { name: curveOutput, compartment: quantity.name, every }
        : { name: curveOutput, of: quantity.name, measure, every },
      ...pictured.map((field, index) => ({ name: `layer ${index}`, field })),
    ],
  };
}

/** min between points of a curve: whole steps, so that reading it changes no step. */
export function curveInterval(until: number, step: number): number {
  return step * Math.max(1, Math.ceil(until / step / points - 1e-9));
}
