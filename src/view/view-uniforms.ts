import { uniform, uniformArray } from "three/tsl";
import { Color, Vector2, Vector4 } from "three/webgpu";
import {
  MAX_LAYERS,
  paintedLayers,
  type ResolvedContour,
  type ResolvedView,
  type ResolvedWindow,
  viewNames,
} from "./resolved-view.ts";

/** Everything that a slider can move: no change of it compiles anything. */
export type ViewUniforms = ReturnType<typeof createViewUniforms>;

export function createViewUniforms() {
  const rows = () => Array.from({ length: MAX_LAYERS }, () => new Vector4());
  return {
    /** Position (um) of the canvas' lower left corner, and its width and height (um). */
    frame: uniform(new Vector4(0, 0, 1, 1)),
    /** px per um, and px per caption unit (device pixels per CSS px). */
    pixels: uniform(new Vector2(1, 1)),
    /** Domain, um. */
    extent: uniform(new Vector2(1, 1)),
    /** Voxels across and down. */
    voxels: uniform(new Vector2(1, 1)),
    /** 0 before the first image. */
    hasImage: uniform(0),
    channelCount: uniform(0, "int"),
    /** Low, 1/(high - low), layer. */
    channels: uniformArray<"vec4">(rows(), "vec4"),
    /** Linear red, green, blue. */
    channelColors: uniformArray<"vec4">(rows(), "vec4"),
    contourCount: uniform(0, "int"),
    /** Level, least slope per px that counts as a line, layer. */
    contours: uniformArray<"vec4">(rows(), "vec4"),
    /** sRGB red, green, blue. */
    contourColors: uniformArray<"vec4">(rows(), "vec4"),
  };
}

/** Writes a view's windows, colors and levels. A view beyond MAX_LAYERS is cut there. */
export function writeView(uniforms: ViewUniforms, view: ResolvedView): void {
  const names = viewNames(view);
  const channels = paintedLayers(view).slice(0, MAX_LAYERS);
  uniforms.channelCount.value = channels.length;
  channels.forEach((channel, index) => {
    const { low, factor } = windowFactor(channel.window);
    const row = uniforms.channels.array[index] as Vector4;
    row.set(low, factor, names.indexOf(channel.field), 0);
    if (channel.color !== undefined)
      writeColor(uniforms.channelColors.array[index] as Vector4, channel.color);
  });
  const contours = view.contours.slice(0, MAX_LAYERS);
  uniforms.contourCount.value = contours.length;
  contours.forEach((contour, index) => {
    const row = uniforms.contours.array[index] as Vector4;
    row.set(contour.level, leastSlope(contour), names.indexOf(contour.field), 0);
    writeColor(uniforms.contourColors.array[index] as Vector4, contour.color);
  });
}

/** An empty or reversed window shows everything above it as full rather than dividing by zero. */
function windowFactor([low, high]: ResolvedWindow): { low: number; factor: number } {
  const least = 1e-6 * Math.max(Math.abs(low), Math.abs(high), 1e-20);
  return { low, factor: 1 / Math.max(high - low, least) };
}

/** A plateau that lies on the level is no line. */
function leastSlope({ level }: ResolvedContour): number {
  return Math.max(Math.abs(level) * 1e-5, 1e-12);
}

/** Linear light. */
function writeColor(row: Vector4, color: string): void {
  const { r, g, b } = new Color(color);
  row.set(r, g, b, 0);
}
