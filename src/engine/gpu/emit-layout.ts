import type { BufferLayout } from "./buffer-layout.ts";
import { parameterVectors } from "./step-uniforms.ts";

/** The text that takes the place of shaders/lib/layout.wgsl: the same names with a program's numbers. */
export function emitLayout(layout: BufferLayout): string {
  const { program, terms } = layout;
  const { movers, fieldCount, diffusionPlaneCount } = program.layout;
  const drifts = movers.reduce((sum, mover) => sum + mover.drifts.length, 0);
  const counts: Readonly<Record<string, number>> = {
    FIELD_COUNT: fieldCount,
    SUBSTRATE_COUNT: layout.substrateCount,
    DIFFUSION_PLANE_COUNT: diffusionPlaneCount,
    MOVER_COUNT: movers.length,
    TERM_COUNT: terms.length,
    MOVER_ENTRIES: Math.max(1, movers.length),
    DRIFT_ENTRIES: Math.max(1, drifts),
    TERM_ENTRIES: Math.max(1, terms.length),
    OBSERVABLE_ENTRIES: Math.max(1, layout.localsAt.length),
    PARAMETER_VECTORS: parameterVectors(program),
    UNIFORMS_AT: layout.uniformsAt,
    SUBSTEPS_AT: layout.substepsAt,
  };
  return Object.entries(counts)
    .map(([name, value]) => `const ${name}: u32 = ${value}u;\n`)
    .join("");
}
