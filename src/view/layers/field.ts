import { int } from "three/tsl";
import type { Interpolation, SingleFieldView } from "../../look/field/setting.ts";
import { createHillShade } from "./field-shade.ts";
import type { CreateLayer } from "./layer.ts";
import { createMapping } from "./mapped.ts";
import { type PlaneMaterial, planeLayer, planeMaterial } from "./plane-layer.ts";

/** One field through a color map, in light if it is asked for; each way of drawing is compiled when it is used. */
export const fieldLayer: CreateLayer<SingleFieldView> = (source) => {
  const mapping = createMapping(source);
  const shading = createHillShade(source, mapping.channel);
  const materials = new Map<string, PlaneMaterial>();
  const materialOf = (interpolation: Interpolation, isShaded: boolean): PlaneMaterial => {
    const key = `${interpolation} ${isShaded}`;
    const known = materials.get(key);
    if (known !== undefined) return known;
    const made = planeMaterial(source, {
      interpolation,
      paint: (sample) => {
        const color = mapping.paint(sample(int(mapping.channel.z)));
        return isShaded ? shading.paint(color, interpolation) : color;
      },
    });
    materials.set(key, made);
    return made;
  };
  const layer = planeLayer<SingleFieldView>(source, materialOf(source.interpolation, false), write);
  function write(view: SingleFieldView, names: readonly string[]): void {
    const { interpolation = source.interpolation, shade = 0 } = view;
    mapping.write(view, names);
    shading.strength.value = shade;
    layer.object.material = materialOf(interpolation, shade > 0);
  }
  const dispose = (): void => {
    layer.object.geometry.dispose();
    for (const material of materials.values()) material.dispose();
  };
  return { ...layer, dispose };
};
