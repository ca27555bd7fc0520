import { limits } from "../../../limits/limits.ts";
import type { FieldImage, ShowRequest } from "../../engine.ts";
import { EngineError } from "../../engine-error.ts";
import { observe } from "../analysis/observe.ts";
import type { CpuState } from "../cpu-state.ts";

/** One z slice of each name, layer after layer, in an array of its own. */
export function packChannels(
  state: CpuState,
  request: ShowRequest,
  time: number,
  dt: number,
): FieldImage {
  const { nx, ny, nz } = state.grid;
  const { names } = request;
  if (names.length > limits.layers.most) {
    throw new EngineError(`At most ${limits.layers.most} fields can be shown at once.`);
  }
  const slice = Math.max(0, Math.min(nz - 1, Math.round(request.slice)));
  const data = new Float32Array(nx * ny * names.length);
  names.forEach((name, layer) => {
    const values = observe(state, name, time, dt);
    data.set(values.subarray(slice * nx * ny, (slice + 1) * nx * ny), layer * nx * ny);
  });
  return { kind: "array", data, width: nx, height: ny, layers: names.length, time };
}
