import type { UniformContext } from "../../../compile/interpreter.ts";
import { requireStableStep } from "../../stable-step.ts";
import type { CpuState } from "../cpu-state.ts";
import { runVoxels, tellKernel } from "../kinetics/run-kernel.ts";
import { uniformDiffusion } from "../uniform-values.ts";

/** Voxels of a strip of rows: its values and rates stay in a core's cache. */
const stripVoxels = 2048;

/**
 * Explicit scheme: strip of rows by strip, the rates of the strip from its present values and then
 * every field by forward Euler, in place. What drifts or has varying diffusion gets that from the
 * transport after it. Throws EngineError if dt is unstable.
 */
export function advanceExplicit(state: CpuState, context: UniformContext, dt: number): void {
  const { program, grid, explicit, numerics } = state;
  requireStableStep(program, grid, dt, state.uniforms);
  explicit.forEach((field, slot) => {
    const isMover = program.layout.movers.some((mover) => mover.slot === slot);
    field.setDiffusion(isMover ? 0 : (uniformDiffusion(state, slot) ?? 0));
  });
  const { rates } = state.kernels;
  if (rates !== null) tellKernel(state, rates, context);
  const rows = grid.ny * grid.nz;
  const stripRows = Math.max(1, Math.floor(stripVoxels / grid.nx));
  for (let first = 0; first < rows; first += stripRows) {
    const last = Math.min(rows, first + stripRows);
    if (rates !== null) runVoxels(rates, first * grid.nx, last * grid.nx);
    for (const { address } of explicit) numerics.advanceRows(address, first, last, dt);
  }
}
