import {
  atan,
  cos,
  float,
  If,
  int,
  length,
  max,
  min,
  mix,
  mod,
  select,
  sin,
  smoothstep,
  uint,
  uvec3,
  vec2,
  vec3,
} from "three/tsl";
import type { Node } from "three/webgpu";
import { OUTLINE_SALT } from "../../look/tissue/cell-at.ts";
import { BLOOD, CAPILLARY, ENDOTHELIUM, SHAPE_CODE } from "../../look/tissue/shapes.ts";
import { type DrawnCell, inkOf, type Roughness, unstretch } from "./tissue-cells.ts";
import { stepBack } from "./tissue-ground.ts";
import { type Float, fall, hash3, type Vec2, type Vec3 } from "./tissue-nodes.ts";
import type { TissueUniforms } from "./tissue-uniforms.ts";

const TAU = 2 * Math.PI;

/** Amounts of stain at a place; rim and fill have the color of the cell's kind and state. */
export type Stain = ReturnType<typeof createStain>;

export function createStain() {
  return {
    rim: vec3(0).toVar(),
    fill: vec3(0).toVar(),
    nucleus: float(0).toVar(),
    plasma: float(0).toVar(),
    blood: float(0).toVar(),
    fiber: float(0).toVar(),
    wall: float(0).toVar(),
    muscle: float(0).toVar(),
    /** Share of bare ground. */
    open: float(1).toVar(),
  };
}

/** What both kinds of cells are drawn with. */
export interface Brush {
  readonly u: TissueUniforms;
  readonly noise: Roughness;
  /** um over which an edge is soft. */
  readonly aa: Float;
  /** 1 near, 0 where detail is finer than a pixel. */
  readonly detail: Float;
}

const edge = (aa: Float, depth: Float): Float =>
  smoothstep(aa.negate(), aa, depth).toVar() as Float;
const luckOf = (center: Vec2, salt: number): Vec3 =>
  hash3(uvec3(uint(int(center.x.mul(8))), uint(int(center.y.mul(8))), uint(salt))).toVar() as Vec3;

function dyeOf(u: TissueUniforms, cell: DrawnCell): Vec3 {
  const focused = u.focus.lessThan(0).or(u.focus.equal(cell.kind));
  return stepBack(inkOf(u, cell), focused as Node<"bool">).toVar() as Vec3;
}

