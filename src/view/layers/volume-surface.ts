import { Break, float, If, Loop, max, mix, pow, select, vec3 } from "three/tsl";
import type { LayerSource } from "./layer.ts";
import type { Float, Ray, Vec3, Vec4 } from "./space-layer.ts";
import { surfaceCell } from "./volume-cells.ts";
import { channelLight, stepsOf } from "./volume-light.ts";
import { readVolume, voxelSide, wayOf } from "./volume-ray.ts";
import type { VolumeUniforms } from "./volume-uniforms.ts";

/** Halvings of the step in which the surface was passed. */
const HALVINGS = 7;
/** How much a cell bulges: change of the normal for each um from its seat. */
const DOME = 0.085;
/** How much of the surface's color a cut face has besides its channels. */
export const FACE_TINT = 0.035;

/** A lit surface where a field passes its level; what a plane or the domain's wall lays open shows the channels. */
export function paintSurface(source: LayerSource, u: VolumeUniforms, ray: Ray): Vec3 {
  const way = wayOf(u, ray);
  const above = readVolume(source, u, u.skin, ray.half);
  const side = voxelSide(source, ray.half);
  const placeAt = (along: Float) => ray.origin.add(ray.direction.mul(along)) as Vec3;
  const heightAt = (along: Float) => above(placeAt(along)).x as Float;
  const hit = float(-1).toVar();
  const isFace = float(0).toVar();
  const normal = vec3(0, 0, 1).toVar();
  const second = max(way.length.sub(way.first), 0) as Float;
  const parts = [
    [way.near, way.first, way.faces[0]],
    [way.resume, second, way.faces[1]],
  ] as const;
  const found = float(0).toVar();
  for (const [start, length, face] of parts) {
    If(found.lessThan(0.5).and(length.greaterThan(0)), () => {
      If(heightAt(start).greaterThan(0), () => {
        found.assign(1);
        isFace.assign(1);
        hit.assign(start);
        normal.assign(face);
      }).Else(() => {
        const { count, ds } = stepsOf(length, side);
        Loop(count, ({ i }) => {
          const along = start.add(float(i).add(1).mul(ds)).toVar() as Float;
          If(heightAt(along).greaterThan(0), () => {
            const low = along.sub(ds).toVar();
            const high = along.toVar();
            Loop(HALVINGS, () => {
              const middle = low.add(high).mul(0.5).toVar() as Float;
              const isIn = heightAt(middle).greaterThan(0);
              high.assign(select(isIn, middle, high));
              low.assign(select(isIn, low, middle));
            });
            found.assign(1);
            hit.assign(low.add(high).mul(0.5));
            Break();
          });
        });
      });
    });
  }
  const color = vec3(ray.behind).toVar();
  If(found.greaterThan(0.5), () => {
    const place = placeAt(hit as unknown as Float).toVar() as Vec3;
    const base = u.surfaceColor.xyz as Vec3;
    If(isFace.greaterThan(0.5), () => {
      const shares = readVolume(source, u, u.values, ray.half)(place);
      color.assign(channelLight(u, shares.toVar() as Vec4).add(base.mul(FACE_TINT)));
    }).Else(() => {
      const reach = side.mul(1.25).toVar() as Float;
      const slope = (x: number, y: number, z: number) => {
        const step = vec3(x, y, z).mul(reach);
        return above(place.add(step) as Vec3).x.sub(above(place.sub(step) as Vec3).x);
      };
      const rise = vec3(slope(1, 0, 0), slope(0, 1, 0), slope(0, 0, 1)).toVar();
      normal.assign(rise.div(max(rise.length(), 1e-9)).negate());
      const shade = float(1).toVar();
      If(u.hasCells.greaterThan(0.5), () => {
        const { off, inside, seen } = surfaceCell(place, source.plane.pixels.x);
        normal.assign(normal.add(off.mul(seen.mul(DOME))).normalize());
        shade.assign(mix(1, mix(0.45, 1.06, inside), seen));
      });
      color.assign(lit(source, base, normal as unknown as Vec3).mul(shade));
    });
  });
  return color as unknown as Vec3;
}

/** Light from the upper left of who looks, some from everywhere, a shine, and a bright rim that rounds the form. */
export function lit({ plane }: LayerSource, base: Vec3, normal: Vec3): Vec3 {
  const towards = plane.forward.negate() as Vec3;
  const sun = plane.right.mul(-0.45).add(plane.up.mul(0.62)).add(towards.mul(0.64)) as Vec3;
  const bright = max(normal.dot(sun), 0).mul(0.78).add(0.16);
  const half = sun.add(towards).normalize();
  const shine = pow(max(normal.dot(half), 0), 40).mul(0.16);
  const grazing = float(1).sub(max(normal.dot(towards), 0));
  const rim = grazing.mul(grazing).mul(grazing).mul(0.1);
  return base.mul(bright).add(shine).add(base.mul(rim)) as Vec3;
}
