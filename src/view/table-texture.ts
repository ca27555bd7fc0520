import { DataTexture, LinearFilter, NearestFilter } from "three/webgpu";
import type { ColorMapName } from "../look/color-map-names.ts";
import { COLOR_MAP_SIZE, colorMapTable } from "../look/color-maps.ts";

/** A color map as a texture of one row. */
export function tableTexture(map: ColorMapName): DataTexture {
  const table = new DataTexture(colorMapTable(map) as Uint8Array<ArrayBuffer>, COLOR_MAP_SIZE, 1);
  table.magFilter = LinearFilter;
  table.minFilter = NearestFilter;
  table.needsUpdate = true;
  return table;
}
