import type { Lowering } from "./model-context.ts";

/** max(value, 0). */
export function notNegative(lowering: Lowering, value: number): number {
  return lowering.builder.binary("max", value, lowering.builder.constant(0));
}
