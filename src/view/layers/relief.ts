import {
  Break,
  clamp,
  float,
  fwidth,
  If,
  int,
  Loop,
  max,
  min,
  pow,
  select,
  sRGBTransferEOTF,
  sRGBTransferOETF,
  uniform,
  vec2,
  vec3,
} from "three/tsl";
import { type Node, Vector4 } from "three/webgpu";
import type { ReliefView } from "../../look/relief/setting.ts";
import { sampleField } from "../sample-field.ts";
import { createChannelUniforms, writeChannels } from "./channel-uniforms.ts";
import type { CreateLayer, LayerSource } from "./layer.ts";
import { softShoulder } from "./light.ts";
import { createMapping } from "./mapped.ts";
import {
  type Float,
  type Ray,
  spaceMaterial,
  spaceMesh,
  type Vec2,
  type Vec3,
} from "./space-layer.ts";
import { windowed, writeChannel } from "./windows.ts";

/** px of the plane that a pixel of a surface spans, at most. */
const JUMP = 14;
const HALVINGS = 8;
const STEPS = 512;
/** Of the sides below the surface, and of what lies flat. */
const SIDE = 0.42;
/** Towards the light: from the upper left of the domain, and high. */
const SUN = [-0.49, 0.58, 0.65] as const;

type ReliefUniforms = ReturnType<typeof createReliefUniforms>;

function createReliefUniforms() {
  return {
    /** Low, 1/(high - low), layer. */
    height: uniform(new Vector4()),
    /** um of the top above the foot. */
    rise: uniform(1),
    /** 1: colored by channels, not by the map. */
    isChannels: uniform(0),
    channels: createChannelUniforms(),
  };
}

/** A slice as a lit surface. What lies flat has exactly the colors of the map. */
export const reliefLayer: CreateLayer<ReliefView> = (source) => {
  const u = createReliefUniforms();
  const mapping = createMapping(source);
  const paint = (value: (layer: Node<"int">) => Float): Vec3 => {
    const color = vec3(0).toVar();
    If(u.isChannels.greaterThan(0.5), () => {
      const light = vec3(0).toVar();
      Loop(u.channels.count, ({ i }) => {
        const channel = u.channels.channels.element(i) as Node<"vec4">;
        const share = pow(windowed(value(int(channel.z)), channel), channel.w).toVar();
        const own = u.channels.colors.element(i) as Node<"vec4">;
        light.addAssign(own.xyz.mul(share.mul(share).mul(own.w)));
      });
      color.assign(softShoulder(light as unknown as Vec3));
    }).Else(() => {
      color.assign(sRGBTransferEOTF(mapping.paint(value(int(mapping.channel.z)))) as Vec3);
    });
    return color as unknown as Vec3;
  };
  const size = vec3(source.plane.extent, u.rise) as unknown as Vec3;
  const material = spaceMaterial(source, size, (ray) => paintRelief(source, u, ray, paint));
  const object = spaceMesh(material);
  return {
    object,
    write: ({ height, exaggeration, mapped, channels }, names) => {
      const { x, y } = source.plane.extent.value;
      writeChannel(u.height.value, height.window, names.indexOf(height.field));
      u.rise.value = Math.max((exaggeration / 10) * Math.min(x, y), 1e-3);
      u.isChannels.value = mapped === null ? 1 : 0;
      writeChannels(u.channels, channels, names);
      if (mapped !== null) mapping.write(mapped, names);
    },
    dispose: () => {
      object.geometry.dispose();
      material.dispose();
    },
  };
};

type Read = (layer: Node<"int">) => Float;

/** The first place where the ray is below the surface, and what shows there. */
function paintRelief(
  source: LayerSource,
  u: ReliefUniforms,
  ray: Ray,
  paint: (read: Read) => Vec3,
): Vec3 {
  const { contours, plane } = source;
  const layer = int(u.height.z);
  const sampled = (place: Vec2, kind: "linear" | "cubic") => {
    const [{ fields, voxels }] = source.runs;
    const position = place.add(ray.half.xy).div(plane.extent).mul(voxels).sub(0.5).toVar();
    return sampleField(fields, voxels, position as Vec2, kind);
  };
  /** um above the foot. */
  const heightAt = (place: Vec2): Float =>
    windowed(sampled(place, "linear")(layer), u.height).mul(u.rise) as Float;
  const placeAt = (along: Float) => ray.origin.add(ray.direction.mul(along)).toVar() as Vec3;
  const isBelow = (place: Vec3) =>
    place.z.add(ray.half.z).lessThanEqual(heightAt(place.xy as Vec2));
  const length = max(ray.far.sub(ray.near), 0).toVar() as Float;
  const hit = ray.far.toVar();
  const isSide = float(0).toVar();
  const seen = select(length.greaterThan(0), float(1), float(0)).toVar();
  If(length.greaterThan(0), () => {
    const throughTop = ray.enters.z.greaterThanEqual(ray.near).and(ray.direction.z.lessThan(0));
    If(isBelow(placeAt(ray.near.add(1e-3) as Float)).and(throughTop.not()), () => {
      hit.assign(ray.near);
      isSide.assign(1);
    }).Else(() => {
      const voxel = plane.extent.div(source.runs[0].voxels).toVar();
      // Half a voxel across, and no more than a fortieth of the height at once.
      const across = length.mul(ray.direction.xy.length()).div(min(voxel.x, voxel.y).mul(0.5));
      const count = clamp(max(across, float(40)).ceil(), 1, STEPS).toVar();
      const ds = length.div(count).toVar();
      Loop(int(count), ({ i }) => {
        const along = ray.near.add(float(i).add(1).mul(ds)).toVar() as Float;
        If(isBelow(placeAt(along)), () => {
          const low = along.sub(ds).toVar();
          const high = along.toVar();
          Loop(HALVINGS, () => {
            const middle = low.add(high).mul(0.5).toVar() as Float;
            const isIn = isBelow(placeAt(middle));
            high.assign(select(isIn, middle, high));
            low.assign(select(isIn, low, middle));
          });
          hit.assign(low.add(high).mul(0.5));
          Break();
        });
      });
    });
  });
  const place = placeAt(hit as unknown as Float);
  const at = vec2(place.x, place.y) as Vec2;
  const read = sampled(at, source.interpolation);
  const color = paint(read);
  const voxel = plane.extent.div(source.runs[0].voxels).toVar() as Vec2;
  const slope = (x: number, y: number) => {
    const step = vec2(x, y).mul(voxel) as Vec2;
    const rise = heightAt(at.add(step) as Vec2).sub(heightAt(at.sub(step) as Vec2));
    return rise.div(step.length().mul(2));
  };
  const normal = vec3(slope(1, 0).negate(), slope(0, 1).negate(), 1).normalize();
  const sun = vec3(...SUN).normalize();
  const bright = clamp(normal.dot(sun).div(sun.z).mul(0.6).add(0.4), 0.25, 1.18);
  const shade = select(isSide.greaterThan(0.5), float(SIDE), bright);
  const shown = sRGBTransferOETF(clamp(color.mul(shade), 0, 1)) as Vec3;
  const crossed = contours.paint(shown, read, plane.pixels.y as Float);
  // Where the surface hides what is behind it, neighboring pixels are no measure of a slope.
  const jump = fwidth(at).length().mul(plane.pixels.x).greaterThan(JUMP);
  const lines = sRGBTransferEOTF(select(jump, shown, crossed) as Vec3) as Vec3;
  return select(seen.greaterThan(0.5), lines, ray.behind) as Vec3;
}
