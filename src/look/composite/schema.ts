import * as v from "valibot";
import { limits } from "../../limits/limits.ts";
import { list, optional, strict } from "../../model/schema-parts.ts";
import { channelEntries, contours } from "../parts/schema.ts";
import { MIXINGS } from "./mixings.ts";

const { gamma, opacity } = limits;
const within = ({ least, most }: { readonly least: number; readonly most: number }) =>
  v.pipe(v.number(), v.minValue(least), v.maxValue(most));

/** Channels with how their light is drawn. */
export const compositeChannels = list(
  strict({
    ...channelEntries,
    gamma: optional(within(gamma)),
    opacity: optional(within(opacity)),
    solo: optional(v.boolean()),
  }),
  limits.channels.most,
);

export const compositeSchema = strict({
  mode: v.literal("composite"),
  channels: compositeChannels,
  mixing: optional(v.picklist(MIXINGS)),
  contours: optional(contours),
});
export type CompositeChannelFile = v.InferOutput<typeof compositeChannels>[number];
export type CompositeFile = v.InferOutput<typeof compositeSchema>;
