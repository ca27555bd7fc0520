import { exp2, Fn, float, int, Loop, log2, max, min, uint, uvec3, vec3 } from "three/tsl";
import type { Node } from "three/webgpu";

export type Float = Node<"float">;
export type Int = Node<"int">;
export type Vec2 = Node<"vec2">;
export type Vec3 = Node<"vec3">;
export type Vec4 = Node<"vec4">;

/** What the types of nodes leave out for vectors. */
interface Bits {
  shiftRight(by: Node<"uvec3">): Node<"uvec3">;
  bitXor(other: Node<"uvec3">): Node<"uvec3">;
}

/** Three uniform numbers of a whole-numbered place: the twin of look/tissue/hash.ts, bit for bit. */
export const hash3 = Fn(([key]: [Node<"uvec3">]) => {
  const v = uvec3(key).mul(uint(1664525)).add(uint(1013904223)).toVar();
  const turn = () => {
    v.x.addAssign(v.y.mul(v.z));
    v.y.addAssign(v.z.mul(v.x));
    v.z.addAssign(v.x.mul(v.y));
  };
  turn();
  // WGSL shifts a vector by a vector only.
  const bits = v as unknown as Bits;
  v.assign(bits.bitXor(bits.shiftRight(uvec3(16))));
  turn();
  return vec3(bits.shiftRight(uvec3(8))).div(16777216);
}) as unknown as (key: Node) => Vec3;

/** Minimum with a rounded corner of width k. */
export function softMin(a: Float, b: Float, k: number): Float {
  const h = max(float(k).sub(a.sub(b).abs()), 0)
    .div(k)
    .toVar();
  return min(a, b).sub(h.mul(h).mul(0.25 * k));
}

/** exp(-x) by the cheaper power of two. */
export function fall(x: Float): Float {
  return exp2(x.mul(-Math.LOG2E)) as Float;
}

export const softness = 1.6;
export const crowd = (e: Float): Float => exp2(e.mul(-softness)) as Float;
export const uncrowd = (sum: Float): Float => log2(sum).div(-softness) as Float;

/** A loop of its own name: inside of another one, `i` would be its own. */
export function eachPole(count: Float, visit: (j: Int) => void): void {
  const range = { start: int(0), end: int(count), type: "int", condition: "<", name: "j" } as const;
  Loop(range as never, (({ j }: { j: Int }) => visit(j)) as never);
}
