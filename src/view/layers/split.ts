import { Group, type Renderer } from "three/webgpu";
import type { SideMode, SideView, SplitView } from "../../look/split/setting.ts";
import { compositeLayer } from "./composite.ts";
import { fieldLayer } from "./field.ts";
import type { CreateLayer, Layer } from "./layer.ts";
import { polarizationLayer } from "./polarization.ts";
import { setRectangle } from "./rectangle.ts";
import { tissueLayer } from "./tissue.ts";

const CREATE = {
  tissue: tissueLayer,
  composite: compositeLayer,
  polarization: polarizationLayer,
  field: fieldLayer,
} as const;

/** Two looks of one run, each in its part of the picture. */
export const splitLayer: CreateLayer<SplitView> = (source) => {
  const object = new Group();
  const sides = [
    new Map<SideMode, Layer<SideView>>(),
    new Map<SideMode, Layer<SideView>>(),
  ] as const;
  const layerOf = (side: 0 | 1, mode: SideMode): Layer<SideView> => {
    const known = sides[side].get(mode);
    if (known !== undefined) return known;
    const made = (CREATE[mode] as unknown as CreateLayer<SideView>)(source);
    sides[side].set(mode, made);
    object.add(made.object);
    return made;
  };
  return {
    object,
    write: ({ left, right, at }, names) => {
      for (const [side, view, from, to] of [
        [0, left, 0, at],
        [1, right, at, 1],
      ] as const) {
        const layer = layerOf(side, view.mode);
        layer.write(view, names);
        setRectangle(layer.object, { left: from, right: to, bottom: 0, top: 1 });
        for (const one of sides[side].values()) one.object.visible = one === layer;
      }
    },
    prepare: (renderer: Renderer) => {
      for (const layer of sides.flatMap((side) => [...side.values()])) {
        if (layer.object.visible) layer.prepare?.(renderer);
      }
    },
    dispose: () => {
      for (const layer of sides.flatMap((side) => [...side.values()])) layer.dispose();
    },
  };
};
