import {
  type Mesh,
  OrthographicCamera,
  type Renderer,
  type RenderTarget,
  Scene,
} from "three/webgpu";
import type { TissueView } from "../../look/tissue/setting.ts";
import { LARGE, SMALL } from "../../look/tissue/slots.ts";
import type { LayerSource } from "./layer.ts";
import { glowPass, hazePass, outlinePass } from "./tissue-ground.ts";
import { tablePass } from "./tissue-table.ts";
import type { TissueUniforms } from "./tissue-uniforms.ts";

/** Pixels of the ground to a voxel. */
const FINER = 2;

/** Everything that follows from the fields alone: drawn when they or the view change, not for each picture. */
export function createPasses(source: LayerSource, u: TissueUniforms) {
  const camera = new OrthographicCamera(-1, 1, 1, -1, -1, 1);
  const { targets } = u;
  const grounds: readonly Pass[] = [
    { target: targets.outline, scene: sceneOf(outlinePass(source, u)) },
    { target: targets.haze, scene: sceneOf(hazePass(source, u)) },
    { target: targets.glow, scene: sceneOf(glowPass(source, u)) },
  ];
  // Seats read the outline, so they come after it.
  const large: Pass = { target: targets.large, scene: sceneOf(tablePass(source, u, "large")) };
  const small: Pass = { target: targets.small, scene: sceneOf(tablePass(source, u, "small")) };
  const passes = [...grounds, large, small];
  let drawn = "";
  let key = "";
  return {
    /** Another view, or other layers of the image. */
    forget(view: TissueView, names: readonly string[]): void {
      key = JSON.stringify([view, names]);
    },
    draw(renderer: Renderer): void {
      const { extent } = source.plane;
      const { voxels, images } = source.runs[0];
      const { x: width, y: height } = extent.value;
      const now = `${images.count} ${width} ${height} ${key}`;
      if (now === drawn) return;
      drawn = now;
      const size = [FINER * voxels.value.x, FINER * voxels.value.y] as const;
      for (const { target } of grounds) target.setSize(...size);
      u.groundSize.value.set(...size);
      const seats = (spacing: number) =>
        [Math.ceil(width / spacing), Math.ceil(height / spacing)] as const;
      large.target.setSize(...seats(LARGE));
      small.target.setSize(...seats(SMALL));
      u.largeCount.value.set(...seats(LARGE));
      u.smallCount.value.set(...seats(SMALL));
      const shown = renderer.getRenderTarget();
      for (const { target, scene } of passes) {
        renderer.setRenderTarget(target);
        renderer.render(scene, camera);
      }
      renderer.setRenderTarget(shown);
    },
    dispose(): void {
      for (const { target, scene } of passes) {
        target.dispose();
        for (const mesh of scene.children as Mesh[]) {
          mesh.geometry.dispose();
          for (const material of [mesh.material].flat()) material.dispose();
        }
      }
      u.noise.value.dispose();
    },
  };
}

interface Pass {
  readonly target: RenderTarget;
  readonly scene: Scene;
}

function sceneOf(mesh: Mesh): Scene {
  const scene = new Scene();
  scene.add(mesh);
  return scene;
}
