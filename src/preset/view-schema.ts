import * as v from "valibot";
import { choose, color, finite, hasKey, list, optional, strict, text } from "./schema-parts.ts";

const name = text(64);
const auto = v.literal("auto");
const range = v.tuple([finite, finite]);
const window = choose([auto, range], (input) => (Array.isArray(input) ? range : auto));
const map = v.picklist([
  "viridis",
  "magma",
  "inferno",
  "plasma",
  "cividis",
  "turbo",
  "gray",
  "balance",
]);

const contours = list(strict({ field: name, level: finite, color: optional(color) }), 16);
const channels = list(strict({ field: name, color: optional(color), window: optional(window) }), 8);

const composite = strict({
  mode: v.literal("composite"),
  channels,
  contours: optional(contours),
});
const field = strict({
  mode: v.literal("field"),
  field: name,
  map: optional(map),
  window: optional(window),
  contours: optional(contours),
});
const polarization = strict({
  mode: v.literal("polarization"),
  axis: optional(name),
  density: optional(window),
  contours: optional(contours),
});
const fallback = choose([composite, field], (input) =>
  hasKey(input, "field") ? field : composite,
);

/** What the two coming modes share: a field or channels, and how to show them meanwhile. */
const coming = {
  field: optional(name),
  channels: optional(channels),
  map: optional(map),
  window: optional(window),
  contours: optional(contours),
  fallback: optional(fallback),
};

/** How the preset asks to be looked at first. */
export const viewSchema = v.variant("mode", [
  composite,
  field,
  polarization,
  strict({
    mode: v.literal("relief"),
    ...coming,
    height: optional(name),
    exaggeration: optional(finite),
  }),
  strict({
    mode: v.literal("volume"),
    ...coming,
    opacity: optional(finite),
    threshold: optional(finite),
  }),
]);
