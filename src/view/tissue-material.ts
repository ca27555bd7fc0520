import {
  abs,
  clamp,
  dFdx,
  dFdy,
  exp,
  Fn,
  float,
  int,
  interleavedGradientNoise,
  Loop,
  length,
  max,
  min,
  mix,
  screenCoordinate,
  select,
  smoothstep,
  sRGBTransferOETF,
  texture,
  uv,
  vec2,
  vec3,
  vec4,
} from "three/tsl";
import { type DataTexture, type Node, NodeMaterial, type TextureNode } from "three/webgpu";
import { type FieldSampler, sampleField } from "./sample-field.ts";
import type { ViewUniforms } from "./view-uniforms.ts";

/** What a material reads. */
export interface TissueSource {
  /** The fields' layers. */
  readonly fields: TextureNode;
  readonly uniforms: ViewUniforms;
  readonly interpolation: "cubic" | "linear";
}

/** Near-black around the domain (sRGB), and the hairline about it. */
const SURROUND = [0.027, 0.031, 0.039] as const;
const HAIRLINE = 0.16;
/** Linear light is kept up to here; above it bends towards 1, so that overlap does not clip. */
const SHOULDER = 0.72;
/** Width of a contour, CSS px, and of the dark rim that lifts it off any background. */
const LINE = 1.5;
const RIM = 1.3;

/** Channels as colored light, added on black. */
export function compositeMaterial(source: TissueSource): NodeMaterial {
  return tissueMaterial(source, (sample) => {
    const { channelCount, channels, channelColors } = source.uniforms;
    const light = vec3(0).toVar();
    Loop(channelCount, ({ i }) => {
      const channel = channels.element(i) as Node<"vec4">;
      const color = channelColors.element(i) as Node<"vec4">;
      const value = windowed(sample(int(channel.z)), channel);
      // The square in linear light is close to even steps to the eye.
      light.addAssign(color.xyz.mul(value.mul(value)));
    });
    return sRGBTransferOETF(softShoulder(light)) as Node<"vec3">;
  });
}

/** The poles' colors mixed by their shares, as bright as all of them together are dense. */
export function polarizationMaterial(source: TissueSource): NodeMaterial {
  return tissueMaterial(source, (sample) => {
    const { channelCount, channels, channelColors } = source.uniforms;
    const light = vec3(0).toVar();
    const density = float(0).toVar();
    Loop(channelCount, ({ i }) => {
      const channel = channels.element(i) as Node<"vec4">;
      const color = channelColors.element(i) as Node<"vec4">;
      const value = max(sample(int(channel.z)), 0).toVar();
      light.addAssign(color.xyz.mul(value));
      density.addAssign(value);
    });
    const window = channels.element(int(0)) as Node<"vec4">;
    const bright = windowed(density, window);
    const hue = light.div(max(density, 1e-12));
    return sRGBTransferOETF(hue.mul(bright.mul(bright))) as Node<"vec3">;
  });
}

/** One field through a table of COLOR_MAP_SIZE sRGB colors. */
export function fieldMaterial(source: TissueSource, table: TextureNode): NodeMaterial {
  return tissueMaterial(source, (sample) => {
    const channel = source.uniforms.channels.element(int(0)) as Node<"vec4">;
    const value = windowed(sample(int(channel.z)), channel);
    const { width } = (table.value as DataTexture).image;
    const place = value.mul(1 - 1 / width).add(0.5 / width);
    return texture(table, vec2(place, 0.5)).level(int(0)).xyz as Node<"vec3">;
  });
}

type Painter = (sample: FieldSampler) => Node<"vec3">;

/** The surround, its hairline, and inside the domain what `paint` gives (sRGB) under the contours. */
function tissueMaterial(source: TissueSource, paint: Painter): NodeMaterial {
  const { uniforms } = source;
  const material = new NodeMaterial();
  material.depthTest = false;
  material.depthWrite = false;
  material.fragmentNode = Fn(() => {
    const place = uniforms.frame.xy.add(uv().mul(uniforms.frame.zw)).toVar();
    const position = place.div(uniforms.extent).mul(uniforms.voxels).sub(0.5).toVar();
    const sample = sampleField(source.fields, uniforms.voxels, position, source.interpolation);
    const tissue = paint(sample).toVar();
    drawContours(tissue, uniforms, sample);
    const outside = distanceOutside(place, uniforms).toVar();
    const inside = clamp(float(0.5).sub(outside), 0, 1).mul(uniforms.hasImage);
    const line = clamp(uniforms.pixels.y.sub(abs(outside.sub(0.5))), 0, 1).mul(HAIRLINE);
    const around = mix(vec3(...SURROUND), vec3(1), line);
    const noise = interleavedGradientNoise(screenCoordinate.xy).sub(0.5).div(255);
    return vec4(mix(around, tissue, inside).add(noise), 1);
  })();
  return material;
}

function windowed(value: Node<"float">, channel: Node<"vec4">): Node<"float"> {
  return clamp(value.sub(channel.x).mul(channel.y), 0, 1).toVar();
}

/** Keeps hue: the brightest part bends towards 1 and the others follow; strong overlap pales a little. */
function softShoulder(light: Node<"vec3">): Node<"vec3"> {
  const brightest = max(light.x, max(light.y, light.z)).toVar();
  const over = max(brightest.sub(SHOULDER), 0);
  const bent = float(1)
    .sub(exp(over.div(SHOULDER - 1)))
    .mul(1 - SHOULDER);
  const target = min(brightest, SHOULDER).add(bent).toVar();
  const scaled = light.mul(target.div(max(brightest, 1e-6)));
  return mix(scaled, vec3(target), smoothstep(1, 3, brightest).mul(0.2));
}

/** Lines of constant width on screen: distance to the level = difference / slope (px). */
function drawContours(tissue: Node<"vec3">, uniforms: ViewUniforms, sample: FieldSampler): void {
  const unit = uniforms.pixels.y;
  Loop(uniforms.contourCount, ({ i }) => {
    const contour = uniforms.contours.element(i) as Node<"vec4">;
    const color = uniforms.contourColors.element(i) as Node<"vec4">;
    const value = sample(int(contour.z));
    const slope = length(vec2(dFdx(value), dFdy(value)));
    const distance = abs(value.sub(contour.x)).div(max(slope, 1e-30)).toVar();
    const steep = smoothstep(contour.y.mul(0.5), contour.y, slope);
    const cover = (width: Node<"float">) => clamp(width.mul(0.5).add(0.5).sub(distance), 0, 1);
    const rim = cover(unit.mul(LINE + 2 * RIM))
      .mul(steep)
      .mul(0.45);
    const line = cover(unit.mul(LINE)).mul(steep);
    const srgb = sRGBTransferOETF(color.xyz) as Node<"vec3">;
    tissue.assign(mix(mix(tissue, vec3(0), rim), srgb, line));
  });
}

/** Signed distance to the domain's outline, px: negative inside. */
function distanceOutside(place: Node<"vec2">, uniforms: ViewUniforms): Node<"float"> {
  const half = uniforms.extent.mul(0.5);
  const away = abs(place.sub(half)).sub(half).mul(uniforms.pixels.x).toVar();
  return select(away.x.greaterThan(away.y), away.x, away.y);
}
