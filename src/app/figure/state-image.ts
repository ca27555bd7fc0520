import type { FieldImage } from "../../engine/engine.ts";
import { tiledIndex, tiledSize, volumeTiles } from "../../engine/volume-tiles.ts";
import { FigureError } from "../../figure/figure-error.ts";
import type { DataRange } from "../../look/auto-window.ts";
import { t } from "../../texts/text.ts";
import type { TissueState } from "./states.ts";

/** What a stage draws of a state: one slice of these fields, or all of them as tiles. */
export function imageOf(
  { grid, fields, time }: TissueState,
  names: readonly string[],
  slice: number,
  isVolume: boolean,
): FieldImage & { readonly kind: "array" } {
  const { nx, ny, nz } = grid;
  if (!isVolume) {
    const size = nx * ny;
    const data = new Float32Array(size * names.length);
    names.forEach((name, layer) => {
      data.set(valuesOf(fields, name).subarray(size * slice, size * (slice + 1)), size * layer);
    });
    return { kind: "array", data, width: nx, height: ny, layers: names.length, time };
  }
  const tiles = volumeTiles(grid);
  const { width, height } = tiledSize(tiles);
  const data = new Float32Array(width * height * names.length);
  names.forEach((name, layer) => {
    const values = valuesOf(fields, name);
    for (let k = 0; k < nz; k++) {
      for (let j = 0; j < ny; j++) {
        const from = nx * (j + ny * k);
        const to = width * height * layer + tiledIndex(tiles, 0, j, k);
        data.set(values.subarray(from, from + nx), to);
      }
    }
  });
  return { kind: "array", data, width, height, layers: names.length, time, tiles };
}

/** The plane of a field that is looked at. */
export function planeOf({ grid: { nx, ny }, fields }: TissueState, name: string, slice: number) {
  const data = valuesOf(fields, name).subarray(nx * ny * slice, nx * ny * (slice + 1));
  return { data, width: nx, height: ny };
}

/** Least and greatest value of a field in several states. */
export function rangeOf(states: readonly TissueState[], name: string): DataRange {
  let [min, max] = [Number.POSITIVE_INFINITY, Number.NEGATIVE_INFINITY];
  for (const { fields } of states) {
    for (const value of valuesOf(fields, name)) {
      if (value < min) min = value;
      if (value > max) max = value;
    }
  }
  return { min, max };
}

function valuesOf(fields: TissueState["fields"], name: string): Float32Array {
  const values = fields.get(name);
  if (values === undefined) throw new FigureError(t`"${name}" was not read for the figure.`);
  return values;
}
