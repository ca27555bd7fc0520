import {
  cos,
  dot,
  float,
  floor,
  fract,
  If,
  int,
  ivec2,
  length,
  log2,
  max,
  min,
  mix,
  select,
  sin,
  texture,
  textureLoad,
  vec2,
  vec4,
} from "three/tsl";
import type { Node, TextureNode } from "three/webgpu";
import { NARROWED, SPINDLE } from "../../look/tissue/cell-at.ts";
import { CAPILLARY, ENDOTHELIUM, SHAPE_CODE } from "../../look/tissue/shapes.ts";
import { LARGE, SMALL } from "../../look/tissue/slots.ts";
import {
  crowd,
  type Float,
  type Int,
  softMin,
  uncrowd,
  type Vec2,
  type Vec4,
} from "./tissue-nodes.ts";
import { NOISE_SIZE } from "./tissue-noise.ts";
import { CODES, TURNS } from "./tissue-table.ts";
import { POLES, type TissueUniforms } from "./tissue-uniforms.ts";

/** Roughness at a place: over 7 um, and over .9 and .33 um. */
export interface Roughness {
  readonly rough: Vec4;
  readonly fine: Vec4;
}

/** What a pixel knows of the cell that it lies in or near. */
export interface DrawnCell {
  /** Code of the shape; a number that no shape has where there is nobody. */
  readonly shape: Float;
  readonly kind: Int;
  readonly center: Vec2;
  /** um from the center. */
  readonly offset: Vec2;
  readonly radius: Float;
  /** Radians. */
  readonly angle: Float;
  /** 0: first state, 1: second ... */
  readonly pole: Float;
  readonly present: Node<"bool">;
  /** um into the cell, negative outside. */
  readonly body: Float;
}

/** `p` in um, `px` um per pixel: detail that is finer than a pixel fades; `fully`: with the finest of it. */
export function roughnessAt(u: TissueUniforms, p: Vec2, px: Float, fully: boolean): Roughness {
  const read = (at: Node, grain: number) =>
    texture(u.noise, at as Vec2).level(max(log2(px.div(grain)), 0));
  const rough = read(p.div(NOISE_SIZE * 7), 7).toVar();
  const coarse = read(p.div(NOISE_SIZE * 0.9).add(0.37), 0.9);
  const mixed = fully ? mix(coarse, read(p.yx.div(NOISE_SIZE * 0.33), 0.33), 0.4) : coarse;
  const fine = mixed.sub(0.5).mul(1.25).add(0.5).toVar();
  return { rough: rough as Vec4, fine: fine as Vec4 };
}

const NOBODY = 1e9;
const NEIGHBORS = [-1, 0, 1].flatMap((j) => [-1, 0, 1].map((i) => [i, j] as const));

/** Owner of a place among the large cells: the power diagram of discs, by which big cells push small ones aside. */
export function largeCell(u: TissueUniforms, q: Vec2): DrawnCell {
  const own = float(NOBODY).toVar();
  const raw = vec4(0).toVar();
  const slot = floor(q.div(LARGE)).toVar() as Vec2;
  const seats = NEIGHBORS.map(([i, j]) => {
    const t = seatAt(u.large, slot, i, j, u.largeCount as unknown as Vec2);
    const d = q.sub(t.xy).toVar() as Vec2;
    If(shapeOf(t).equal(SHAPE_CODE.fibroblast), () => {
      d.assign(unstretch(d, angleOf(t), float(SPINDLE)));
    });
    const power = select(t.z.greaterThan(0), dot(d, d).sub(t.z.mul(t.z)), NOBODY).toVar();
    If(power.lessThan(own), () => {
      own.assign(power as Float);
      raw.assign(t);
    });
    return { center: t.xy as Vec2, power: power as Float };
  });
  const sum = float(1e-9).toVar();
  for (const { center, power } of seats) {
    const apart = length(center.sub(raw.xy)).toVar();
    If(power.lessThan(NOBODY / 10).and(apart.greaterThan(0.01)), () => {
      // An exact distance: the border of two discs is straight.
      sum.addAssign(crowd(power.sub(own).div(apart.mul(2)) as Float));
    });
  }
  const cell = decode(raw);
  const d = cell.offset(q);
  const round = d.toVar() as Vec2;
  If(cell.shape.equal(SHAPE_CODE.fibroblast), () => {
    round.assign(unstretch(d, cell.angle, float(SPINDLE)));
  });
  const border = uncrowd(sum).sub(0.35) as Float;
  const alone = cell.radius.sub(length(round)) as Float;
  const body = select(cell.present, softMin(border, alone, 1.8), -9).toVar() as Float;
  return { ...cell, offset: d, body };
}

