import type { ConvertProcess } from "../model/model.ts";
import { positive, variesInSpace } from "./conversion-flow.ts";
import { type Lowering, processPlace } from "./model-context.ts";
import { notNegative } from "./not-negative.ts";

/**
 * What a voxel gains per min of what a conversion took out of a compartment: its part by its rate,
 * so that the mean over the tissue is what left.
 */
export function handedIn(
  lowering: Lowering,
  process: ConvertProcess,
  start: "start" | "field",
): number | undefined {
  const { builder, context } = lowering;
  const scalar = context.exchange.handed.get(process);
  if (scalar === undefined) return undefined;
  const handed = notNegative(lowering, builder.leaf({ op: "scalar", index: scalar }));
  if (!variesInSpace(process.rate, context.names)) return handed;
  const place = `${processPlace(context.model, process)}.rate`;
  const rate = lowering.lowerAtStart(positive(process.rate), place, start);
  return builder.binary("multiply", handed, rate);
}
