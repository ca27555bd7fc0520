import * as v from "valibot";
import { optional, strict, text } from "../../model/schema-parts.ts";
import { contours, map, name, window } from "../parts/schema.ts";

export const differenceSchema = strict({
  mode: v.literal("difference"),
  field: name,
  against: text(200),
  map: optional(map),
  window: optional(window),
  contours: optional(contours),
});
export type DifferenceFile = v.InferOutput<typeof differenceSchema>;
