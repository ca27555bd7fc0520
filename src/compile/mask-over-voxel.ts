import type { Expression } from "../model/expression.ts";
import { BlockBuilder } from "./block-builder.ts";
import { lowerExpression } from "./lower-expression.ts";
import { makeScope, type Names, type ScopeRules } from "./model-scope.ts";

const axes = ["x", "y", "z"] as const;

/** Parts of a voxel along each axis of the place that a mask reads, by the number of those axes. */
const partsAlong = [1, 4, 4, 3] as const;

/**
 * A mask limited to [0, 1], averaged over a voxel: where it reads `x y z` the mean over parts of the
 * voxel, each taken at its middle, so that an edge that crosses the voxel counts by the share that
 * it covers. Fields have the voxel's value in all parts. Throws ModelError.
 */
export function lowerMask(
  builder: BlockBuilder,
  names: Names,
  rules: ScopeRules,
  mask: Expression,
): number {
  const read = axesRead(names, rules, mask);
  const count = partsAlong[read.length] as number;
  const parts = placesOfParts(builder, read, count).map((values) => {
    const value = lowerExpression(mask, makeScope(builder, names, { ...rules, values }));
    const positive = builder.binary("max", value, builder.constant(0));
    return builder.binary("min", positive, builder.constant(1));
  });
  const sum = parts.reduce((total, part) => builder.binary("add", total, part));
  return builder.binary("multiply", sum, builder.constant(1 / parts.length));
}

/** Which of x, y and z a mask reads, observables included. */
function axesRead(names: Names, rules: ScopeRules, mask: Expression): readonly number[] {
  const seen = new Set<string>();
  const leaf = (name: string) => {
    seen.add(name);
    return undefined;
  };
  lowerExpression(mask, makeScope(new BlockBuilder(), names, { ...rules, leaf }));
  return axes.flatMap((name, axis) => (seen.has(name) && !names.has(name) ? [axis] : []));
}

/** For each part: where it lies along the axes that are read. */
function placesOfParts(
  builder: BlockBuilder,
  read: readonly number[],
  count: number,
): readonly ReadonlyMap<string, number>[] {
  return read.reduce<readonly ReadonlyMap<string, number>[]>(
    (places, axis) =>
      places.flatMap((place) =>
        Array.from({ length: count }, (_, part) => {
          const name = axes[axis] as "x" | "y" | "z";
          const spacing = builder.leaf({ op: "spacing", axis });
          const offset = builder.constant((part + 0.5) / count - 0.5);
          const shift = builder.binary("multiply", spacing, offset);
          return new Map(place).set(name, builder.binary("add", builder.leaf({ op: name }), shift));
        }),
      ),
    [new Map()],
  );
}
