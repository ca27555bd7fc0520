import { texture, uniform, uniformArray } from "three/tsl";
import {
  type DataTexture,
  FloatType,
  HalfFloatType,
  LinearFilter,
  NearestFilter,
  NoColorSpace,
  RenderTarget,
  RGBAFormat,
  Vector2,
  Vector4,
} from "three/webgpu";
import { limits } from "../../limits/limits.ts";
import type { ResolvedStructure, TissueView } from "../../look/tissue/setting.ts";
import { SHAPE_CODE } from "../../look/tissue/shapes.ts";
import { roughness } from "./tissue-noise.ts";
import { writeChannel, writeColor } from "./windows.ts";

/** States of one kind, at most. */
export const POLES = 4;
const KINDS = limits.channels.most;

/** What the passes of the tissue look share: the view in numbers, and what they draw for each other. */
export type TissueUniforms = ReturnType<typeof createTissueUniforms>;

export function createTissueUniforms() {
  const rows = (count: number) => Array.from({ length: count }, () => new Vector4());
  const grounds = [0, 1, 2].map(() => tissueTarget(HalfFloatType)) as unknown as Three;
  const seats = [0, 1].map(() => tissueTarget(FloatType)) as unknown as readonly [
    RenderTarget,
    RenderTarget,
  ];
  const [outline, haze, glow] = grounds;
  const [large, small] = seats;
  return {
    count: uniform(0, "int"),
    /** States, shape, lattice (0 large), share of nests. */
    kinds: uniformArray<"vec4">(rows(KINDS), "vec4"),
    /** Area (um^2), radius (um), gain of the density's color, which state is the whole (-1: none). */
    sizes: uniformArray<"vec4">(rows(KINDS), "vec4"),
    /** Linear color, layer; four rows a kind. */
    poles: uniformArray<"vec4">(rows(POLES * KINDS), "vec4"),
    /** The same colors as drawn: light that is added, or optical density of a dye. */
    inks: uniformArray<"vec4">(rows(POLES * KINDS), "vec4"),
    /** Low, 1/(high - low) of the density's color. */
    windows: uniformArray<"vec4">(rows(POLES * KINDS), "vec4"),
    glowCount: uniform(0, "int"),
    glows: uniformArray<"vec4">(rows(KINDS), "vec4"),
    glowColors: uniformArray<"vec4">(rows(KINDS), "vec4"),
    /** Layers of vessels, capillaries, matrix, nerve and of what nests of tumor are; -1: none. */
    vessel: uniform(-1, "int"),
    capillary: uniform(-1, "int"),
    fibers: uniform(-1, "int"),
    nerve: uniform(-1, "int"),
    tumor: uniform(-1, "int"),
    vesselColor: uniform(new Vector4()),
    nerveColor: uniform(new Vector4()),
    /** 1: stained. */
    stained: uniform(0),
    focus: uniform(-1, "int"),
    /** Pixels of the ground's targets. */
    groundSize: uniform(new Vector2(1, 1)),
    targets: { outline, haze, glow, large, small },
    outline: texture(outline.texture),
    haze: texture(haze.texture),
    glow: texture(glow.texture),
    large: texture(large.texture),
    small: texture(small.texture),
    largeCount: uniform(new Vector2(1, 1)),
    smallCount: uniform(new Vector2(1, 1)),
    noise: texture(roughness() as DataTexture),
  };
}

type Three = readonly [RenderTarget, RenderTarget, RenderTarget];

function tissueTarget(type: typeof FloatType | typeof HalfFloatType): RenderTarget {
  const filter = type === FloatType ? NearestFilter : LinearFilter;
  return new RenderTarget(1, 1, {
    type,
    format: RGBAFormat,
    colorSpace: NoColorSpace,
    minFilter: filter,
    magFilter: filter,
    generateMipmaps: false,
    depthBuffer: false,
  });
}

const VESSEL = "#d63a5c";
const NERVE = "#ffe36e";

/** Throws RangeError where there are more channels than rows. */
export function writeTissue(u: TissueUniforms, view: TissueView, names: readonly string[]): void {
  const { kinds, glow, structures, ground, focus } = view;
  if (kinds.length > KINDS || glow.length > KINDS) {
    throw new RangeError(`A picture has at most ${KINDS} channels.`);
  }
  const isStained = ground === "stained";
  u.stained.value = isStained ? 1 : 0;
  u.focus.value = focus;
  u.count.value = kinds.length;
  for (const [index, { shape, size, poles, whole }] of kinds.entries()) {
    const row = (array: unknown[], i: number) => array[i] as Vector4;
    const lattice = size.lattice === "large" ? 0 : 1;
    row(u.kinds.array, index).set(poles.length, SHAPE_CODE[shape], lattice, size.nest);
    row(u.sizes.array, index).set(size.area, size.radius, size.gain, whole);
    for (const [j, { field, color, window }] of poles.entries()) {
      const at = POLES * index + j;
      const pole = row(u.poles.array, at);
      writeColor(pole, color);
      pole.w = names.indexOf(field);
      row(u.inks.array, at).copy(isStained ? dyeOf(pole) : pole);
      writeChannel(row(u.windows.array, at), window, pole.w);
    }
  }
  u.glowCount.value = glow.length;
  for (const [index, { field, color, window }] of glow.entries()) {
    writeChannel(u.glows.array[index] as Vector4, window, names.indexOf(field));
    writeColor(u.glowColors.array[index] as Vector4, color);
  }
  const find = (wanted: ResolvedStructure["structure"]) =>
    structures.find(({ structure }) => structure === wanted);
  const layerOf = (one: ResolvedStructure | undefined) =>
    one === undefined ? -1 : names.indexOf(one.field);
  u.vessel.value = layerOf(find("vessel"));
  u.capillary.value = layerOf(find("capillary"));
  u.fibers.value = layerOf(find("fibers"));
  u.nerve.value = layerOf(find("nerve"));
  const nests = kinds.find(({ shape }) => shape === "tumor");
  const tumor = nests?.poles[Math.max(nests.whole, 0)]?.field;
  u.tumor.value = tumor === undefined ? -1 : names.indexOf(tumor);
  writeColor(u.vesselColor.value, (find("vessel") ?? find("capillary"))?.color ?? VESSEL);
  writeColor(u.nerveColor.value, find("nerve")?.color ?? NERVE);
}

/** Optical density of a dye that leaves a color's hue in white light; white becomes gray. */
function dyeOf({ x, y, z, w }: Vector4): Vector4 {
  const rgb = [x, y, z];
  const top = Math.max(...rgb, 1e-6);
  const gray = 0.3 * (Math.min(...rgb) / top) ** 2;
  const [red = 0, green = 0, blue = 0] = rgb.map((value) =>
    Math.min(-Math.log(Math.max(value / top, 0.03)) * 0.42 + 0.06 + gray, 1.3),
  );
  return new Vector4(red, green, blue, w);
}
