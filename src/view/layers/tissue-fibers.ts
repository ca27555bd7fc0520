import {
  atan,
  cos,
  dot,
  exp,
  float,
  floor,
  int,
  Loop,
  length,
  max,
  mix,
  pow,
  sin,
  smoothstep,
  uint,
  uvec3,
  vec2,
} from "three/tsl";
import { type Float, hash3, type Vec2, type Vec4 } from "./tissue-nodes.ts";

/** um between the middles of kernels. */
const REACH = 22;
/** Wavelengths, um. */
const FINEST = 4.5;
const COARSEST = 10;
/** um per pixel from which on they are an even tone. */
export const FAINT = 3.5;
/** That tone. */
export const EVEN = 0.3;

/**
 * Collagen, or axons: phasor noise (T. Tricard et al., "Procedural phasor noise", ACM TOG 38(4), 2019), waves
 * across the course of fibers, in phase along it only near a kernel. `twice` is twice the course's angle.
 */
export function fibersAt(p: Vec2, twice: Vec2, noise: Vec4, px: Float, warp: number): Float {
  const across = atan(twice.y, twice.x)
    .mul(0.5)
    .add(Math.PI / 2)
    .toVar();
  const k = vec2(cos(across), sin(across)).toVar();
  const q = p.add(noise.xy.sub(0.5).mul(warp)).toVar();
  const slot = floor(q.div(REACH)).toVar();
  const sum = vec2(0).toVar();
  Loop(9, ({ i }) => {
    const at = slot
      .add(vec2(float(int(i).mod(int(3))).sub(1), floor(float(i).div(3)).sub(1)))
      .toVar();
    const key = uvec3(uint(int(at.x.add(4096))), uint(int(at.y.add(4096))), uint(5));
    const h = hash3(key).toVar();
    const d = q.sub(at.add(h.xy).mul(REACH)).toVar();
    const along = dot(d, k).toVar();
    const phase = along
      .mul(2 * Math.PI)
      .div(mix(FINEST, COARSEST, h.x))
      .add(h.z.mul(2 * Math.PI))
      .toVar();
    const weight = exp(along.mul(along).div(-130).sub(dot(d, d).div(330)));
    sum.addAssign(vec2(cos(phase), sin(phase)).mul(weight));
  });
  const wave = sum.x.div(max(length(sum), 0.25));
  const strand = pow(max(wave.mul(0.5).add(0.5), 0), 4).mul(
    smoothstep(0.25, 0.75, noise.w).mul(1.3).add(0.35),
  );
  return mix(EVEN, strand.add(0.1), smoothstep(FAINT, 1, px)) as Float;
}
