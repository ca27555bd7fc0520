import { uniform, uniformArray } from "three/tsl";
import { Vector4 } from "three/webgpu";
import { limits } from "../../limits/limits.ts";
import type { ResolvedWindow } from "../../look/look.ts";
import { writeChannel, writeColor } from "./windows.ts";

/** Numbers of up to limits.channels.most fields with a window and a color each. */
export type ChannelUniforms = ReturnType<typeof createChannelUniforms>;

export function createChannelUniforms() {
  const rows = () => Array.from({ length: limits.channels.most }, () => new Vector4());
  return {
    count: uniform(0, "int"),
    /** Low, 1/(high - low), layer, gamma. */
    channels: uniformArray<"vec4">(rows(), "vec4"),
    /** Linear red, green, blue, opacity. */
    colors: uniformArray<"vec4">(rows(), "vec4"),
  };
}

/** Throws RangeError where there are more than limits.channels.most: nothing is left out in silence. */
export function writeChannels(
  uniforms: ChannelUniforms,
  channels: readonly {
    readonly field: string;
    readonly window: ResolvedWindow;
    readonly color: string;
    readonly gamma?: number;
    readonly opacity?: number;
  }[],
  names: readonly string[],
): void {
  if (channels.length > limits.channels.most) {
    throw new RangeError(
      `A picture has at most ${limits.channels.most} channels, not ${channels.length}.`,
    );
  }
  uniforms.count.value = channels.length;
  for (const [index, channel] of channels.entries()) {
    const { field, window, color, gamma = 1, opacity = 1 } = channel;
    const row = uniforms.channels.array[index] as Vector4;
    const light = uniforms.colors.array[index] as Vector4;
    writeChannel(row, window, names.indexOf(field));
    writeColor(light, color);
    row.w = gamma;
    light.w = opacity;
  }
}
