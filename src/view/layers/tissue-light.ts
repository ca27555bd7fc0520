import { exp, float, If, max, min, mix, smoothstep, sRGBTransferOETF, vec3 } from "three/tsl";
import { LARGE } from "../../look/tissue/slots.ts";
import { type Float, fall, type Vec3, type Vec4 } from "./tissue-nodes.ts";
import type { Stain } from "./tissue-stain.ts";
import type { TissueUniforms } from "./tissue-uniforms.ts";

export interface Surroundings {
  /** Light or dye of the densities, and how full the place is. */
  readonly haze: Vec4;
  readonly glow: Vec3;
  /** um into the lumen. */
  readonly inside: Float;
  readonly lumen: Float;
  readonly media: Float;
  /** um per pixel. */
  readonly px: Float;
}

/** Light of molecules at the top of their window, where cells are seen through it. */
const GLOW = 0.26;
/** Linear light is kept up to here; above it bends towards 1. */
const SHOULDER = 0.72;

/** Optical densities of hematoxylin, eosin and red cells. */
const HEMATOXYLIN = [0.98, 1.12, 0.4] as const;
const EOSIN = [0.05, 0.46, 0.22] as const;
const HEMOGLOBIN = [0.08, 1, 0.92] as const;
/** Of the light, what bare glass lets through. */
const GLASS = 0.965;

/** sRGB of stains, as light on black or on a stained section. */
export function paintStain(u: TissueUniforms, stain: Stain, about: Surroundings): Vec3 {
  const size = float(LARGE).div(about.px).toVar() as Float;
  // Cells of less than three pixels are a color, not a picture; a haze of it stays behind them.
  const near = smoothstep(1.2, 4.5, size).toVar() as Float;
  const apart = float(1)
    .sub(smoothstep(2.5, 15, size))
    .toVar() as Float;
  const color = vec3(0).toVar() as Vec3;
  If(u.stained.lessThan(0.5), () => {
    color.assign(shoulder(fluorescence(u, stain, about, near, apart)));
  }).Else(() => {
    color.assign(stained(stain, about, near, apart));
  });
  return sRGBTransferOETF(color) as Vec3;
}

function fluorescence(
  u: TissueUniforms,
  stain: Stain,
  { haze, glow, inside, lumen, media }: Surroundings,
  near: Float,
  apart: Float,
): Vec3 {
  const vessel = u.vesselColor.xyz;
  const bare = float(1).sub(lumen);
  const ground = vec3(0.0012, 0.0015, 0.0034);
  const fog = haze.xyz.mul(bare).toVar();
  const depth = max(inside, 0) as Float;
  const color = ground
    .add(fog.mul(mix(0.02, 0.2, apart)))
    .add(vec3(0.02, 0.024, 0.042).mul(stain.fiber))
    .add(vec3(0.015, 0.056, 0.335).mul(stain.nucleus.mul(stain.nucleus)))
    .add(vec3(0.002, 0.0025, 0.005).mul(stain.plasma))
    .add(stain.fill.mul(0.32).add(stain.rim).mul(apart.mul(0.7).add(1)))
    .add(vessel.mul(stain.wall).mul(apart.mul(0.9).add(0.85)))
    .add(vessel.mul(stain.muscle).mul(apart.mul(0.2).add(0.07)))
    .add(vec3(0.085, 0.008, 0.01).mul(stain.blood))
    .add(
      vessel
        .mul(lumen)
        .mul(mix(0.1, 0.45, apart))
        .mul(fall(depth.div(9) as Float)),
    );
  const far = ground
    .add(fog.mul(0.7))
    .add(vec3(0.004, 0.015, 0.09).mul(haze.w).mul(bare))
    .add(vessel.mul(stain.wall.add(media.mul(0.3))).mul(0.7))
    .add(
      vessel.mul(lumen).mul(
        fall(depth.div(8) as Float)
          .mul(0.3)
          .add(0.1),
      ),
    );
  return mix(far, color, near).add(glow.mul(GLOW).mul(bare)) as Vec3;
}

/** Light that dyes leave (Beer and Lambert). */
function stained(
  stain: Stain,
  { haze, glow, lumen, media }: Surroundings,
  near: Float,
  apart: Float,
): Vec3 {
  const [hematoxylin, eosin, red] = [vec3(...HEMATOXYLIN), vec3(...EOSIN), vec3(...HEMOGLOBIN)];
  const bare = float(1).sub(lumen);
  const density = hematoxylin
    .mul(stain.nucleus.mul(1.15))
    .add(eosin.mul(stain.plasma.mul(0.5).add(stain.fiber.mul(1.35)).add(stain.open.mul(0.2))))
    .add(stain.fill.mul(1.25))
    .add(stain.rim.mul(0.9))
    .add(eosin.mul(0.5).add(hematoxylin.mul(0.25)).mul(stain.wall))
    .add(eosin.mul(0.85).add(hematoxylin.mul(0.06)).mul(stain.muscle))
    .add(red.mul(stain.blood).mul(apart.mul(0.8).add(0.85)))
    .add(haze.xyz.mul(0.45).mul(apart).mul(bare));
  const far = haze.xyz
    .add(hematoxylin.mul(haze.w.mul(0.45)))
    .add(eosin.mul(float(1).sub(haze.w).mul(0.3)))
    .mul(bare)
    .add(eosin.mul(media))
    .add(hematoxylin.mul(stain.wall.mul(0.4)))
    .add(red.mul(lumen).mul(0.55));
  const left = exp(mix(far, density, near).negate()).mul(GLASS);
  // A molecule's glow takes the other colors away.
  const top = max(glow.x, max(glow.y, glow.z)).toVar();
  return left.mul(float(1).sub(vec3(top).sub(glow).mul(0.3))) as Vec3;
}

/** Keeps hue: the brightest part bends towards 1 and the others follow. */
function shoulder(light: Vec3): Vec3 {
  const top = max(light.x, max(light.y, light.z)).toVar();
  const over = max(top.sub(SHOULDER), 0);
  const bent = float(1)
    .sub(exp(over.div(SHOULDER - 1)))
    .mul(1 - SHOULDER);
  return light.mul(min(top, SHOULDER).add(bent).div(max(top, 1e-6))) as Vec3;
}
