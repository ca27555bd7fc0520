import * as v from "valibot";
import { optional, strict } from "../../model/schema-parts.ts";
import { compositeChannels } from "../composite/schema.ts";
import { fallback } from "../parts/fallback.ts";
import { contours, map, name, turn, window } from "../parts/schema.ts";

const exaggeration = v.pipe(v.number(), v.minValue(0), v.maxValue(20));

export const reliefSchema = strict({
  mode: v.literal("relief"),
  height: optional(name),
  heightWindow: optional(window),
  exaggeration: optional(exaggeration),
  field: optional(name),
  map: optional(map),
  window: optional(window),
  channels: optional(compositeChannels),
  turn: optional(turn),
  contours: optional(contours),
  fallback: optional(fallback),
});
export type ReliefFile = v.InferOutput<typeof reliefSchema>;
