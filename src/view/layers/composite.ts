import { clamp, If, int, Loop, pow, select, sRGBTransferOETF, uniform, vec3 } from "three/tsl";
import type { Node } from "three/webgpu";
import { MIXINGS } from "../../look/composite/mixings.ts";
import type { CompositeView } from "../../look/composite/setting.ts";
import { createChannelUniforms, writeChannels } from "./channel-uniforms.ts";
import type { CreateLayer } from "./layer.ts";
import { softShoulder } from "./light.ts";
import { planeLayer } from "./plane-layer.ts";
import { windowed } from "./windows.ts";

const SCREEN = MIXINGS.indexOf("screen");
const ADDITIVE = MIXINGS.indexOf("additive");

/** Channels as colored light on black. */
export const compositeLayer: CreateLayer<CompositeView> = (source) => {
  const uniforms = createChannelUniforms();
  const mixing = uniform(0, "int");
  return planeLayer<CompositeView>(
    source,
    (sample) => {
      const light = vec3(0).toVar();
      /** What all channels of a screened picture leave dark. */
      const dark = vec3(1).toVar();
      Loop(uniforms.count, ({ i }) => {
        const channel = uniforms.channels.element(i) as Node<"vec4">;
        const color = uniforms.colors.element(i) as Node<"vec4">;
        const share = pow(windowed(sample(int(channel.z)), channel), channel.w).toVar();
        // The square in linear light is close to even steps to the eye.
        const own = color.xyz.mul(share.mul(share).mul(color.w)).toVar();
        light.addAssign(own);
        If(mixing.equal(SCREEN), () => {
          dark.mulAssign(vec3(1).sub(sRGBTransferOETF(own) as Node<"vec3">));
        });
      });
      const sum = select(mixing.equal(ADDITIVE), clamp(light, 0, 1), softShoulder(light));
      const encoded = sRGBTransferOETF(sum as Node<"vec3">) as Node<"vec3">;
      return select(mixing.equal(SCREEN), vec3(1).sub(dark), encoded) as Node<"vec3">;
    },
    (view, names) => {
      writeChannels(uniforms, view.channels, names);
      mixing.value = MIXINGS.indexOf(view.mixing ?? "tone-mapped");
    },
  );
};
