import {
  clamp,
  cos,
  Fn,
  float,
  floor,
  If,
  int,
  ivec2,
  Loop,
  length,
  max,
  min,
  mix,
  normalize,
  screenCoordinate,
  sign,
  sin,
  smoothstep,
  textureLoad,
  vec2,
  vec3,
  vec4,
} from "three/tsl";
import type { Node } from "three/webgpu";
import { Mesh, NodeMaterial, PlaneGeometry } from "three/webgpu";
import { OUTLINE } from "../../look/tissue/slot-reader.ts";
import { sampleField } from "../sample-field.ts";
import type { LayerSource } from "./layer.ts";
import { eachPole, type Float, type Int, type Vec2, type Vec3, type Vec4 } from "./tissue-nodes.ts";
import { POLES, type TissueUniforms } from "./tissue-uniforms.ts";
import { windowed } from "./windows.ts";

/** um beyond which nothing of a vessel is near. */
const FAR = 60;

/** Full-screen quads that paint what many pixels share, when the fields change. */
export function passMesh(node: () => Vec4): Mesh<PlaneGeometry, NodeMaterial> {
  const material = new NodeMaterial();
  material.depthTest = false;
  material.depthWrite = false;
  material.fragmentNode = Fn(node)();
  const mesh = new Mesh(new PlaneGeometry(2, 2), material);
  mesh.frustumCulled = false;
  return mesh;
}

/** Value and gradient per voxel of a layer: cubic B-spline. */
export function bspline(source: LayerSource, layer: Int, position: Vec2): Vec3 {
  const { fields, voxels } = source.runs[0];
  const corner = floor(position).toVar();
  const f = position.sub(corner).toVar();
  const weights = (t: Float) => {
    const r = float(1).sub(t);
    const a = r.mul(r).mul(r).div(6).toVar();
    const d = t.mul(t).mul(t).div(6).toVar();
    const b = t
      .mul(t)
      .mul(t.mul(0.5).sub(1))
      .add(2 / 3)
      .toVar();
    return [a, b, float(1).sub(a).sub(b).sub(d).toVar(), d];
  };
  const slopes = (t: Float) => {
    const r = float(1).sub(t);
    const a = r.mul(r).mul(-0.5).toVar();
    const b = t.mul(t).mul(1.5).sub(t.mul(2)).toVar();
    const d = t.mul(t).mul(0.5).toVar();
    return [a, b, a.add(b).add(d).negate().toVar(), d];
  };
  const [wx, wy, dx, dy] = [weights(f.x), weights(f.y), slopes(f.x), slopes(f.y)];
  const sum = vec3(0).toVar();
  for (let j = 0; j < 4; j++) {
    for (let i = 0; i < 4; i++) {
      const at = min(max(corner.add(vec2(i - 1, j - 1)), vec2(0)), voxels.sub(1));
      const value = textureLoad(fields, ivec2(at), int(0)).depth(layer).x as Float;
      const [x, y, sx, sy] = [wx[i], wy[j], dx[i], dy[j]] as [Float, Float, Float, Float];
      sum.addAssign(vec3(x.mul(y), sx.mul(y), x.mul(sy)).mul(value));
    }
  }
  return sum;
}

/** Place of a pixel of the ground (um). */
function groundPlace(source: LayerSource, u: TissueUniforms): Vec2 {
  return screenCoordinate.xy.div(u.groundSize).mul(source.plane.extent) as Vec2;
}

const voxelPosition = ({ plane, runs: [{ voxels }] }: LayerSource, place: Vec2): Vec2 =>
  place.div(plane.extent).mul(voxels).sub(0.5).toVar() as Vec2;

/** um into the lumen, course of fibers (twice their angle, as a vector), amount of fibers. */
export function outlinePass(source: LayerSource, u: TissueUniforms) {
  return passMesh(() => {
    const place = groundPlace(source, u).toVar();
    const q = voxelPosition(source, place);
    const voxel = source.plane.extent.div(source.runs[0].voxels).toVar();
    const inside = float(-FAR).toVar();
    If(u.vessel.greaterThanEqual(0), () => {
      const v = bspline(source, u.vessel as Int, q);
      const slope = length(v.yz.div(voxel)).toVar();
      const away = v.x.sub(OUTLINE).toVar();
      // Where nothing rises the outline is nowhere near: else a plateau turns into wall.
      const push = sign(away)
        .mul(9)
        .mul(smoothstep(0.012, 0.003, slope));
      inside.assign(clamp(away.div(max(slope, 0.004)).add(push), -FAR, FAR));
    });
    const matrix = float(0.35).toVar();
    If(u.fibers.greaterThanEqual(0), () => {
      matrix.assign(
        clamp(
          bspline(source, u.fibers as Int, q)
            .x.mul(2)
            .add(0.3),
          0,
          1,
        ),
      );
    });
    const rise = vec2(0).toVar();
    If(u.tumor.greaterThanEqual(0), () => {
      rise.assign(bspline(source, u.tumor as Int, q).yz.mul(3));
    });
    const twice = course(place, rise).toVar();
    If(u.nerve.greaterThanEqual(0), () => {
      const along = nerveCourse(source, u, q, voxel);
      const { x: near } = along;
      twice.assign(normalize(mix(twice, along.yz, smoothstep(-30, -5, near)).add(1e-5)));
    });
    return vec4(inside, twice, matrix) as Vec4;
  });
}

