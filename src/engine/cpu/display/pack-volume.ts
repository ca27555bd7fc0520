import { limits } from "../../../limits/limits.ts";
import type { FieldImage } from "../../engine.ts";
import { EngineError } from "../../engine-error.ts";
import { tiledIndex, tiledSize, volumeTiles } from "../../volume-tiles.ts";
import { observe } from "../analysis/observe.ts";
import type { CpuState } from "../cpu-state.ts";

/** All slices of each name as tiles, layer after layer, in an array of its own. */
export function packVolume(
  state: CpuState,
  names: readonly string[],
  time: number,
  dt: number,
): FieldImage {
  if (names.length > limits.layers.most) {
    throw new EngineError(`At most ${limits.layers.most} fields can be shown at once.`);
  }
  const { nx, ny, nz } = state.grid;
  const tiles = volumeTiles(state.grid);
  const { width, height } = tiledSize(tiles);
  const data = new Float32Array(width * height * names.length);
  names.forEach((name, layer) => {
    const values = observe(state, name, time, dt);
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
