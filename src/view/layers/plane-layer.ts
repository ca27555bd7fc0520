import {
  abs,
  clamp,
  Fn,
  float,
  interleavedGradientNoise,
  mix,
  screenCoordinate,
  select,
  uv,
  vec3,
  vec4,
} from "three/tsl";
import { Mesh, type Node, NodeMaterial, PlaneGeometry } from "three/webgpu";
import type { Interpolation } from "../../look/field/setting.ts";
import { type FieldSampler, sampleField } from "../sample-field.ts";
import type { Layer, LayerSource, PlaneLayer, RunSource } from "./layer.ts";

/** Near-black around the domain (sRGB), and the hairline about it. */
const SURROUND = [0.027, 0.031, 0.039] as const;
const HAIRLINE = 0.16;

/** sRGB color of a place, from the values of the first `sources` runs there. */
export type Painter = (...samples: readonly FieldSampler[]) => Node<"vec3">;

export type PlaneMaterial = NodeMaterial;

/** A look's part of a material. */
export interface PlanePainting {
  readonly paint: Painter;
  /** How the look's own values are made between voxels; absent: as the machine does best. */
  readonly interpolation?: Interpolation;
  /** Of how many runs it is painted; absent: one. */
  readonly sources?: 1 | 2;
}

/**
 * A look that paints the tissue's plane place by place: in one pass, since a CPU may have to draw it, what
 * `paint` gives, contours over it, and the surround about it.
 */
export function planeLayer<View>(
  source: LayerSource,
  painting: Painter | PlaneMaterial,
  write: Layer<View>["write"],
  sources: 1 | 2 = 1,
): PlaneLayer<View> {
  const material =
    painting instanceof NodeMaterial
      ? painting
      : planeMaterial(source, { paint: painting, sources });
  const object = new Mesh(new PlaneGeometry(2, 2), material);
  return {
    object,
    write,
    dispose: () => {
      object.geometry.dispose();
      object.material.dispose();
    },
  };
}

export function planeMaterial(source: LayerSource, painting: PlanePainting): PlaneMaterial {
  const { plane, contours } = source;
  const { paint, interpolation = source.interpolation, sources = 1 } = painting;
  const runs = source.runs.slice(0, sources);
  const material = new NodeMaterial();
  material.depthTest = false;
  material.depthWrite = false;
  material.fragmentNode = Fn(() => {
    const place = placeInDomain(source).toVar();
    const samples = runs.map((run) => sampleRun(source, run, place, interpolation));
    const [own] = samples as [FieldSampler];
    // Lines stay smooth where the field is drawn voxel by voxel.
    const smooth =
      interpolation === "nearest" ? sampleRun(source, runs[0] as RunSource, place) : own;
    const tissue = contours.paint(paint(...samples), smooth, plane.pixels.y);
    const outside = distanceOutside(place, source).toVar();
    const present = runs.reduce<Node<"float">>((all, run) => all.mul(run.present), float(1));
    const inside = clamp(float(0.5).sub(outside), 0, 1).mul(present);
    const line = clamp(plane.pixels.y.sub(abs(outside.sub(0.5))), 0, 1).mul(HAIRLINE);
    const around = mix(vec3(...SURROUND), vec3(1), line);
    const noise = interleavedGradientNoise(screenCoordinate.xy).sub(0.5).div(255);
    return vec4(mix(around, tissue, inside).add(noise), 1);
  })();
  return material;
}

/** um from the domain's lower left corner. */
export function placeInDomain({ plane }: LayerSource): Node<"vec2"> {
  return plane.frame.xy.add(uv().mul(plane.frame.zw)) as Node<"vec2">;
}

/** A run's values at a place (um). */
export function sampleRun(
  { plane, interpolation }: LayerSource,
  { fields, voxels }: RunSource,
  place: Node<"vec2">,
  kind: Interpolation = interpolation,
): FieldSampler {
  const position = place.div(plane.extent).mul(voxels).sub(0.5).toVar();
  return sampleField(fields, voxels, position, kind);
}

/** Signed distance of a place (um) to the domain's outline, px: negative inside. */
function distanceOutside(place: Node<"vec2">, { plane }: LayerSource): Node<"float"> {
  const half = plane.extent.mul(0.5);
  const away = abs(place.sub(half)).sub(half).mul(plane.pixels.x).toVar();
  return select(away.x.greaterThan(away.y), away.x, away.y);
}
