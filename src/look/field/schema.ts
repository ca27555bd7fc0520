import * as v from "valibot";
import { color, finite, optional, strict } from "../../model/schema-parts.ts";
import { contours, map, name, window } from "../parts/schema.ts";
import { INTERPOLATIONS } from "./setting.ts";

export const fieldSchema = strict({
  mode: v.literal("field"),
  field: name,
  map: optional(map),
  window: optional(window),
  center: optional(finite),
  interpolation: optional(v.picklist(INTERPOLATIONS)),
  shade: optional(v.pipe(v.number(), v.minValue(0), v.maxValue(1))),
  under: optional(color),
  over: optional(color),
  contours: optional(contours),
});
export type FieldFile = v.InferOutput<typeof fieldSchema>;