/** A large cell: outline by shape, nucleus, grain; `dent` is the depth at which small cells and walls dent it. */
export function stainLarge(
  stain: Stain,
  { u, noise: { fine }, aa, detail }: Brush,
  cell: DrawnCell,
  q: Vec2,
  dent: Float,
  covered: Float,
): void {
  If(cell.present.and(covered.lessThan(1)), () => {
    const { shape, radius, offset, center } = cell;
    const is = (name: keyof typeof SHAPE_CODE) => shape.equal(SHAPE_CODE[name]);
    const h = luckOf(center, OUTLINE_SALT);
    const h2 = luckOf(center, 4);
    const dye = dyeOf(u, cell);
    const vary = mix(0.7, 1.15, h.x).toVar();
    const away = length(offset).toVar();
    const turn = atan(offset.y, offset.x).toVar();
    const body = min(cell.body, dent).toVar();
    If(is("macrophage"), () => {
      const lobes = cos(turn.mul(3).add(h.z.mul(TAU))).mul(0.1);
      const teeth = cos(turn.mul(5).add(h.x.mul(TAU))).mul(0.07);
      body.assign(min(body, radius.mul(lobes.add(teeth).add(0.92)).sub(away)));
    });
    If(is("debris"), () => {
      const rags = fine.y
        .sub(0.5)
        .mul(0.5)
        .add(cos(turn.mul(4).add(h.z.mul(TAU))).mul(0.12));
      body.assign(min(body, radius.mul(rags.add(0.85)).sub(away)));
    });
    const within = edge(aa, body as Float);
    stain.open.subAssign(within);
    const nuc = nucleus(cell, h, h2, body as Float, fine.x as Float, q);
    const inN = edge(aa, nuc).mul(within).toVar();
    const spots = select(is("tumor"), nucleoli(cell, h, h2, aa), 0).mul(detail);
    const chromatin = mix(1, fine.z.mul(1.1).add(0.45), detail);
    const membrane = fall(max(nuc, 0).div(0.5) as Float)
      .mul(0.45)
      .mul(detail);
    const keep = float(1).sub(covered).toVar();
    stain.nucleus.assign(
      inN
        .mul(chromatin)
        .mul(vary)
        .mul(select(is("debris"), 0.75, 1))
        .mul(membrane.add(1).add(spots.mul(0.35)))
        .mul(keep),
    );
    const granules = fine.w
      .mul(fine.w)
      .mul(1.5)
      .add(0.35)
      .add(smoothstep(0.5, 0.9, fine.w).mul(0.5));
    const grain = select(
      is("macrophage"),
      granules,
      select(is("debris"), fine.w.mul(2), fine.w.mul(0.8).add(0.6)),
    );
    const plasma = within
      .mul(inN.mul(-0.85).add(1))
      .mul(mix(1, grain, detail))
      .mul(vary)
      .toVar();
    const fill = select(is("macrophage"), 1.15, select(is("debris"), 0.5, 0.2));
    const rim = select(is("debris"), 0.15, select(is("macrophage"), 0.7, 0.42));
    const depth = max(body, 0).toVar();
    stain.plasma.assign(plasma.mul(keep));
    stain.rim.assign(
      dye
        .mul(vary)
        .mul(within)
        .mul(fall(depth.div(0.8) as Float).add(fall(depth.div(2.6) as Float).mul(0.22)))
        .mul(rim)
        .mul(keep),
    );
    // Light that is out of focus lies about a cell; a dye does not.
    const halo = float(1)
      .sub(within)
      .mul(select(is("macrophage"), 0.3, 0.12))
      .mul(fall(min(body, 0).div(-2.4) as Float))
      .mul(float(1).sub(u.stained));
    stain.fill.assign(dye.mul(plasma.mul(fill).add(halo)).mul(keep));
  });
}

/** um into the nucleus: an ellipse with two waves, never nearer than .9 um to the membrane. */
function nucleus(cell: DrawnCell, h: Vec3, h2: Vec3, body: Float, rag: Float, q: Vec2): Float {
  const { shape, radius, offset, angle } = cell;
  const is = (name: keyof typeof SHAPE_CODE) => shape.equal(SHAPE_CODE[name]);
  const isMacrophage = is("macrophage");
  const isSpindle = is("fibroblast");
  const share = select(isMacrophage, 0.4, select(isSpindle, 0.42, mix(0.5, 0.62, h.y)));
  const from = offset.sub(nucleusOffset(cell, h2)).toVar() as Vec2;
  const turn = atan(from.y, from.x).toVar();
  const round = unstretch(
    from,
    select(isSpindle, angle, h2.z.mul(TAU)) as Float,
    select(isSpindle, 2.3, mix(1, 1.3, h2.y)) as Float,
  );
  const wave = cos(turn.mul(2).add(h.z.mul(TAU)))
    .mul(select(isMacrophage, 0.16, 0.05))
    .add(cos(turn.mul(3).add(h.x.mul(TAU))).mul(0.05));
  const whole = min(radius.mul(share).mul(wave.add(1)).sub(length(round)), body.sub(0.9));
  const tile = mod(q.add(h.xy.mul(9)), 4.2).sub(2.1) as Vec2;
  const pieces = max(
    radius.mul(0.26).sub(length(offset.sub(h.xy.sub(0.5).mul(3)))),
    float(0.95).sub(length(tile)),
  ).sub(rag.sub(0.4).mul(0.9));
  return select(is("debris"), min(pieces, body), whole).toVar() as Float;
}