/** Fibers wind about the tumor; elsewhere a slow fixed field says where they go. */
function course(place: Vec2, rise: Vec2): Vec2 {
  const wander = sin(place.x.mul(0.0071).add(sin(place.y.mul(0.0053)).mul(1.3)))
    .mul(2.2)
    .add(sin(place.y.mul(0.0083).add(sin(place.x.mul(0.0047).add(2)).mul(1.7))).mul(2))
    .toVar();
  const free = vec2(cos(wander), sin(wander));
  const tangent = vec2(
    rise.y.mul(rise.y).sub(rise.x.mul(rise.x)),
    rise.x.mul(rise.y).mul(-2),
  ).toVar();
  const about = tangent.div(max(length(tangent), 1e-9));
  return mix(free, about, smoothstep(0.01, 0.08, length(rise))) as Vec2;
}

/** A nerve's rim, and how steep it is at least, per um. */
const NERVE_OUTLINE = 0.45;

/** um into the nerve, and its course: across the gradients about. */
function nerveCourse(source: LayerSource, u: TissueUniforms, q: Vec2, voxel: Vec2): Vec3 {
  const sum = vec2(0).toVar();
  const inside = float(-FAR).toVar();
  Loop(13, ({ i }) => {
    const turn = float(i).mul(0.5236).toVar();
    const reach = float(i).lessThan(12).select(2.6, 0);
    const n = bspline(source, u.nerve as Int, q.add(vec2(cos(turn), sin(turn)).mul(reach)) as Vec2);
    const rise = n.yz.div(voxel).toVar();
    sum.subAssign(vec2(rise.x.mul(rise.x).sub(rise.y.mul(rise.y)), rise.x.mul(rise.y).mul(2)));
    inside.assign(clamp(n.x.sub(NERVE_OUTLINE).div(max(length(rise), 0.004)), -FAR, FAR));
  });
  return vec3(inside, sum.div(max(length(sum), 1e-9))) as Vec3;
}

/** Light of the densities (or their dyes), which cells dissolve into from afar, and how full it is. */
export function hazePass(source: LayerSource, u: TissueUniforms) {
  return passMesh(() => {
    const place = groundPlace(source, u).toVar();
    const { fields, voxels } = source.runs[0];
    const sample = sampleField(fields, voxels, voxelPosition(source, place), source.interpolation);
    const light = vec3(0).toVar();
    const cover = float(0).toVar();
    Loop(u.count, ({ i }) => {
      const kind = (u.kinds.element(i) as Vec4).toVar();
      const gain = (u.sizes.element(i) as Vec4).z;
      eachPole(kind.x as Float, (j) => {
        const at = int(i).mul(POLES).add(j).toVar();
        const pole = u.poles.element(at) as Vec4;
        const value = max(sample(int(pole.w) as Int), 0).toVar();
        const share = windowed(value as Float, u.windows.element(at) as Vec4);
        const shown = share.mul(share);
        const focused = u.focus.lessThan(0).or(u.focus.equal(int(i)));
        const ink = stepBack((u.inks.element(at) as Vec4).xyz as Vec3, focused as Node<"bool">);
        light.addAssign(ink.mul(shown).mul(gain));
        cover.addAssign(value);
      });
    });
    return vec4(light, min(cover, 1)) as Vec4;
  });
}

/** The color of a kind, or what is left of it where another is looked at. */
export function stepBack(color: Vec3, isFocused: Node<"bool">): Vec3 {
  const gray = color.dot(vec3(0.2, 0.5, 0.3)).mul(0.3);
  return mix(vec3(gray), color, isFocused.select(1, 0)) as Vec3;
}

/** Light of molecules, and um into the nerve. */
export function glowPass(source: LayerSource, u: TissueUniforms) {
  return passMesh(() => {
    const place = groundPlace(source, u).toVar();
    const { fields, voxels } = source.runs[0];
    const q = voxelPosition(source, place);
    const sample = sampleField(fields, voxels, q, source.interpolation);
    const light = vec3(0).toVar();
    Loop(u.glowCount, ({ i }) => {
      const row = u.glows.element(i) as Vec4;
      const share = windowed(sample(int(row.z) as Int), row);
      light.addAssign((u.glowColors.element(i) as Vec4).xyz.mul(share.mul(share)));
    });
    const nerve = float(-FAR).toVar();
    If(u.nerve.greaterThanEqual(0), () => {
      const n = bspline(source, u.nerve as Int, q);
      const slope = length(n.yz.div(source.plane.extent.div(voxels)));
      nerve.assign(clamp(n.x.sub(NERVE_OUTLINE).div(max(slope, 0.004)), -FAR, FAR));
    });
    return vec4(light, nerve) as Vec4;
  });
}
