import { clamp, dot, float, floor, int, ivec2, max, min, mix, textureLoad, vec4 } from "three/tsl";
import type { Node, TextureNode } from "three/webgpu";
import type { Interpolation } from "../look/field/setting.ts";

/** Value of a layer at one position, beyond the domain that of its edge. */
export type FieldSampler = (layer: Node<"int">) => Node<"float">;

/**
 * Samples all layers at a position in voxels (voxel centers at whole numbers) of `size` voxels
 * across and down. Call it where all uses of the result are in scope: the weights are found once.
 *
 * Filtered here, not by the sampler: hardware mixes with 8 bits, which shows as steps when zoomed,
 * and may not filter float32 at all. "cubic" is smooth at any zoom, "linear" four times cheaper, "nearest"
 * shows the voxels themselves.
 */
export function sampleField(
  source: TextureNode,
  size: Node<"vec2">,
  position: Node<"vec2">,
  interpolation: Interpolation,
): FieldSampler {
  if (interpolation === "nearest") return sampleNearest(source, size, position);
  const corner = floor(position).toVar();
  const share = position.sub(corner).toVar();
  const offsets = interpolation === "cubic" ? [-1, 0, 1, 2] : [0, 1];
  const clamped = (place: Node<"float">, count: Node<"float">) =>
    offsets.map((offset) => int(min(max(place.add(offset), 0), count.sub(1))).toVar());
  const columns = clamped(corner.x, size.x);
  const rows = clamped(corner.y, size.y);
  const values = (layer: Node<"int">, row: Node<"int">) =>
    columns.map(
      (column) => textureLoad(source, ivec2(column, row), int(0)).depth(layer).x as Node<"float">,
    );
  const weigh = interpolation === "cubic" ? weighCubic(share) : weighLinear(share);
  return (layer) =>
    weigh.down(rows.map((row) => weigh.across(values(layer, row)))).toVar() as Node<"float">;
}

function sampleNearest(
  source: TextureNode,
  size: Node<"vec2">,
  position: Node<"vec2">,
): FieldSampler {
  const voxel = ivec2(clamp(floor(position.add(0.5)), 0, size.sub(1))).toVar();
  return (layer) => textureLoad(source, voxel, int(0)).depth(layer).x.toVar() as Node<"float">;
}

/** Sums values of neighboring columns, or rows, with the position's weights. */
interface Weighing {
  readonly across: (values: readonly Node<"float">[]) => Node<"float">;
  readonly down: (values: readonly Node<"float">[]) => Node<"float">;
}

function weighLinear(share: Node<"vec2">): Weighing {
  const weigh =
    (weight: Node<"float">) =>
    ([first = float(0), second = float(0)]: readonly Node<"float">[]) =>
      mix(first, second, weight);
  return { across: weigh(share.x), down: weigh(share.y) };
}

function weighCubic(share: Node<"vec2">): Weighing {
  const weigh = (weights: Node<"vec4">) => (values: readonly Node<"float">[]) => {
    const [a = float(0), b = float(0), c = float(0), d = float(0)] = values;
    return dot(vec4(a, b, c, d), weights);
  };
  return {
    across: weigh(cubicWeights(share.x).toVar()),
    down: weigh(cubicWeights(share.y).toVar()),
  };
}

/**
 * D. Mitchell and A. Netravali, "Reconstruction filters in computer graphics" (1988), B = C = 1/3;
 * weights of the values at -1, 0, 1, 2 for a share t in [0, 1), adding up to 1. Shows neither voxels
 * nor rings about sharp spots; the price is a fifth of the height of a spot of a single voxel.
 */
function cubicWeights(t: Node<"float">): Node<"vec4"> {
  const near = (x: Node<"float">) =>
    x
      .mul(x)
      .mul(x.mul(7 / 6).sub(2))
      .add(8 / 9);
  const far = (x: Node<"float">) => x.mul(x.mul(x.mul(-7 / 18).add(2)).sub(10 / 3)).add(16 / 9);
  const rest = float(1).sub(t);
  return vec4(far(t.add(1)), near(t), near(rest), far(rest.add(1)));
}
