import type { CpuState } from "./cpu-state.ts";

/** Diffusion or motility of a field as last computed, um^2/min; null where it varies in space. */
export function uniformDiffusion(state: CpuState, slot: number): number | null {
  const plane = state.program.layout.uniforms.diffusion[slot]!;
  return plane < 0 ? null : Math.max(0, state.uniforms[plane]!);
}
