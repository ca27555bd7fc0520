import * as v from "valibot";
import { limits } from "../../limits/limits.ts";
import { choose, color, finite, list, optional, strict } from "../../model/schema-parts.ts";
import { fallback } from "../parts/fallback.ts";
import { channelEntries, contours, name, turn, window } from "../parts/schema.ts";
import { AXES, RENDERINGS } from "./setting.ts";

/** Channels that a volume has at most: one texel holds them. */
export const MOST_CHANNELS = 4;
/** All of the light cannot be taken by a layer of finite thickness. */
export const MOST_OPACITY = 0.999;

const share = v.pipe(v.number(), v.minValue(0), v.maxValue(1));
const opacity = v.pipe(v.number(), v.minValue(0), v.maxValue(MOST_OPACITY));
const gamma = v.pipe(v.number(), v.minValue(limits.gamma.least), v.maxValue(limits.gamma.most));
const zoom = v.pipe(v.number(), v.minValue(0.5), v.maxValue(8));
const automatic = v.literal("auto");

export const volumeSchema = strict({
  mode: v.literal("volume"),
  render: optional(v.picklist(RENDERINGS)),
  channels: optional(
    list(
      strict({ ...channelEntries, gamma: optional(gamma), opacity: optional(opacity) }),
      MOST_CHANNELS,
    ),
  ),
  field: optional(name),
  window: optional(window),
  opacity: optional(opacity),
  threshold: optional(
    choose([automatic, finite], (input) => (typeof input === "string" ? automatic : finite)),
  ),
  color: optional(color),
  cells: optional(v.boolean()),
  cuts: optional(
    list(
      strict({
        axis: v.picklist(AXES),
        at: share,
        away: optional(v.picklist(["low", "high"])),
      }),
      3,
    ),
  ),
  cursor: optional(v.tuple([share, share, share])),
  turn: optional(turn),
  zoom: optional(zoom),
  contours: optional(contours),
  fallback: optional(fallback),
});
export type VolumeFile = v.InferOutput<typeof volumeSchema>;
