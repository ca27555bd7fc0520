import type { Reading } from "../model/claim.ts";
import type { Scenario } from "../model/scenario.ts";
import { isPureUnit } from "../numbers/format-unit.ts";

/**
 * The unit of what a reading gives: of a field's or an observable's values, of its integral, of an area (in a volume,
 * of a volume). "": a pure number, or a formula, whose unit nobody says.
 */
export function figureUnit({ measure, of }: Reading, { model, grid }: Scenario): string {
  const space = grid.dimensions === 3 ? "um^3" : "um^2";
  if (measure === "correlation") return "";
  if (measure === "area") return space;
  if (of.kind !== "name") return "";
  const { unit = "" } =
    [...model.fields, ...model.observables].find(({ name }) => name === of.name) ?? {};
  if (measure !== "integral") return unit;
  return isPureUnit(unit) ? space : `${unit} ${space}`;
}
