import type { Program } from "../compile/program.ts";
import type { Grid } from "../model/grid.ts";
import { EngineError } from "./engine-error.ts";

/**
 * Largest stable step (min) of forward Euler with diffusion D (um^2/min):
 * 1 / (2 D (1/dx^2 + 1/dy^2 + 1/dz^2)) over the axes that have neighbours.
 */
export function stableStep(grid: Grid, D: number): number {
  const curvature =
    axisCurvature(grid.nx, grid.dx) +
    axisCurvature(grid.ny, grid.dy) +
    axisCurvature(grid.nz, grid.dz);
  const rate = 2 * D * curvature;
  return rate > 0 ? 1 / rate : Number.POSITIVE_INFINITY;
}

/**
 * Refuses a step of the explicit scheme that some field's uniform diffusion makes unstable.
 * `uniforms`: values of the program's `uniforms` block. Throws EngineError.
 */
export function requireStableStep(
  program: Program,
  grid: Grid,
  step: number,
  uniforms: ArrayLike<number>,
): void {
  if (program.scheme !== "explicit") return;
  program.model.fields.forEach((field, slot) => {
    const plane = program.layout.uniforms.diffusion[slot] ?? -1;
    if (plane < 0 || program.layout.movers.some((mover) => mover.slot === slot)) return;
    const limit = stableStep(grid, uniforms[plane]!);
    if (step <= limit * (1 + 1e-6)) return;
    throw new EngineError(
      `The explicit scheme is unstable with a step of ${short(step)} min: the diffusion of ` +
        `"${field.name}" (${short(uniforms[plane]!)} um^2/min) on this grid allows at most ` +
        `${short(limit)} min. Choose a smaller step, a coarser grid or the implicit scheme.`,
    );
  });
}

function axisCurvature(cells: number, spacing: number): number {
  return cells > 1 ? 1 / (spacing * spacing) : 0;
}

function short(value: number): string {
  return String(Number(value.toPrecision(4)));
}
