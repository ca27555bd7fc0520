import * as v from "valibot";
import { limits } from "../../limits/limits.ts";
import { choose, color, finite, list, optional, strict, text } from "../../model/schema-parts.ts";
import { COLOR_MAP_NAMES } from "../color-map-names.ts";

/** Keys that several looks own. */
export const name = text(64);
const auto = v.literal("auto");
const range = v.tuple([finite, finite]);
export const window = choose([auto, range], (input) => (Array.isArray(input) ? range : auto));
export const map = v.picklist(COLOR_MAP_NAMES);
export const contours = list(
  strict({ field: name, level: finite, color: optional(color) }),
  limits.contours.most,
);
export const channelEntries = {
  field: name,
  color: optional(color),
  window: optional(window),
  visible: optional(v.boolean()),
};
export const channels = list(strict(channelEntries), limits.channels.most);
const degrees = v.pipe(v.number(), v.minValue(-360), v.maxValue(360));
/** Where one looks from: about the z axis (0: from the front), and up (90: from above). */
export const turn = v.tuple([degrees, degrees]);

export type ContourFile = v.InferOutput<typeof contours>[number];
export type WindowFile = v.InferOutput<typeof window>;
export type ChannelFile = v.InferOutput<typeof channels>[number];
