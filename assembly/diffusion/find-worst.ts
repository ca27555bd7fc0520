import { ESTIMATE, WORST } from "./lane-values";

/** Where the last change, along direction p, was largest in each lane that did not reach its tolerance. */
export function findWorst(lanes: usize, p: usize, voxels: i32): void {
  for (let lane: usize = 0; lane < 4; lane++) {
    const own = lane << 2;
    if (!(load<f32>(lanes + own + ESTIMATE) < 0)) continue;
    let worst = 0;
    let most: f32 = -1;
    for (let voxel = 0; voxel < voxels; voxel++) {
      const size = abs(load<f32>(p + ((<usize>voxel) << 4) + own));
      if (!(size > most)) continue;
      most = size;
      worst = voxel;
    }
    store<i32>(lanes + own + WORST, worst);
  }
}
