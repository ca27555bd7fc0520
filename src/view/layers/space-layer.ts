import {
  abs,
  clamp,
  Fn,
  float,
  interleavedGradientNoise,
  mix,
  screenCoordinate,
  select,
  sRGBTransferOETF,
  vec3,
  vec4,
} from "three/tsl";
import { Mesh, type Node, NodeMaterial, PlaneGeometry } from "three/webgpu";
import type { LayerSource } from "./layer.ts";
import { placeInDomain } from "./plane-layer.ts";

export type Float = Node<"float">;
export type Vec2 = Node<"vec2">;
export type Vec3 = Node<"vec3">;
export type Vec4 = Node<"vec4">;

/** Near-black behind what is turned, linear light, and its lines. */
const GROUND = [0.0021, 0.0024, 0.003] as const;
const LINE = [0.065, 0.07, 0.08] as const;

/** The straight way from the eye through a pixel; um, from the middle of the box. */
export interface Ray {
  readonly origin: Vec3;
  readonly direction: Vec3;
  /** Where it enters and leaves the box; it misses it where `far` is not beyond `near`. */
  readonly near: Float;
  readonly far: Float;
  /** By axis: where it passes the two faces across it, the first and the second. */
  readonly enters: Vec3;
  readonly leaves: Vec3;
  /** Half the box's size. */
  readonly half: Vec3;
  /** Linear light behind everything: the ground, and edges of the box that nothing hides. */
  readonly behind: Vec3;
}

/** A full-screen quad whose pixels `paint` gives as linear light, from the ray through each. */
export function spaceMaterial(
  source: LayerSource,
  size: Vec3,
  paint: (ray: Ray) => Vec3,
): NodeMaterial {
  const material = new NodeMaterial();
  material.depthTest = false;
  material.depthWrite = false;
  material.fragmentNode = Fn(() => {
    const ray = rayThrough(source, size);
    const shown = mix(vec3(...GROUND), paint(ray), source.runs[0].present);
    const noise = interleavedGradientNoise(screenCoordinate.xy).sub(0.5).div(255);
    return vec4((sRGBTransferOETF(shown) as Vec3).add(noise), 1);
  })();
  return material;
}

/** A quad that fills the picture. */
export function spaceMesh(material: NodeMaterial): Mesh<PlaneGeometry, NodeMaterial> {
  const mesh = new Mesh(new PlaneGeometry(2, 2), material);
  mesh.frustumCulled = false;
  return mesh;
}

function rayThrough(source: LayerSource, size: Vec3): Ray {
  const { plane } = source;
  const half = size.mul(0.5).toVar() as Vec3;
  const seen = placeInDomain(source).sub(plane.extent.mul(0.5)).toVar() as Vec2;
  const origin = plane.right.mul(seen.x).add(plane.up.mul(seen.y)).toVar() as Vec3;
  const direction = awayFromZero(plane.forward as Vec3);
  const toLow = half.negate().sub(origin).div(direction).toVar() as Vec3;
  const toHigh = half.sub(origin).div(direction).toVar() as Vec3;
  const enters = toLow.min(toHigh).toVar() as Vec3;
  const leaves = toLow.max(toHigh).toVar() as Vec3;
  const near = enters.x.max(enters.y).max(enters.z).toVar() as Float;
  const far = leaves.x.min(leaves.y).min(leaves.z).toVar() as Float;
  const behind = mix(vec3(...GROUND), vec3(...LINE), boxLines(source, half, seen)).toVar() as Vec3;
  return { origin, direction, near, far, enters, leaves, half, behind };
}

/** No component is 0, so that all may be divided by. */
function awayFromZero(vector: Vec3): Vec3 {
  const safe = (one: Float) =>
    select(abs(one).lessThan(1e-5), select(one.lessThan(0), float(-1e-5), float(1e-5)), one);
  return vec3(
    safe(vector.x as Float),
    safe(vector.y as Float),
    safe(vector.z as Float),
  ).toVar() as Vec3;
}

/** How much of a pixel the box's edges cover, but for the three that meet at its nearest corner. */
function boxLines({ plane }: LayerSource, half: Vec3, seen: Vec2): Float {
  const toward = vec3(
    select(plane.forward.x.lessThan(0), float(1), float(-1)),
    select(plane.forward.y.lessThan(0), float(1), float(-1)),
    select(plane.forward.z.lessThan(0), float(1), float(-1)),
  ).toVar() as Vec3;
  const shown = (corner: Vec3): Vec2 =>
    vec4(corner.dot(plane.right), corner.dot(plane.up), 0, 0).xy as Vec2;
  const cover = float(0).toVar();
  for (let axis = 0; axis < 3; axis++) {
    for (const [b, c] of [
      [1, -1],
      [-1, 1],
      [-1, -1],
    ] as const) {
      const signs: [number, number, number] = [0, 0, 0];
      signs[(axis + 1) % 3] = b;
      signs[(axis + 2) % 3] = c;
      const end = (way: 1 | -1) => {
        const parts = signs.map((sign, index) => (index === axis ? way : sign));
        return shown(half.mul(toward).mul(vec3(...(parts as [number, number, number]))) as Vec3);
      };
      cover.assign(
        cover.max(
          lineCover(seen, end(-1), end(1), plane.pixels.x as Float, plane.pixels.y as Float),
        ),
      );
    }
  }
  return cover as Float;
}

/** How much of a pixel a line of one caption unit between two points covers. */
function lineCover(seen: Vec2, from: Vec2, to: Vec2, scale: Float, unit: Float): Float {
  const along = to.sub(from).toVar();
  const off = seen.sub(from).toVar();
  const share = clamp(off.dot(along).div(along.dot(along).max(1e-9)), 0, 1);
  const away = off.sub(along.mul(share)).length().mul(scale);
  return clamp(unit.mul(0.5).add(0.5).sub(away), 0, 1) as Float;
}