function nucleusOffset({ shape, radius }: DrawnCell, h2: Vec3): Vec2 {
  const share = select(shape.equal(SHAPE_CODE.macrophage), 0.3, 0.1);
  return vec2(cos(h2.x.mul(TAU)), sin(h2.x.mul(TAU)))
    .mul(radius)
    .mul(share) as Vec2;
}

function nucleoli(cell: DrawnCell, h: Vec3, h2: Vec3, aa: Float): Float {
  const from = cell.offset.sub(nucleusOffset(cell, h2)).toVar();
  const first = length(from.sub(vec2(h.y, h.z).sub(0.5).mul(2.2)));
  const second = length(from.add(h2.xy.sub(0.5).mul(2.6)));
  return edge(aa, float(1).sub(min(first, second)) as Float);
}

/** A small cell or part of a vessel, on top of the large ones; `isIn` is its cover of the pixel. */
export function stainSmall(
  stain: Stain,
  { u, noise: { fine }, aa, detail }: Brush,
  cell: DrawnCell,
  isIn: Float,
): void {
  const { shape, radius, offset, center, body } = cell;
  If(cell.present.and(body.greaterThan(-6)), () => {
    const h = luckOf(center, 6);
    If(shape.equal(ENDOTHELIUM), () => {
      stain.nucleus.addAssign(isIn.mul(1.1));
      stain.wall.addAssign(isIn.mul(0.25));
    })
      .ElseIf(shape.equal(CAPILLARY), () => {
        const bore = edge(aa, body.sub(1.5) as Float);
        stain.wall.addAssign(isIn.sub(bore).mul(0.9));
        stain.blood.addAssign(bore.mul(0.3));
      })
      .ElseIf(shape.equal(BLOOD), () => {
        const dimple = smoothstep(0.2, 1.8, length(offset).sub(0.6).abs());
        stain.blood.addAssign(isIn.mul(mix(0.5, 1, dimple)).mul(mix(0.75, 1.1, h.x)));
      })
      .Else(() => {
        const isLobed = shape.equal(SHAPE_CODE.granulocyte);
        const dye = dyeOf(u, cell);
        const vary = mix(0.75, 1.15, h.x).toVar();
        const round = radius.mul(0.78).sub(length(offset.sub(h.yz.sub(0.5).mul(0.4))));
        const lobes = [0, 1, 2].map((lobe) => {
          const turn = h.y.mul(TAU).add(lobe * 1.75);
          const at = vec2(cos(turn), sin(turn)).mul(radius).mul(0.42);
          return radius.mul(0.36).sub(length(offset.sub(at))) as Float;
        });
        const [one, two, three] = lobes as [Float, Float, Float];
        const nuc = select(isLobed, max(one, max(two, three)), round) as Float;
        const inN = edge(aa, nuc).mul(isIn).toVar();
        const plasma = isIn.mul(float(1).sub(inN)).toVar();
        stain.nucleus.addAssign(inN.mul(mix(1, fine.z.add(0.5), detail)).mul(vary));
        stain.plasma.addAssign(plasma.mul(0.7));
        const granules = mix(1, fine.w.mul(1.2).add(0.4), detail).mul(0.45);
        const halo = float(1)
          .sub(isIn)
          .mul(fall(min(body, 0).div(-1.6) as Float))
          .mul(select(isLobed, 0.09, 0.3))
          .mul(float(1).sub(u.stained));
        stain.fill.addAssign(
          dye.mul(
            vary
              .mul(plasma)
              .mul(select(isLobed, granules, 0.35))
              .add(halo),
          ),
        );
        const dashes = smoothstep(-0.25, 0.25, sin(atan(offset.y, offset.x).mul(6)))
          .mul(0.9)
          .add(0.25);
        const dash = select(shape.equal(SHAPE_CODE.regulatory), dashes, select(isLobed, 0.35, 1));
        const rim = fall(max(body, 0).div(0.75) as Float);
        stain.rim.addAssign(dye.mul(vary).mul(isIn).mul(rim).mul(dash));
      });
  });
}
