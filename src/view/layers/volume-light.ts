import {
  Break,
  clamp,
  exp,
  float,
  If,
  int,
  interleavedGradientNoise,
  Loop,
  max,
  pow,
  screenCoordinate,
  select,
  vec3,
  vec4,
} from "three/tsl";
import type { Node } from "three/webgpu";
import { MOST_CHANNELS } from "../../look/volume/schema.ts";
import type { LayerSource } from "./layer.ts";
import { softShoulder } from "./light.ts";
import type { Float, Ray, Vec3, Vec4 } from "./space-layer.ts";
import { readVolume, voxelSide, wayOf } from "./volume-ray.ts";
import type { VolumeUniforms } from "./volume-uniforms.ts";

/** Light that is left where a ray needs to go no farther. */
const DARK = 0.005;
/** Parts of a step about the brightest place, where a maximum looks once more. */
const FINER = [-0.45, -0.3, -0.15, 0.15, 0.3, 0.45] as const;
/** Steps of a ray, at most. */
const STEPS = 1024;

/** Visits each channel that there is: its share of the window (0 to 1, with its gamma) and its color. */
export function eachChannel(
  u: VolumeUniforms,
  shares: Vec4,
  visit: (share: Float, color: Vec4) => void,
): void {
  const parts = [shares.x, shares.y, shares.z, shares.w] as Float[];
  for (let index = 0; index < MOST_CHANNELS; index++) {
    If(u.count.greaterThan(index), () => {
      const { w: gamma } = u.channels.element(int(index)) as Node<"vec4">;
      const share = pow(clamp(parts[index] as Float, 0, 1), gamma).toVar() as Float;
      visit(share, u.colors.element(int(index)) as Vec4);
    });
  }
}

/** Channels as colored light added on black, as the composite adds them. */
export function channelLight(u: VolumeUniforms, shares: Vec4): Vec3 {
  const light = vec3(0).toVar();
  eachChannel(u, shares, (share, color) => {
    // The square in linear light is close to even steps to the eye.
    light.addAssign(color.xyz.mul(share.mul(share)));
  });
  return softShoulder(light as unknown as Vec3);
}

/**
 * Emission and absorption (N. Max, "Optical models for direct volume rendering", 1995): along the ray light
 * is added and taken in proportion to the channels' extinctions k, over a step ds by 1 - exp(-k ds).
 */
export function paintEmission(source: LayerSource, u: VolumeUniforms, ray: Ray): Vec3 {
  const light = vec3(0).toVar();
  const left = float(1).toVar();
  const way = wayOf(u, ray);
  If(way.length.greaterThan(0), () => {
    const read = readVolume(source, u, u.values, ray.half);
    const { count, ds } = stepsOf(way.length, voxelSide(source, ray.half));
    // Without it steps show as rings.
    const jitter = interleavedGradientNoise(screenCoordinate.xy).sub(0.5).mul(0.9).toVar();
    Loop(count, ({ i }) => {
      const along = way.at(float(i).add(0.5).add(jitter).mul(ds) as Float);
      const shares = read(ray.origin.add(ray.direction.mul(along)) as Vec3).toVar() as Vec4;
      const taken = float(0).toVar();
      const given = vec3(0).toVar();
      eachChannel(u, shares, (share, color) => {
        const k = share.mul(color.w).toVar();
        taken.addAssign(k);
        given.addAssign(color.xyz.mul(k));
      });
      const passed = exp(taken.mul(ds).negate()).toVar();
      const weight = select(taken.mul(ds).lessThan(1e-4), ds, float(1).sub(passed).div(taken));
      light.addAssign(given.mul(weight).mul(left));
      left.mulAssign(passed);
      If(left.lessThan(DARK), () => {
        Break();
      });
    });
  });
  return light.add(ray.behind.mul(left)) as Vec3;
}

/** The brightest value of each channel along the ray. */
export function paintMaximum(source: LayerSource, u: VolumeUniforms, ray: Ray): Vec3 {
  const brightest = vec4(0).toVar();
  const way = wayOf(u, ray);
  If(way.length.greaterThan(0), () => {
    const read = readVolume(source, u, u.values, ray.half);
    // Twice as fine: a peak of one voxel is not stepped over.
    const { count, ds } = stepsOf(way.length, voxelSide(source, ray.half).mul(0.5) as Float);
    const top = float(0).toVar();
    const peak = float(0).toVar();
    const look = (passed: Float, seen: (greatest: Float) => void) => {
      const shares = read(ray.origin.add(ray.direction.mul(way.at(passed))) as Vec3).toVar();
      brightest.assign(max(brightest, shares));
      seen(max(max(shares.x, shares.y), max(shares.z, shares.w)).toVar() as Float);
    };
    Loop(count, ({ i }) => {
      const passed = float(i).add(0.5).mul(ds).toVar() as Float;
      look(passed, (greatest) => {
        peak.assign(select(greatest.greaterThan(top), passed, peak));
        top.assign(max(top, greatest));
      });
    });
    // Closer about the brightest place: a peak of one voxel lies between two steps.
    for (const off of FINER) look(peak.add(ds.mul(off)) as Float, () => {});
  });
  return max(channelLight(u, brightest as unknown as Vec4), ray.behind) as Vec3;
}

/** Whole steps of at most a length (um) that fill a way. */
export function stepsOf(length: Float, most: Float): { count: Node<"int">; ds: Float } {
  const steps = clamp(length.div(most).ceil(), 1, STEPS).toVar();
  return { count: int(steps), ds: length.div(steps).toVar() as Float };
}
