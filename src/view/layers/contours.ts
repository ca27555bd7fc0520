import {
  abs,
  clamp,
  dFdx,
  dFdy,
  int,
  Loop,
  length,
  max,
  mix,
  smoothstep,
  sRGBTransferOETF,
  uniform,
  uniformArray,
  vec2,
  vec3,
} from "three/tsl";
import { type Node, Vector4 } from "three/webgpu";
import { limits } from "../../limits/limits.ts";
import type { ResolvedContour } from "../../look/look.ts";
import type { FieldSampler } from "../sample-field.ts";
import { writeColor } from "./windows.ts";

/** Width of a contour, CSS px, and of the dark rim that lifts it off any background. */
const LINE = 1.5;
const RIM = 1.3;

/** Lines over any look, where fields of the picture's run cross their levels. */
export interface Contours {
  /** `under` (sRGB) with the lines over it; `unit` is a caption unit in px. */
  readonly paint: (under: Node<"vec3">, sample: FieldSampler, unit: Node<"float">) => Node<"vec3">;
  /** Throws RangeError where there are more than limits.contours.most. */
  readonly write: (contours: readonly ResolvedContour[], names: readonly string[]) => void;
}

export function createContours(): Contours {
  const uniforms = createContourUniforms();
  return {
    paint: (under, sample, unit) => paintContours(uniforms, under, sample, unit),
    write: (contours, names) => writeContours(uniforms, contours, names),
  };
}

/** Lines of constant width on screen: distance to the level = difference / slope (px). */
function paintContours(
  uniforms: ContourUniforms,
  under: Node<"vec3">,
  sample: FieldSampler,
  unit: Node<"float">,
): Node<"vec3"> {
  const painted = vec3(under).toVar();
  Loop(uniforms.count, ({ i }) => {
    const contour = uniforms.contours.element(i) as Node<"vec4">;
    const color = uniforms.colors.element(i) as Node<"vec4">;
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
    painted.assign(mix(mix(painted, vec3(0), rim), srgb, line));
  });
  return painted;
}

type ContourUniforms = ReturnType<typeof createContourUniforms>;

function createContourUniforms() {
  const rows = () => Array.from({ length: limits.contours.most }, () => new Vector4());
  return {
    count: uniform(0, "int"),
    /** Level, least slope per px that counts as a line, layer. */
    contours: uniformArray<"vec4">(rows(), "vec4"),
    /** Linear red, green, blue. */
    colors: uniformArray<"vec4">(rows(), "vec4"),
  };
}

function writeContours(
  uniforms: ContourUniforms,
  contours: readonly ResolvedContour[],
  names: readonly string[],
): void {
  if (contours.length > limits.contours.most) {
    throw new RangeError(
      `A picture has at most ${limits.contours.most} contours, not ${contours.length}.`,
    );
  }
  uniforms.count.value = contours.length;
  for (const [index, { field, level, color }] of contours.entries()) {
    const row = uniforms.contours.array[index] as Vector4;
    row.set(level, leastSlope(level), names.indexOf(field), 0);
    writeColor(uniforms.colors.array[index] as Vector4, color);
  }
}

/** A plateau that lies on the level is no line. */
function leastSlope(level: number): number {
  return Math.max(Math.abs(level) * 1e-5, 1e-12);
}
