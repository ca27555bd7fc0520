import type { UniformContext } from "../../../compile/interpreter.ts";
import { requireStableStep } from "../../stable-step.ts";
import type { CpuState } from "../cpu-state.ts";
import { runKernel } from "../kinetics/run-kernel.ts";
import { uniformDiffusion } from "../uniform-values.ts";
import { advance } from "./advance.ts";

/**
 * Explicit scheme: all rates from the present state, then every field by forward Euler. What drifts
 * or has varying diffusion gets that from the transport after it. Throws EngineError if dt is
 * unstable.
 */
export function advanceExplicit(state: CpuState, context: UniformContext, dt: number): void {
  const { program, grid, planes, rates, explicit } = state;
  requireStableStep(program, grid, dt, state.uniforms);
  for (const plane of rates) plane.fill(0);
  runKernel(state, state.kernels.rates, context);
  planes.forEach((plane, slot) => {
    const field = explicit[slot]!;
    const isMover = program.layout.movers.some((mover) => mover.slot === slot);
    const D = isMover ? 0 : (uniformDiffusion(state, slot) ?? 0);
    field.scale[0] = D / (grid.dx * grid.dx);
    field.scale[1] = D / (grid.dy * grid.dy);
    field.scale[2] = D / (grid.dz * grid.dz);
    advance(field, dt, plane, rates[slot]!);
    plane.set(rates[slot]!);
  });
}
