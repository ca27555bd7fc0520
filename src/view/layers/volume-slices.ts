import {
  abs,
  clamp,
  Fn,
  float,
  floor,
  int,
  interleavedGradientNoise,
  ivec2,
  Loop,
  max,
  min,
  mix,
  pow,
  screenCoordinate,
  select,
  sRGBTransferOETF,
  textureLoad,
  vec2,
  vec3,
  vec4,
} from "three/tsl";
import { type Node, NodeMaterial } from "three/webgpu";
import { slicesLayout } from "../../look/volume/slices.ts";
import type { FieldSampler } from "../sample-field.ts";
import type { LayerSource } from "./layer.ts";
import { softShoulder } from "./light.ts";
import { placeInDomain } from "./plane-layer.ts";
import type { Float, Vec2, Vec3, Vec4 } from "./space-layer.ts";
import type { VolumeUniforms } from "./volume-uniforms.ts";
import { windowed } from "./windows.ts";

/** sRGB around the planes. */
const SURROUND = [0.027, 0.031, 0.039] as const;
const HAIRLINE = 0.16;
/** Of the lines where the planes meet. */
const CROSS = 0.42;

/** Three planes through the cursor, side by side in one scale; contours on them. */
export function slicesMaterial(source: LayerSource, u: VolumeUniforms): NodeMaterial {
  const { plane, contours } = source;
  const material = new NodeMaterial();
  material.depthTest = false;
  material.depthWrite = false;
  material.fragmentNode = Fn(() => {
    const { place, outside, cross } = placeInPlanes(source, u);
    const sample = sampleVolume(source, place);
    const painted = contours.paint(
      sRGBTransferOETF(paintChannels(u, sample)) as Vec3,
      sample,
      plane.pixels.y as Float,
    );
    const crossed = mix(painted, vec3(1), cross.mul(CROSS));
    const inside = clamp(float(0.5).sub(outside), 0, 1).mul(source.runs[0].present);
    const line = clamp(plane.pixels.y.sub(abs(outside.sub(0.5))), 0, 1).mul(HAIRLINE);
    const around = mix(vec3(...SURROUND), vec3(1), line);
    const noise = interleavedGradientNoise(screenCoordinate.xy).sub(0.5).div(255);
    return vec4(mix(around, crossed, inside).add(noise), 1);
  })();
  return material;
}

function paintChannels(u: VolumeUniforms, sample: FieldSampler): Vec3 {
  const light = vec3(0).toVar();
  Loop(u.count, ({ i }) => {
    const channel = u.channels.element(i) as Vec4;
    const color = u.colors.element(i) as Vec4;
    const share = pow(windowed(sample(int(channel.z)), channel), channel.w).toVar();
    light.addAssign(color.xyz.mul(share.mul(share)));
  });
  return softShoulder(light as unknown as Vec3);
}

/**
 * Place of a pixel in the domain (um from its corner), its signed distance to the nearest plane's outline (px),
 * and how much of it the lines cover where the planes meet. The twin of slicesLayout.
 */
function placeInPlanes(source: LayerSource, u: VolumeUniforms) {
  const { plane } = source;
  const [width, height, depth] = [plane.extent.x, plane.extent.y, plane.depth] as [
    Float,
    Float,
    Float,
  ];
  const gap = min(width, min(height, depth)).mul(slicesLayout.gap).toVar() as Float;
  const seen = vec2(width.add(gap).add(depth), height.add(gap).add(depth)).toVar() as Vec2;
  const q = placeInDomain(source).sub(plane.extent.mul(0.5)).add(seen.mul(0.5)).toVar() as Vec2;
  const isRight = q.x.greaterThan(width.add(gap.mul(0.5)));
  const isUpper = q.y.greaterThan(height.add(gap.mul(0.5)));
  const corner = vec2(
    select(isRight, width.add(gap), float(0)),
    select(isUpper, height.add(gap), float(0)),
  ).toVar() as Vec2;
  const size = vec2(select(isRight, depth, width), select(isUpper, depth, height)).toVar() as Vec2;
  const own = q.sub(corner).toVar() as Vec2;
  const place = vec3(
    select(isRight, u.cursor.x, own.x),
    select(isUpper, u.cursor.y, own.y),
    select(isRight, own.x, select(isUpper, own.y, u.cursor.z)),
  ).toVar() as Vec3;
  const away = abs(own.sub(size.mul(0.5)))
    .sub(size.mul(0.5))
    .mul(plane.pixels.x)
    .toVar();
  const none = isRight.and(isUpper);
  const outside = select(none, float(1e6), max(away.x, away.y)).toVar() as Float;
  const meets = vec2(
    select(isRight, u.cursor.z, u.cursor.x),
    select(isUpper, u.cursor.z, u.cursor.y),
  );
  const off = abs(own.sub(meets)).mul(plane.pixels.x);
  const cover = (distance: Node<"float">) =>
    clamp(plane.pixels.y.mul(0.5).add(0.25).sub(distance), 0, 1);
  // The middle stays free: what one looks at is not covered.
  const near = plane.pixels.y.mul(7);
  const free = select(max(off.x, off.y).lessThan(near), float(0), float(1));
  const cross = max(cover(off.x), cover(off.y)).mul(free).toVar() as Float;
  return { place, outside, cross };
}

/** Values at a place (um from the corner), between the middles of the eight voxels about it. */
function sampleVolume(source: LayerSource, place: Vec3): FieldSampler {
  const { plane, runs } = source;
  const [{ fields, tiles }] = runs;
  const shape = tiles.xyz as unknown as Vec3;
  const position = place.div(vec3(plane.extent, plane.depth)).mul(shape).sub(0.5);
  const bounded = clamp(position, vec3(0), shape.sub(1)).toVar() as Vec3;
  const low = floor(bounded).toVar() as Vec3;
  const share = bounded.sub(low).toVar() as Vec3;
  const high = min(low.add(1), shape.sub(1)).toVar() as Vec3;
  const corner = (slice: Node<"float">) => {
    const row = floor(slice.add(0.5).div(tiles.w));
    return vec2(slice.sub(row.mul(tiles.w)), row)
      .mul(shape.xy)
      .toVar() as Vec2;
  };
  const corners = [corner(low.z), corner(high.z)] as const;
  return (layer) => {
    const read = (x: Node<"float">, y: Node<"float">, tile: Vec2) =>
      textureLoad(fields, ivec2(tile.add(vec2(x, y))), int(0)).depth(layer).x as Float;
    const slice = (tile: Vec2) =>
      mix(
        mix(read(low.x, low.y, tile), read(high.x, low.y, tile), share.x),
        mix(read(low.x, high.y, tile), read(high.x, high.y, tile), share.x),
        share.y,
      );
    return mix(slice(corners[0]), slice(corners[1]), share.z).toVar() as Float;
  };
}
