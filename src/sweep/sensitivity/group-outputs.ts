import { ModelError } from "../../model/error.ts";

/**
 * Outputs in groups of `size`, in their order. Throws a `ModelError` where they are not a whole number
 * of groups.
 */
export function groupOutputs(outputs: ArrayLike<number>, size: number): Float64Array[] {
  if (outputs.length === 0 || outputs.length % size !== 0) {
    throw new ModelError(
      "outputs",
      `give one for each point of the design, a multiple of ${size}, not ${outputs.length}`,
    );
  }
  const all = Float64Array.from(outputs);
  return Array.from({ length: all.length / size }, (_, group) =>
    all.subarray(group * size, (group + 1) * size),
  );
}
