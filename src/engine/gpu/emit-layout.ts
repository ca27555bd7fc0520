import { wgslLiteral } from "../../compile/wgsl-literal.ts";
import type { BufferLayout } from "./buffer-layout.ts";
import { cycleGroups } from "./plan-solve.ts";
import { parameterVectors } from "./step-uniforms.ts";

/** The text that takes the place of shaders/lib/layout.wgsl: the same names with a program's numbers. */
export function emitLayout(layout: BufferLayout): string {
  const { program, terms, levels, tailLevel } = layout;
  const { movers, fieldCount, compartmentCount, globalCount } = program.layout;
  const drifts = movers.reduce((sum, mover) => sum + mover.drifts.length, 0);
  const observedPlane = program.layout.transportPlaneCount;
  const counts: Readonly<Record<string, number>> = {
    FIELD_COUNT: fieldCount,
    SUBSTRATE_COUNT: layout.substrateCount,
    COMPARTMENT_COUNT: compartmentCount,
    GLOBAL_COUNT: globalCount,
    MOVER_COUNT: movers.length,
    TERM_COUNT: terms.length,
    QUAD_COUNT: layout.quadCount,
    FACE_QUAD_COUNT: layout.faceQuads.filter((number) => number >= 0).length,
    LEVEL_COUNT: levels.length,
    PYRAMID_CELLS: layout.pyramidCells,
    TAIL_LEVEL: tailLevel,
    TAIL_CELLS: layout.pyramidCells - (levels[tailLevel]?.offset ?? layout.pyramidCells),
    CYCLE_ENTRIES: cycleGroups(layout).length,
    WIDE_THREADS: layout.wideThreads,
    COMPARTMENT_ENTRIES: Math.max(1, compartmentCount),
    MOVER_ENTRIES: Math.max(1, movers.length),
    DRIFT_ENTRIES: Math.max(1, drifts),
    TERM_ENTRIES: Math.max(1, terms.length),
    OBSERVABLE_ENTRIES: Math.max(1, layout.localsAt.length),
    PARAMETER_VECTORS: parameterVectors(program),
    UNIFORMS_AT: layout.uniformsAt,
    SUBSTEPS_AT: layout.substepsAt,
    SLOWNESS_AT: layout.slownessAt,
    COMPARTMENT_CARRY_AT: layout.compartmentCarryAt,
    START_SCALARS_AT: layout.startScalarsAt,
    STAGE_SCALARS_AT: layout.stageScalarsAt,
    OBSERVED_PLANE: observedPlane,
    REMEMBERED_PLANE: observedPlane + 1,
  };
  const lines = Object.entries(counts).map(([name, value]) => `const ${name}: u32 = ${value}u;\n`);
  const needs = Object.entries(needsOf(layout));
  return [
    ...lines,
    ...needs.map(([name, needed]) => `const ${name}: bool = ${needed};\n`),
    `const TOLERANCE: f32 = ${wgslLiteral(layout.tolerance)};\n`,
  ].join("");
}

/** What some field needs: kernels leave out the rest. */
function needsOf({
  program,
  grid,
  faceQuads,
  substrateCount,
  hasExports,
  hasCarry,
  storesSweeps,
}: BufferLayout): Readonly<Record<string, boolean>> {
  const { layout, model } = program;
  const substrates = model.fields.slice(0, substrateCount);
  return {
    FLOWS_ALONG_Z: grid.nz > 1,
    HAS_VARYING_DIFFUSION: faceQuads.some((number) => number >= 0),
    HAS_WRAPS: substrates.some(({ boundary }) =>
      [boundary.left, boundary.bottom, boundary.back].some(({ type }) => type === "periodic"),
    ),
    HAS_EXPORTS: hasExports,
    HAS_CARRY: hasCarry,
    STORES_SWEEPS: storesSweeps,
    HAS_DRIFT: layout.movers.some((mover) => mover.drifts.length > 0),
  };
}
