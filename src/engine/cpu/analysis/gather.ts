import type { SampleRequest } from "../../engine.ts";
import type { CpuState } from "../cpu-state.ts";
import { observe } from "./observe.ts";

/** Present values of fields or observables in some voxels, a row for each name, in an array of its own. */
export function gather(
  state: CpuState,
  { names, voxels }: SampleRequest,
  time: number,
  dt: number,
): Float32Array {
  const samples = new Float32Array(names.length * voxels.length);
  names.forEach((name, row) => {
    const values = observe(state, name, time, dt);
    voxels.forEach((voxel, index) => {
      samples[row * voxels.length + index] = values[voxel]!;
    });
  });
  return samples;
}
