import { abs, clamp, float, floor, max, min, mix, select, texture, vec2, vec3 } from "three/tsl";
import type { Node } from "three/webgpu";
import type { LayerSource } from "./layer.ts";
import type { Float, Ray, Vec2, Vec3, Vec4 } from "./space-layer.ts";
import type { VolumeUniforms } from "./volume-uniforms.ts";

/** The parts of a ray that cutting planes leave: `first` um from `near` on, then from `resume` on. */
export interface Way {
  readonly near: Float;
  readonly first: Float;
  readonly resume: Float;
  /** um of both. */
  readonly length: Float;
  /** Along the ray, after so many um of what is left of it. */
  readonly at: (passed: Float) => Float;
  /** Outwards from where the two parts begin. */
  readonly faces: readonly [Vec3, Vec3];
}

const FAR = 1e9;

/** What is beyond all cutting planes is an interval of the ray, since each is beyond or not from one place on. */
export function wayOf(u: VolumeUniforms, { origin, direction, near, far, enters }: Ray): Way {
  const [from, to] = [float(-FAR).toVar(), float(FAR).toVar()];
  const passes = u.cutAt.sub(origin).div(direction).toVar() as Vec3;
  const active = abs(u.cutSide as Vec3);
  for (const axis of ["x", "y", "z"] as const) {
    const isCut = active[axis].greaterThan(0.5);
    const opens = u.cutSide[axis].mul(direction[axis]).greaterThan(0);
    from.assign(select(isCut.and(opens), max(from, passes[axis]), from));
    to.assign(select(isCut.and(opens.not()), min(to, passes[axis]), to));
  }
  const isWhole = max(active.x, max(active.y, active.z)).lessThan(0.5).or(to.lessThanEqual(from));
  const begins = select(isWhole, far, from).toVar();
  const ends = select(isWhole, far, to).toVar();
  const first = max(min(far, begins).sub(near), 0).toVar() as Float;
  const resume = max(near, ends).toVar() as Float;
  const length = first.add(max(far.sub(resume), 0)).toVar() as Float;
  const at = (passed: Float) =>
    select(passed.lessThan(first), near.add(passed), resume.add(passed.sub(first))) as Float;
  const facing = (isAcross: Vec3) => isAcross.mul(direction.sign()).negate().normalize() as Vec3;
  const isAt = (values: Vec3, wanted: Node<"float">) =>
    vec3(
      select(abs(values.x.sub(wanted)).lessThan(1e-3), float(1), float(0)),
      select(abs(values.y.sub(wanted)).lessThan(1e-3), float(1), float(0)),
      select(abs(values.z.sub(wanted)).lessThan(1e-3), float(1), float(0)),
    ) as unknown as Vec3;
  const box = facing(isAt(enters, near).add(1e-6) as Vec3).toVar() as Vec3;
  const cut = facing(isAt(passes, ends).mul(active).add(1e-6) as Vec3);
  const second = select(ends.greaterThan(near), cut, box).toVar() as Vec3;
  return { near, first, resume, length, at, faces: [box, second] };
}

/** Reads a target at a place (um from the domain's middle), between the middles of voxels. */
export function readVolume(
  { runs }: LayerSource,
  u: VolumeUniforms,
  node: VolumeUniforms["values"],
  half: Vec3,
): (place: Vec3) => Vec4 {
  const { tiles } = runs[0];
  const shape = tiles.xyz as unknown as Vec3;
  const scale = shape.div(half.mul(2)).toVar() as Vec3;
  return (place) => {
    const voxel = place.add(half).mul(scale).toVar() as Vec3;
    const height = clamp(voxel.z.sub(0.5), 0, shape.z.sub(1)).toVar();
    const below = floor(height).toVar();
    const above = min(below.add(1), shape.z.sub(1));
    const inTile = clamp(voxel.xy, vec2(0.5), shape.xy.sub(0.5)).toVar();
    const at = (slice: Node<"float">) => {
      const row = floor(slice.add(0.5).div(tiles.w));
      const column = slice.sub(row.mul(tiles.w));
      const corner = vec2(column, row).mul(shape.xy);
      const place2 = corner.add(inTile).div(u.atlas) as Vec2;
      return texture(node, place2).level(float(0)) as unknown as Vec4;
    };
    return mix(at(below), at(above), height.sub(below)) as Vec4;
  };
}

/** um of a voxel's shortest side. */
export function voxelSide({ runs }: LayerSource, half: Vec3): Float {
  const sides = half.mul(2).div(runs[0].tiles.xyz).toVar();
  return min(sides.x, min(sides.y, sides.z)).toVar() as Float;
}
