import { wgslLiteral } from "../../compile/wgsl-literal.ts";
import type { BufferLayout } from "./buffer-layout.ts";
import { rowLength } from "./dispatch.ts";
import { cycleGroups } from "./plan-solve.ts";
import { parameterVectors } from "./step-uniforms.ts";
import { partialsOf, stripCount } from "./strips.ts";

/**
 * The text that takes the place of shaders/lib/layout.wgsl: the same names with a program's numbers, those
 * of them that `code` uses. So a kernel has the same text in every program that does not differ for it,
 * and a driver that knows the text does not compile it again.
 */
export function emitLayout(layout: BufferLayout, code: string): string {
  const used = new Set(code.replaceAll(/\/\/.*/g, "").match(/\b[A-Z][A-Z\d_]*\b/g));
  const lines = layoutLines(layout).filter(([name]) => used.has(name));
  return lines.map(([name, type, value]) => `const ${name}: ${type} = ${value};\n`).join("");
}

/** Name, type and value of each constant. */
function layoutLines(layout: BufferLayout): (readonly [string, string, string])[] {
  const { program, terms, levels, tailLevel } = layout;
  const { fieldCount, compartmentCount, scalarCount } = program.layout;
  const partials = partialsOf(layout);
  const observedPlane = program.layout.transportPlaneCount;
  const counts: Readonly<Record<string, number>> = {
    FIELD_COUNT: fieldCount,
    SUBSTRATE_COUNT: layout.substrateCount,
    COMPARTMENT_COUNT: compartmentCount,
    SCALAR_COUNT: scalarCount,
    COMPARTMENT_MEANS_AT: program.layout.meansAt,
    TERM_COUNT: terms.length,
    QUAD_COUNT: layout.quadCount,
    FACE_QUAD_COUNT: layout.faceQuads.filter((number) => number >= 0).length,
    LEVEL_COUNT: levels.length,
    PYRAMID_CELLS: layout.pyramidCells,
    TAIL_LEVEL: tailLevel,
    TAIL_CELLS: layout.pyramidCells - (levels[tailLevel]?.offset ?? layout.pyramidCells),
    VOXELS: layout.voxels,
    TOP_CELLS: layout.topCells,
    EXPORT_PLANES: layout.hasExports ? 1 : 0,
    FITTED_PLANES: layout.storesFitted ? 1 : 0,
    STRIP_ROWS: layout.stripRows,
    STRIPS: Math.ceil((layout.grid.ny * layout.grid.nz) / layout.stripRows),
    STRIP_PARTIALS: partials.strips,
    MOTION_STRIPS: stripCount(layout),
    BLOCK_PARTIALS: partials.blocks,
    STAGE_PARTIALS: partials.stages,
    PARTIALS_PER_ROW: partials.most,
    CYCLE_ENTRIES: cycleGroups(layout).length,
    WIDE_THREADS: layout.wideThreads,
    COMPARTMENT_ENTRIES: Math.max(1, compartmentCount),
    TERM_ENTRIES: Math.max(1, terms.length),
    OBSERVABLE_ENTRIES: Math.max(1, layout.localsAt.length),
    PARAMETER_VECTORS: parameterVectors(program),
    UNIFORMS_AT: layout.uniformsAt,
    SUBSTEPS_AT: layout.substepsAt,
    SLOWNESS_AT: layout.slownessAt,
    PAIRS_AT: layout.pairsAt,
    OUTFLOWS_AT: layout.outflowsAt,
    COMPARTMENT_CARRY_AT: layout.compartmentCarryAt,
    STAGE_SCALARS_AT: layout.stageScalarsAt,
    ROW: rowLength(layout.grid.nx),
    FIELD_VALUES: Math.max(4, fieldCount * layout.voxels),
    AUXILIARY_VALUES: Math.max(4, layout.auxiliaryCount),
    MOVED_VALUES: Math.max(4, layout.movedPlanes * layout.voxels),
    SCALAR_VALUES: Math.max(4, layout.scalarCount),
    OBSERVED_PLANE: observedPlane,
    REMEMBERED_PLANE: observedPlane + 1,
    FLOW_PLANE: observedPlane + 1 + program.layout.remembered.length,
    AHEAD_PLANE: (layout.aheadAt - layout.transportAt) / layout.voxels,
    PREVIOUS_PLANE: (layout.previousAt - layout.transportAt) / layout.voxels,
  };
  const { nx, ny, nz } = layout.grid;
  return [
    ...Object.entries(counts).map(([name, count]) => [name, "u32", `${count}u`] as const),
    ["CELLS", "vec3u", `vec3u(${nx}u, ${ny}u, ${nz}u)`],
    ...Object.entries(needsOf(layout)).map(([name, is]) => [name, "bool", `${is}`] as const),
    ["TOLERANCE", "f32", wgslLiteral(layout.tolerance)],
  ];
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
  storesFitted,
  storesInverse,
}: BufferLayout): Readonly<Record<string, boolean>> {
  const substrates = program.model.fields.slice(0, substrateCount);
  return {
    FLOWS_ALONG_Z: grid.nz > 1,
    HAS_VARYING_DIFFUSION: faceQuads.some((number) => number >= 0),
    HAS_WRAPS: substrates.some(({ boundary }) =>
      [boundary.left, boundary.bottom, boundary.back].some(({ type }) => type === "periodic"),
    ),
    HAS_EXPORTS: hasExports,
    HAS_CARRY: hasCarry,
    STORES_SWEEPS: storesSweeps,
    STORES_FITTED: storesFitted,
    STORES_INVERSE: storesInverse,
  };
}
