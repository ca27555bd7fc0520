import { float, int, Loop, max, sRGBTransferOETF, vec3 } from "three/tsl";
import type { Node } from "three/webgpu";
import type { PolarizationView } from "../../look/polarization/setting.ts";
import { createChannelUniforms, writeChannels } from "./channel-uniforms.ts";
import type { CreateLayer } from "./layer.ts";
import { planeLayer } from "./plane-layer.ts";
import { windowed } from "./windows.ts";

/** The poles' colors mixed by their shares, as bright as all of them together are dense. */
export const polarizationLayer: CreateLayer<PolarizationView> = (source) => {
  const uniforms = createChannelUniforms();
  return planeLayer<PolarizationView>(
    source,
    (sample) => {
      const light = vec3(0).toVar();
      const density = float(0).toVar();
      Loop(uniforms.count, ({ i }) => {
        const channel = uniforms.channels.element(i) as Node<"vec4">;
        const color = uniforms.colors.element(i) as Node<"vec4">;
        const value = max(sample(int(channel.z)), 0).toVar();
        light.addAssign(color.xyz.mul(value));
        density.addAssign(value);
      });
      const window = uniforms.channels.element(int(0)) as Node<"vec4">;
      const bright = windowed(density, window);
      const hue = light.div(max(density, 1e-12));
      return sRGBTransferOETF(hue.mul(bright.mul(bright))) as Node<"vec3">;
    },
    ({ poles, window }, names) => {
      const channels = poles.map(({ field, color }) => ({ field, color, window }));
      writeChannels(uniforms, channels, names);
    },
  );
};
