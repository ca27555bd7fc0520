import { clamp, int, mix, uniform, vec2, vec3 } from "three/tsl";
import { type Node, type UniformNode, Vector3, type Vector4 } from "three/webgpu";
import { BRIGHTEST, DARKEST, RELIEF, SUN } from "../../look/field/hill-shade.ts";
import type { Interpolation } from "../../look/field/setting.ts";
import type { LayerSource } from "./layer.ts";
import { placeInDomain, sampleRun } from "./plane-layer.ts";

/** Light on a field as on a hill, its window being the height (look/field/hill-shade.ts). */
export function createHillShade(source: LayerSource, channel: UniformNode<"vec4", Vector4>) {
  const strength = uniform(0);
  const sun = uniform(new Vector3(...SUN));
  const paint = (color: Node<"vec3">, interpolation: Interpolation): Node<"vec3"> => {
    const { plane, runs } = source;
    const [run] = runs;
    const place = placeInDomain(source).toVar();
    const voxel = plane.extent.div(run.voxels).toVar();
    // Nearest values have no slope but at their edges: their light is that of a smooth field.
    const kind = interpolation === "nearest" ? "linear" : interpolation;
    const at = (x: number, y: number): Node<"float"> =>
      sampleRun(
        source,
        run,
        place.add(vec2(x, y).mul(voxel)) as Node<"vec2">,
        kind,
      )(int(channel.z));
    const shorter = plane.extent.x.min(plane.extent.y);
    const height = channel.y.mul(shorter).mul(RELIEF);
    const slope = (ahead: Node<"float">, behind: Node<"float">, step: Node<"float">) =>
      ahead.sub(behind).mul(height).div(step.mul(2));
    const across = slope(at(1, 0), at(-1, 0), voxel.x as Node<"float">);
    const up = slope(at(0, 1), at(0, -1), voxel.y as Node<"float">);
    const normal = vec3(across.negate(), up.negate(), 1).normalize();
    const light = clamp(normal.dot(sun).div(sun.z), DARKEST, BRIGHTEST);
    return clamp(color.mul(mix(1, light, strength)), 0, 1) as Node<"vec3">;
  };
  return { strength, paint };
}
