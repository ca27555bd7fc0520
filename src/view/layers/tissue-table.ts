import {
  atan,
  clamp,
  cos,
  dot,
  exp,
  float,
  floor,
  fract,
  If,
  int,
  ivec2,
  Loop,
  log,
  max,
  min,
  mix,
  normalize,
  screenCoordinate,
  smoothstep,
  sqrt,
  texture,
  textureLoad,
  uint,
  uvec3,
  vec2,
  vec4,
} from "three/tsl";
import type { Node } from "three/webgpu";
import {
  CAPILLARIES,
  ENDOTHELIAL,
  FILLED,
  HARD,
  LEAST_ROOM,
  MARGIN,
  NEST,
  SALT,
  SOFT,
  waveOf,
} from "../../look/tissue/race.ts";
import { BLOOD, CAPILLARY, ENDOTHELIUM, type LatticeName } from "../../look/tissue/shapes.ts";
import { LATTICES, SLOT_REACH } from "../../look/tissue/slots.ts";
import { sampleField } from "../sample-field.ts";
import type { LayerSource } from "./layer.ts";
import { passMesh } from "./tissue-ground.ts";
import { eachPole, type Float, hash3, type Int, type Vec2, type Vec4 } from "./tissue-nodes.ts";
import { seatTexture } from "./tissue-noise.ts";
import { POLES, type TissueUniforms } from "./tissue-uniforms.ts";

/** Of the code in a table: steps of half a turn, and shapes. */
export const TURNS = 32;
export const CODES = 16;

/** One state more of a kind: a whole counts those before it already. */
function addState(sum: Float, value: Float, isWhole: Node<"bool">): void {
  sum.assign(isWhole.select(max(sum, value), sum.add(value)));
}

/**
 * One texel per slot, when the fields change: x, y, radius (um; 0: nobody), and kind, shape, angle and
 * state in one number. The twin of look/tissue/race.ts.
 */
export function tablePass(source: LayerSource, u: TissueUniforms, lattice: LatticeName) {
  const { spacing, slots } = LATTICES[lattice];
  const seats = texture(seatTexture(lattice));
  const isLarge = lattice === "large";
  const salt = SALT.look + (isLarge ? 0 : 1);
  return passMesh(() => {
    const slot = ivec2(screenCoordinate.xy).toVar();
    const byte = textureLoad(seats, slot.mod(ivec2(slots, slots)), int(0)).xy;
    const c = vec2(slot)
      .add(0.5)
      .mul(spacing)
      .add(byte.sub(0.5).mul(2 * SLOT_REACH * spacing))
      .toVar() as Vec2;
    const { fields, voxels } = source.runs[0];
    const position = c.div(source.plane.extent).mul(voxels).sub(0.5).toVar();
    const sample = sampleField(fields, voxels, position as Vec2, "linear");
    const density = (layer: Int) => max(sample(layer), 0) as Float;
    const luck = (z: Node<"uint">) => hash3(uvec3(uint(slot.x), uint(slot.y), z));
    const h = luck(uint(salt)).toVar();
    const code = (kind: Node, shape: number | Node, angle: Float, pole: Node | number) =>
      float(kind as Float)
        .mul(CODES)
        .add(shape as Float)
        .mul(TURNS)
        .add(floor(angle.mul(TURNS - 0.001)))
        .add(clamp(pole as Float, 0, 0.999));
    const ground = (at: Vec2) =>
      texture(u.outline, at.div(source.plane.extent)).level(int(0)).x as Float;
    const inside = ground(c).toVar();

    const small = float(0).toVar();
    const all = float(0).toVar();
    const first = float(1e9).toVar();
    const second = float(1e9).toVar();
    const winner = int(-1).toVar();
    const run = (time: Float, runner: Node) => {
      If(time.lessThan(first), () => {
        second.assign(first);
        first.assign(time);
        winner.assign(runner as Int);
      }).ElseIf(time.lessThan(second), () => {
        second.assign(time);
      });
    };
    const timeOf = (chance: Float, number: Float) =>
      log(clamp(number, 1e-5, 1 - 1e-5))
        .negate()
        .div(max(chance, 1e-6))
        .toVar() as Float;
    const near = neighborhood(c).toVar();
    Loop(u.count, ({ i }) => {
      const kind = (u.kinds.element(i) as Vec4).toVar();
      const size = (u.sizes.element(i) as Vec4).toVar();
      const sum = float(0).toVar();
      eachPole(kind.x as Float, (j) => {
        const pole = u.poles.element(int(i).mul(POLES).add(j)) as Vec4;
        addState(sum as Float, density(int(pole.w) as Int), size.w.equal(float(j)));
      });
      If(kind.z.greaterThan(0.5), () => {
        small.addAssign(sum);
      });
      const mine = isLarge ? kind.z.lessThan(0.5) : kind.z.greaterThan(0.5);
      If(mine, () => {
        const chance = sum
          .mul(spacing ** 2)
          .div(size.x)
          .toVar();
        all.addAssign(chance);
        const round = uint(int(i).add(1)).mul(uint(SALT.step));
        const own = luck(round.add(uint(salt + SALT.race))).x.toVar();
        const number = kind.w.greaterThan(0).select(nested(own, kind.w as Float, near), own);
        If(chance.greaterThanEqual(1e-5), () => {
          run(timeOf(chance as Float, number as Float), int(i));
        });
      });
    });
    const room = isLarge
      ? float(1)
          .div(max(float(1).sub(small), LEAST_ROOM))
          .toVar()
      : float(1);
    first.divAssign(room);
    second.divAssign(room);
    run(
      timeOf(max(float(1).sub(room.mul(all)), 0) as Float, luck(uint(salt + SALT.race)).x as Float),
      int(-1),
    );
    If(inside.greaterThan(isLarge ? -3 : -4), () => {
      winner.assign(-1);
    });

    const cell = vec4(c, 0, 0).toVar();
    If(winner.greaterThanEqual(0), () => {
      const kind = (u.kinds.element(winner) as Vec4).toVar();
      const layer = (j: Node | number) =>
        int((u.poles.element(winner.mul(POLES).add(j as Int)) as Vec4).w) as Int;
      const whole = (u.sizes.element(winner) as Vec4).w;
      const sum = float(0).toVar();
      eachPole(kind.x as Float, (j) => {
        addState(sum as Float, density(layer(j)), whole.equal(float(j)));
      });
      const edge = float(0).toVar();
      const pole = float(0).toVar();
      eachPole(kind.x.sub(1) as Float, (j) => {
        addState(edge as Float, density(layer(j)), whole.equal(float(j)));
        const share = edge.div(max(sum, 1e-9)).toVar() as Float;
        const soft = clamp(min(share, float(1).sub(share)), HARD, SOFT).toVar() as Float;
        pole.addAssign(smoothstep(soft.negate(), soft, h.z.sub(share)));
      });
      const grown = smoothstep(0, MARGIN, second.div(first).sub(1));
      const radius = (u.sizes.element(winner) as Vec4).y
        .mul(mix(0.9, 1.1, h.y))
        .mul(mix(0.45, 1, grown));
      cell.assign(
        vec4(c, radius, code(winner, kind.y as Float, h.x as Float, pole.div(POLES - 1))),
      );
    });
    if (!isLarge) vesselParts({ source, u, c, h, inside, cell, ground, density, spacing, code });
    return cell as Vec4;
  });
}

