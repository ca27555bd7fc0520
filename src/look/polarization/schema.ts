import * as v from "valibot";
import { optional, strict } from "../../model/schema-parts.ts";
import { contours, name, window } from "../parts/schema.ts";

export const polarizationSchema = strict({
  mode: v.literal("polarization"),
  axis: optional(name),
  density: optional(window),
  contours: optional(contours),
});
export type PolarizationFile = v.InferOutput<typeof polarizationSchema>;
