import type { Mode, ViewOf } from "../../look/looks.ts";
import { compositeLayer } from "./composite.ts";
import { differenceLayer } from "./difference.ts";
import { fieldLayer } from "./field.ts";
import type { CreateLayer } from "./layer.ts";
import { polarizationLayer } from "./polarization.ts";

/** A twin, or how to fetch one that few pages need. */
export type LayerEntry<View> =
  | CreateLayer<View>
  | { readonly load: () => Promise<CreateLayer<View>> };

/** The drawing twin of every look. */
export const LAYERS: { readonly [M in Mode]: LayerEntry<ViewOf<M>> } = {
  composite: compositeLayer,
  field: fieldLayer,
  difference: differenceLayer,
  polarization: polarizationLayer,
  multiples: { load: async () => (await import("./multiples.ts")).multiplesLayer },
  split: { load: async () => (await import("./split.ts")).splitLayer },
  relief: { load: async () => (await import("./relief.ts")).reliefLayer },
  volume: { load: async () => (await import("./volume.ts")).volumeLayer },
  tissue: { load: async () => (await import("./tissue.ts")).tissueLayer },
};
