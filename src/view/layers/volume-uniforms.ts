import { texture, uniform, uniformArray } from "three/tsl";
import {
  HalfFloatType,
  LinearFilter,
  NoColorSpace,
  RenderTarget,
  RGBAFormat,
  Vector2,
  Vector3,
  Vector4,
} from "three/webgpu";
import { MOST_CHANNELS } from "../../look/volume/schema.ts";
import { AXES, type VolumeView } from "../../look/volume/setting.ts";
import type { LayerSource } from "./layer.ts";
import { writeChannel, writeColor } from "./windows.ts";

/** A view in numbers, and the volume as its passes draw it. */
export type VolumeUniforms = ReturnType<typeof createVolumeUniforms>;

export function createVolumeUniforms() {
  const rows = () => Array.from({ length: MOST_CHANNELS }, () => new Vector4());
  const [values, skin] = [volumeTarget(), volumeTarget()];
  return {
    count: uniform(0, "int"),
    /** Low, 1/(high - low), layer, gamma. */
    channels: uniformArray<"vec4">(rows(), "vec4"),
    /** Linear color, and what its full channel takes of the light, 1/um. */
    colors: uniformArray<"vec4">(rows(), "vec4"),
    /** Level, 1/span, layer. */
    surface: uniform(new Vector4()),
    surfaceColor: uniform(new Vector4()),
    /** 1: the surface is drawn as packed cells. */
    hasCells: uniform(0),
    /** By axis: where a plane lies, um from the middle; on which side what is beyond goes (0: none). */
    cutAt: uniform(new Vector3()),
    cutSide: uniform(new Vector3()),
    /** um from the domain's corner. */
    cursor: uniform(new Vector3()),
    /** Voxels of the targets. */
    atlas: uniform(new Vector2(1, 1)),
    targets: { values, skin },
    /** Shares of the channels' windows, not clipped; of the surface's field, spans above its level. */
    values: texture(values.texture),
    skin: texture(skin.texture),
  };
}

/** Half floats: filtered everywhere, and what they lack in digits no eye sees. */
function volumeTarget(): RenderTarget {
  return new RenderTarget(1, 1, {
    type: HalfFloatType,
    format: RGBAFormat,
    colorSpace: NoColorSpace,
    minFilter: LinearFilter,
    magFilter: LinearFilter,
    generateMipmaps: false,
    depthBuffer: false,
  });
}

/** Throws RangeError where there are more than MOST_CHANNELS: nothing is left out in silence. */
export function writeVolume(
  u: VolumeUniforms,
  { plane }: LayerSource,
  view: VolumeView,
  names: readonly string[],
): void {
  const { channels, surface, cuts, cursor } = view;
  if (channels.length > MOST_CHANNELS) {
    throw new RangeError(`A volume has at most ${MOST_CHANNELS} channels, not ${channels.length}.`);
  }
  const { x: width, y: height } = plane.extent.value;
  const size = [width, height, plane.depth.value] as const;
  const layer = Math.min(...size) / 10;
  u.count.value = channels.length;
  for (const [index, { field, window, color, gamma, opacity }] of channels.entries()) {
    const row = u.channels.array[index] as Vector4;
    writeChannel(row, window, names.indexOf(field));
    row.w = gamma;
    const painted = u.colors.array[index] as Vector4;
    writeColor(painted, color);
    painted.w = -Math.log(1 - opacity) / layer;
  }
  if (surface !== null) {
    u.surface.value.set(surface.level, 1 / surface.span, names.indexOf(surface.field), 0);
    writeColor(u.surfaceColor.value, surface.color);
    u.hasCells.value = surface.cells ? 1 : 0;
  }
  u.cutSide.value.set(0, 0, 0);
  for (const { axis, at, away } of cuts) {
    const index = AXES.indexOf(axis);
    u.cutAt.value.setComponent(index, (at - 0.5) * (size[index] as number));
    u.cutSide.value.setComponent(index, away === "high" ? 1 : -1);
  }
  u.cursor.value.set(cursor[0] * size[0], cursor[1] * size[1], cursor[2] * size[2]);
}
