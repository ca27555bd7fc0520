import { exp, float, max, min, mix, smoothstep, vec3 } from "three/tsl";
import type { Node } from "three/webgpu";

/** Linear light is kept up to here; above it bends towards 1, so that overlap does not clip. */
const SHOULDER = 0.72;

/** Keeps hue: the brightest part bends towards 1 and the others follow; strong overlap pales a little. */
export function softShoulder(light: Node<"vec3">): Node<"vec3"> {
  const brightest = max(light.x, max(light.y, light.z)).toVar();
  const over = max(brightest.sub(SHOULDER), 0);
  const bent = float(1)
    .sub(exp(over.div(SHOULDER - 1)))
    .mul(1 - SHOULDER);
  const target = min(brightest, SHOULDER).add(bent).toVar();
  const scaled = light.mul(target.div(max(brightest, 1e-6)));
  return mix(scaled, vec3(target), smoothstep(1, 3, brightest).mul(0.2));
}
