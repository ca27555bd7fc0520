import { Group } from "three/webgpu";
import type { SingleFieldView } from "../../look/field/setting.ts";
import { cellsOf } from "../../look/multiples/cells.ts";
import type { MultiplesView } from "../../look/multiples/setting.ts";
import { fieldLayer } from "./field.ts";
import type { CreateLayer, Layer } from "./layer.ts";
import { setRectangle } from "./rectangle.ts";

/** Several fields, each in a cell of the picture; the plane lies in all cells as it does in the first one. */
export const multiplesLayer: CreateLayer<MultiplesView> = (source) => {
  const object = new Group();
  const layers: Layer<SingleFieldView>[] = [];
  const layerAt = (index: number): Layer<SingleFieldView> => {
    const layer = layers[index] ?? fieldLayer(source);
    if (layers[index] === undefined) object.add(layer.object);
    layers[index] = layer;
    return layer;
  };
  return {
    object,
    write: (view, names) => {
      const { parts } = view;
      const { frame, pixels, extent } = source.plane;
      const [width, height] = [frame.value.z, frame.value.w].map(
        (length) => length * pixels.value.x,
      );
      const aspect = extent.value.x / extent.value.y;
      const cells = cellsOf(
        parts.length,
        width as number,
        height as number,
        aspect,
        pixels.value.y,
        view.room,
      );
      cells.forEach(({ left, top, width: across, height: up }, index) => {
        const layer = layerAt(index);
        layer.write(parts[index] as SingleFieldView, names);
        const [w, h] = [across / (width as number), up / (height as number)];
        const [x, y] = [left / (width as number), 1 - top / (height as number)];
        const part = { left: x, right: x + w, bottom: y - h, top: y };
        setRectangle(layer.object, part, { left: 0, right: w, bottom: 1 - h, top: 1 });
      });
      layers.forEach((layer, index) => {
        layer.object.visible = index < cells.length;
      });
    },
    dispose: () => {
      for (const layer of layers) layer.dispose();
    },
  };
};
