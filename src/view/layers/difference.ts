import { int } from "three/tsl";
import type { DifferenceView } from "../../look/difference/setting.ts";
import type { FieldSampler } from "../sample-field.ts";
import type { CreateLayer } from "./layer.ts";
import { createMapping } from "./mapped.ts";
import { planeLayer } from "./plane-layer.ts";

/** A field of the first run minus that of the second, through a color map. */
export const differenceLayer: CreateLayer<DifferenceView> = (source) => {
  const mapping = createMapping(source);
  return planeLayer<DifferenceView>(
    source,
    (...samples) => {
      const [first, second] = samples as [FieldSampler, FieldSampler];
      const layer = int(mapping.channel.z);
      return mapping.paint(first(layer).sub(second(layer)));
    },
    mapping.write,
    2,
  );
};