interface Parts {
  readonly source: LayerSource;
  readonly u: TissueUniforms;
  readonly c: Vec2;
  readonly h: Node<"vec3">;
  readonly inside: Float;
  readonly cell: Node<"vec4">;
  readonly ground: (at: Vec2) => Float;
  readonly density: (layer: Int) => Float;
  readonly spacing: number;
  readonly code: (kind: Node, shape: number | Node, angle: Float, pole: Node | number) => Float;
}

/** Nuclei moved onto the wall and turned along it, red cells in the lumen, capillaries elsewhere. */
function vesselParts({ source, u, c, h, inside, cell, ground, density, spacing, code }: Parts) {
  const assign = (value: Vec4) => (cell as Node<"vec4"> & { assign(v: Vec4): void }).assign(value);
  If(u.capillary.greaterThanEqual(0).and(inside.lessThan(-9)), () => {
    const chance = density(u.capillary as Int)
      .mul(CAPILLARIES * spacing ** 2)
      .toVar();
    If(h.z.lessThan(chance), () => {
      const grown = smoothstep(0, 0.25, chance.sub(h.z).div(chance));
      assign(
        vec4(c, mix(3.6, 5, h.y).mul(grown), code(int(0), CAPILLARY, h.x as Float, 0)) as Vec4,
      );
    });
  });
  If(u.vessel.greaterThanEqual(0), () => {
    If(inside.greaterThan(3).and(h.y.lessThan(FILLED)), () => {
      assign(vec4(c, 3.5, code(int(0), BLOOD, h.x as Float, 0)) as Vec4);
    });
    If(inside.add(2.5).abs().lessThan(5.5).and(h.y.lessThan(ENDOTHELIAL)), () => {
      const step = source.plane.extent.div(u.groundSize).mul(1.5).toVar();
      const [dx, dy] = [vec2(step.x, 0), vec2(0, step.y)] as [Vec2, Vec2];
      const rise = vec2(
        ground(c.add(dx) as Vec2).sub(ground(c.sub(dx) as Vec2)),
        ground(c.add(dy) as Vec2).sub(ground(c.sub(dy) as Vec2)),
      );
      const normal = normalize(rise.add(1e-6)).toVar();
      const along = fract(atan(normal.x.negate(), normal.y).div(Math.PI).add(1));
      const moved = c.sub(normal.mul(inside.add(2.2)));
      assign(vec4(moved, 2.4, code(int(0), ENDOTHELIUM, along as Float, 0)) as Vec4);
    });
  });
}

/** The own luck mixed with that of the neighborhood. */
function nested(own: Float, share: Float, near: Float): Float {
  const bounded = clamp(own, 1e-4, 1 - 1e-4).toVar();
  const normal = log(bounded.div(float(1).sub(bounded))).div(1.702);
  const mixed = sqrt(share)
    .mul(near)
    .add(sqrt(float(1).sub(share)).mul(normal));
  return float(1).div(exp(mixed.mul(-1.702)).add(1)) as Float;
}

function neighborhood(c: Vec2): Float {
  const waves = Array.from({ length: NEST.waves }, (_, i) => waveOf(i));
  const sum = waves.reduce<Float>(
    (all, wave) => all.add(cos(dot(c, vec2(wave.cos, wave.sin)).add(wave.phase))) as Float,
    float(0),
  );
  return sum.div(Math.sqrt(NEST.waves / 2)) as Float;
}
