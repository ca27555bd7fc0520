import { abs, clamp, float, If, int, max, min, mix, select, smoothstep, texture } from "three/tsl";
import type { Renderer } from "three/webgpu";
import type { TissueView } from "../../look/tissue/setting.ts";
import type { CreateLayer, LayerSource } from "./layer.ts";
import { placeInDomain, planeLayer } from "./plane-layer.ts";
import { largeCell, roughnessAt, smallCell } from "./tissue-cells.ts";
import { EVEN, FAINT, fibersAt } from "./tissue-fibers.ts";
import { paintStain } from "./tissue-light.ts";
import { type Float, fall, type Vec2, type Vec3, type Vec4 } from "./tissue-nodes.ts";
import { createPasses } from "./tissue-passes.ts";
import { createStain, stainLarge, stainSmall } from "./tissue-stain.ts";
import { createTissueUniforms, type TissueUniforms, writeTissue } from "./tissue-uniforms.ts";

/** Densities as the cells that they stand for. */
export const tissueLayer: CreateLayer<TissueView> = (source) => {
  const uniforms = createTissueUniforms();
  const passes = createPasses(source, uniforms);
  const layer = planeLayer<TissueView>(
    source,
    () => paintTissue(source, uniforms),
    (view, names) => {
      writeTissue(uniforms, view, names);
      passes.forget(view, names);
    },
  );
  return {
    ...layer,
    prepare: (renderer: Renderer) => passes.draw(renderer),
    dispose: () => {
      passes.dispose();
      layer.dispose();
    },
  };
};

/** sRGB of a pixel, of the 9 + 9 seats about it and of the ground; it never reads the fields themselves. */
function paintTissue(source: LayerSource, u: TissueUniforms): Vec3 {
  const { extent, pixels } = source.plane;
  const px = float(1).div(pixels.x).toVar() as Float;
  const p = placeInDomain(source).toVar() as Vec2;
  const place = clamp(p.div(extent), 0, 1).toVar();
  const ground = (node: TissueUniforms["outline"]) =>
    texture(node, place as Vec2)
      .level(int(0))
      .toVar() as unknown as Vec4;
  const [outline, haze, glow] = [ground(u.outline), ground(u.haze), ground(u.glow)];
  const noise = roughnessAt(u, p, px, source.interpolation === "cubic");
  const { rough, fine } = noise;
  // What a lens resolves, or a pixel.
  const aa = max(px.mul(0.75), mix(0.25, 0.12, u.stained)).toVar() as Float;
  const detail = clamp(float(1.6).div(px.add(0.6)), 0, 1).toVar() as Float;
  const brush = { u, noise, aa, detail };
  const inside = outline.x.add(rough.z.sub(0.5).mul(3)).toVar() as Float;

  const q = p.add(rough.xy.sub(0.5).mul(3.4)).add(fine.xy.sub(0.5).mul(0.5)).toVar() as Vec2;
  const big = largeCell(u, q);
  const qs = p.add(rough.zw.sub(0.5).mul(1.1)).toVar() as Vec2;
  const tiny = smallCell(u, qs);
  const isTiny = select(tiny.present, smoothstep(aa.negate(), aa, tiny.body), 0).toVar() as Float;
  const stain = createStain();
  const dentByCell = select(tiny.present, tiny.body.negate().sub(0.5), 99);
  const dent = min(dentByCell, inside.negate().sub(1.2)).toVar() as Float;
  stainLarge(stain, brush, big, q, dent, isTiny);
  stain.open.mulAssign(float(1).sub(isTiny));
  stainSmall(stain, brush, tiny, isTiny);

  const lumen = smoothstep(aa.negate(), aa, inside).toVar() as Float;
  const outer = smoothstep(aa.negate(), aa, inside.add(6));
  const media = outer.mul(float(1).sub(lumen)).toVar() as Float;
  const free = float(1).sub(media).sub(lumen).toVar() as Float;
  const nerve = glow.w.add(rough.y.sub(0.5).mul(4)).toVar() as Float;
  If(u.nerve.greaterThanEqual(0), () => {
    // A fascicle: axons side by side, under the cells that travel along it.
    const axons = smoothstep(aa.negate(), aa, nerve).mul(free).toVar();
    If(axons.greaterThan(0), () => {
      const strands = fibersAt(p.mul(1.6) as Vec2, outline.yz as Vec2, rough, px, 2.5);
      const share = mix(0.1, strands.add(0.3), stain.open);
      stain.fill.addAssign(u.nerveColor.xyz.mul(axons).mul(share));
      stain.open.mulAssign(float(1).sub(axons));
    });
    const sheath = fall(abs(nerve.add(1.5)).div(1.5) as Float);
    stain.rim.addAssign(u.nerveColor.xyz.mul(sheath).mul(free).mul(0.6));
  });
  stain.wall.addAssign(fall(abs(inside.add(0.9)).div(0.9) as Float).mul(0.9));
  stain.muscle.assign(media.mul(fine.y.mul(0.6).mul(detail).add(0.55)));
  stain.open.mulAssign(float(1).sub(lumen));
  If(stain.open.greaterThan(0.01), () => {
    const strands = float(EVEN).toVar();
    If(px.lessThan(FAINT), () => {
      strands.assign(fibersAt(p, outline.yz as Vec2, rough, px, 7));
    });
    stain.fiber.assign(stain.open.mul(float(1).sub(media)).mul(outline.w).mul(strands));
  });
  return paintStain(u, stain, { haze, glow: glow.xyz as Vec3, inside, lumen, media, px });
}
