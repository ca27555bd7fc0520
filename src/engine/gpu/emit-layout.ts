import { sides } from "../../compile/uniforms-block.ts";
import type { Side } from "../../model/description.ts";
import { auxiliaryLength, type BufferLayout } from "./buffer-layout.ts";
import { rowLength } from "./dispatch.ts";
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
    SLOWNESS_AT: layout.slownessAt,
    BOUNDS_AT: layout.boundsAt,
    ROW: rowLength(layout.grid.nx),
    FIELD_VALUES: Math.max(4, program.layout.fieldCount * layout.voxels),
    AUXILIARY_VALUES: Math.max(4, auxiliaryLength(layout)),
    MOVED_VALUES: Math.max(4, layout.movedPlanes * layout.voxels),
    SCALAR_VALUES: Math.max(4, layout.scalarCount),
    OBSERVED_PLANE: program.layout.transportPlaneCount,
  };
  const lines = Object.entries(counts).map(([name, value]) => `const ${name}: u32 = ${value}u;\n`);
  const needs = Object.entries(needsOf(layout));
  const { nx, ny, nz } = layout.grid;
  lines.push(`const CELLS: vec3u = vec3u(${nx}u, ${ny}u, ${nz}u);\n`);
  return [...lines, ...needs.map(([name, needed]) => `const ${name}: bool = ${needed};\n`)].join(
    "",
  );
}

/** What some field needs: kernels leave out the rest. */
function needsOf({ program, grid }: BufferLayout): Readonly<Record<string, boolean>> {
  const { layout, model } = program;
  const isFixed = (side: Side): boolean =>
    model.fields.some((field) => field.boundary[side].type === "value");
  return {
    FLOWS_ALONG_Z: grid.nz > 1 || isFixed("back") || isFixed("front"),
    HAS_FIXED_WALLS: sides.some(isFixed),
    HAS_VARYING_DIFFUSION: layout.diffusionPlaneCount > 0,
  };
}
