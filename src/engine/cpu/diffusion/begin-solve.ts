import type { CpuState } from "../cpu-state.ts";
import { uniformDiffusion, wallValues } from "../uniform-values.ts";
import { setDiffusion } from "./multigrid.ts";

/** solution := the present substrates, or 0; r and walls of a step of dt (min) on every level. */
export function beginSolve(state: CpuState, from: "state" | "zero", dt: number): void {
  state.multigrid.pyramids.forEach((pyramid, slot) => {
    const { solution } = pyramid.planes[0]!;
    if (from === "zero") solution.fill(0);
    else solution.set(state.planes[slot]!);
    const D = uniformDiffusion(state, slot) ?? 1;
    setDiffusion(state.multigrid, slot, dt, D, wallValues(state, slot));
  });
}