/** The small cell, or part of a vessel, that is nearest. */
export function smallCell(u: TissueUniforms, q: Vec2): DrawnCell {
  const depth = float(-99).toVar();
  const raw = vec4(0).toVar();
  const slot = floor(q.div(SMALL)).toVar() as Vec2;
  for (const [i, j] of NEIGHBORS) {
    const t = seatAt(u.small, slot, i, j, u.smallCount as unknown as Vec2);
    const d = q.sub(t.xy).toVar() as Vec2;
    const shape = shapeOf(t).toVar() as Float;
    If(shape.greaterThanEqual(ENDOTHELIUM), () => {
      const stretch = select(
        shape.equal(ENDOTHELIUM),
        2.6,
        select(shape.equal(CAPILLARY), 1.25, 1.18),
      );
      d.assign(unstretch(d, angleOf(t), stretch as Float));
    });
    const into = select(t.z.greaterThan(0), t.z.sub(length(d)), -99).toVar();
    If(into.greaterThan(depth), () => {
      depth.assign(into as Float);
      raw.assign(t);
    });
  }
  const cell = decode(raw);
  return { ...cell, offset: cell.offset(q), body: depth as Float };
}

/** The color of a cell's kind and state, light or dye; `shown` counts from the first row of the kind. */
export function inkOf(u: TissueUniforms, { kind, pole }: DrawnCell): Node<"vec3"> {
  const last = (u.kinds.element(kind) as Vec4).x.sub(1);
  const low = min(floor(pole), last).toVar();
  const row = (at: Node) =>
    (u.inks.element(kind.mul(POLES).add(int(at as Float))) as Vec4).xyz as Node<"vec3">;
  return mix(row(low), row(min(low.add(1), last)), fract(pole)) as Node<"vec3">;
}

function seatAt(table: TextureNode, slot: Vec2, i: number, j: number, count: Vec2) {
  const at = min(max(slot.add(vec2(i, j)), vec2(0)), count.sub(1));
  return textureLoad(table, ivec2(at), int(0)).toVar() as Vec4 & { xy: Vec2 };
}

const wholeOf = (t: Vec4) => floor(t.w.div(TURNS));
const shapeOf = (t: Vec4) => {
  const whole = wholeOf(t);
  return whole.sub(floor(whole.div(CODES)).mul(CODES)) as Float;
};
const angleOf = (t: Vec4) =>
  floor(t.w.sub(wholeOf(t).mul(TURNS)))
    .add(0.5)
    .mul(Math.PI / TURNS) as Float;

function decode(t: Vec4) {
  const center = t.xy as Vec2;
  return {
    shape: shapeOf(t).toVar() as Float,
    kind: int(floor(wholeOf(t).div(CODES))).toVar() as Int,
    center,
    offset: (q: Vec2) => q.sub(center).toVar() as Vec2,
    radius: t.z as Float,
    angle: angleOf(t).toVar() as Float,
    pole: fract(t.w)
      .mul(POLES - 1)
      .toVar() as Float,
    present: t.z.greaterThan(0) as Node<"bool">,
  };
}

/** From the center, in the frame of a spindle, so that it is a disc of its radius. */
export function unstretch(d: Vec2, angle: Float, stretch: Float): Vec2 {
  const c = cos(angle).toVar();
  const s = sin(angle).toVar();
  const along = c.mul(d.x).add(s.mul(d.y));
  const across = c.mul(d.y).sub(s.mul(d.x));
  return vec2(along.div(stretch), across.mul(mix(1, stretch, NARROWED))).toVar() as Vec2;
}
