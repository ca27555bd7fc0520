import { type float, If, int, ivec2, screenCoordinate, textureLoad, vec4 } from "three/tsl";
import { type Node, OrthographicCamera, type Renderer, Scene } from "three/webgpu";
import { MOST_CHANNELS } from "../../look/volume/schema.ts";
import type { VolumeView } from "../../look/volume/setting.ts";
import type { LayerSource } from "./layer.ts";
import { passMesh } from "./tissue-ground.ts";
import type { VolumeUniforms } from "./volume-uniforms.ts";

/** What rays read: drawn when the fields or their windows change, not for each picture. */
export function createVolumePasses(source: LayerSource, u: VolumeUniforms) {
  const camera = new OrthographicCamera(-1, 1, 1, -1, -1, 1);
  const values = { target: u.targets.values, mesh: valuesPass(source, u) };
  const skin = { target: u.targets.skin, mesh: skinPass(source, u) };
  const scene = new Scene();
  scene.add(values.mesh, skin.mesh);
  let drawn = "";
  let key = "";
  let hasSkin = false;
  return {
    /** Another view, or other layers of the image; how one looks at it counts for nothing here. */
    forget({ channels, surface }: VolumeView, names: readonly string[]): void {
      hasSkin = surface !== null;
      const windows = channels.map(({ field, window }) => [field, window]);
      key = JSON.stringify([windows, surface?.field, surface?.level, surface?.span, names]);
    },
    draw(renderer: Renderer): void {
      const { voxels, images } = source.runs[0];
      const { x: width, y: height } = voxels.value;
      const now = `${images.count} ${width} ${height} ${key}`;
      if (now === drawn) return;
      drawn = now;
      u.atlas.value.set(width, height);
      const shown = renderer.getRenderTarget();
      for (const pass of hasSkin ? [values, skin] : [values]) {
        pass.target.setSize(width, height);
        values.mesh.visible = pass === values;
        skin.mesh.visible = pass === skin;
        renderer.setRenderTarget(pass.target);
        renderer.render(scene, camera);
      }
      renderer.setRenderTarget(shown);
    },
    dispose(): void {
      for (const { target, mesh } of [values, skin]) {
        target.dispose();
        mesh.geometry.dispose();
        mesh.material.dispose();
      }
    },
  };
}

/** Shares of the windows of up to four channels. */
function valuesPass(source: LayerSource, u: VolumeUniforms) {
  return passMesh(() => {
    const shares = vec4(0).toVar();
    const parts = [shares.x, shares.y, shares.z, shares.w] as Node<"float">[];
    for (let index = 0; index < MOST_CHANNELS; index++) {
      If(u.count.greaterThan(index), () => {
        const channel = u.channels.element(int(index)) as Node<"vec4">;
        const value = valueHere(source, int(channel.z));
        (parts[index] as ReturnType<typeof float>).assign(value.sub(channel.x).mul(channel.y));
      });
    }
    return shares as unknown as Node<"vec4">;
  });
}

/** How far the surface's field is above its level. */
function skinPass(source: LayerSource, u: VolumeUniforms) {
  return passMesh(() => {
    const value = valueHere(source, int(u.surface.z));
    return vec4(value.sub(u.surface.x).mul(u.surface.y), 0, 0, 1) as unknown as Node<"vec4">;
  });
}

function valueHere(source: LayerSource, layer: Node<"int">): Node<"float"> {
  const texel = ivec2(screenCoordinate.xy);
  return textureLoad(source.runs[0].fields, texel, int(0)).depth(layer).x as Node<"float">;
}
