import type { CpuState } from "./cpu-state.ts";

/** This step's diffusion or motility of a field, um^2/min; null where it varies in space. */
export function uniformDiffusion(state: CpuState, slot: number): number | null {
  const plane = state.program.layout.uniforms.diffusion[slot]!;
  return plane < 0 ? null : Math.max(0, state.uniforms[plane]!);
}

/** This step's wall values of a field: left right bottom top back front; 0 where none is fixed. */
export function wallValues(state: CpuState, slot: number): readonly number[] {
  return state.program.layout.uniforms.boundary[slot]!.map((plane) =>
    plane < 0 ? 0 : state.uniforms[plane]!,
  );
}
