import * as v from "valibot";
import { choose, optional, strict } from "../../model/schema-parts.ts";
import { channels, contours, name } from "../parts/schema.ts";

export const tissueSchema = strict({
  mode: v.literal("tissue"),
  channels,
  ground: optional(v.picklist(["fluorescence", "stained"])),
  focus: optional(choose([v.null(), name], (input) => (input === null ? v.null() : name))),
  glow: optional(channels),
  contours: optional(contours),
});
export type TissueFile = v.InferOutput<typeof tissueSchema>;
