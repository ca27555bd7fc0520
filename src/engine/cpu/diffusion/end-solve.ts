import type { CpuState } from "../cpu-state.ts";

/** fields := solution. */
export function endSolve(state: CpuState): void {
  state.multigrid.pyramids.forEach((pyramid, slot) => {
    state.planes[slot]!.set(pyramid.planes[0]!.solution);
  });
}
