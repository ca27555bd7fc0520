import type { Expression } from "../model/expression.ts";
import { readFormula } from "../model/read-formula.ts";
import { requireField } from "../model/require-name.ts";
import type { InitialEntry } from "../model/scenario.ts";
import type { PresetContext } from "./preset-context.ts";
import type { PresetFile } from "./preset-schema.ts";
import type { Rasters } from "./read-rasters.ts";
import { resolveRaster } from "./resolve-raster.ts";
import { resolveShape } from "./resolve-shape.ts";

type EntryFile = NonNullable<PresetFile["initial"]>[number];

/** One entry of the preset's `initial` list. */
export function resolveInitial(
  entry: EntryFile,
  place: string,
  context: PresetContext,
  rasters: Rasters,
): InitialEntry {
  const { field } = entry;
  requireField(field, `${place}.field`, context.vocabulary);
  const read = (formula: string | number, key: string): Expression =>
    readFormula(formula, `${place}.${key}`, context.vocabulary, "entry");
  if ("expression" in entry) {
    return { type: "expression", field, expression: read(entry.expression, "expression") };
  }
  const value = read(entry.value ?? 1, "value");
  const combine = entry.combine ?? "set";
  if ("image" in entry || "data" in entry) {
    const raster = resolveRaster(entry, place, context.grid.dimensions, rasters);
    return { type: "raster", field, raster, value, combine };
  }
  return { type: "shape", field, shape: resolveShape(entry, place, context, read), value, combine };
}
