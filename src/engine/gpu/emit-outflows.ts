import type { BufferLayout } from "./buffer-layout.ts";
import { driftSpeed, faceMotility, functionText, ownTerms, sumOf } from "./emit-motion.ts";
import { hasWalls, type MotionGroup, motionGroups, unevenGroups } from "./motion-groups.ts";

/**
 * The text that takes the place of shaders/transport/outflows.wgsl: how fast voxels could be emptied,
 * printed for a program's movers with fixed names. Numbers that a person may change are read from
 * `uniforms`.
 */
export function emitOutflows({ program, grid }: BufferLayout): string {
  const groups = motionGroups(program, grid);
  const uneven = unevenGroups(groups);
  const crowded = groups.flatMap(({ isCrowded }, g) => (isCrowded ? [`(group == ${g}u)`] : []));
  const outflows = groups.map((group) => groupOutflow(group, uneven));
  return [
    "//! uses: lib/state, lib/place, lib/task, transport/flux",
    "// Written by src/engine/gpu/emit-outflows.ts.",
    `const GROUP_COUNT: u32 = ${groups.length}u;`,
    `const UNEVEN_COUNT: u32 = ${uneven.length}u;`,
    ...uneven.map((group, row) => outflowFunction(group, row)),
    structText(uneven),
    functionText("largerOutflows(before: Outflows, at: Place) -> Outflows", comparison(uneven)),
    functionText("keepOutflows(largest: Outflows, strip: u32)", partialResults(uneven)),
    functionText(
      "groupOutflows(measured: array<f32, max(UNEVEN_COUNT, 1u)>) -> array<f32, GROUP_COUNT>",
      `  return array<f32, GROUP_COUNT>(${outflows.join(", ")});\n`,
    ),
    functionText(
      "isCrowded(group: u32) -> bool",
      `  return ${crowded.length > 0 ? crowded.join(" || ") : "false"};\n`,
    ),
  ].join("\n\n");
}

/** A struct has a member at least. */
function structText(uneven: readonly MotionGroup[]): string {
  const rows = Array.from(
    { length: Math.max(1, uneven.length) },
    (_, row) => `  row${row}: f32,\n`,
  );
  return `struct Outflows {\n${rows.join("")}}`;
}

function comparison(uneven: readonly MotionGroup[]): string {
  const lines = uneven.map(
    (_, row) => `  largest.row${row} = max(before.row${row}, outflow${row}(at));\n`,
  );
  return `  var largest = before;\n${lines.join("")}  return largest;\n`;
}

function partialResults(uneven: readonly MotionGroup[]): string {
  const place = (row: number) => `OUTFLOWS_AT + (${row}u * MOTION_STRIPS) + strip`;
  return uneven.map((_, row) => `  scalars[${place(row)}] = largest.row${row};\n`).join("");
}

/** The largest rate at which a voxel could be emptied, whatever the crowding. */
function outflowFunction(group: MotionGroup, row: number): string {
  const sides = group.axes.flatMap((axis, a) =>
    (["lower", "upper"] as const).map((side) => {
      const other = `at.${side}.${axis.name}`;
      const drift = group.drifts.map((one, d) => {
        const speed = `${side}${a}_${d}`;
        const term = one.crowdingPlane < 0 ? speed : `positive(${speed})`;
        return { line: `  let ${speed} = ${driftSpeed(one, d, other, axis)};\n`, term };
      });
      const rate = `boundRate(${faceMotility(group, other)}, ${sumOf(drift)}, now.spacing.${axis.name})`;
      const inner =
        side === "lower"
          ? `at.cell.${axis.name} > 0u`
          : `at.cell.${axis.name} + 1u < CELLS.${axis.name}`;
      const open = axis.isPeriodic ? rate : `select(0.0, ${rate}, ${inner})`;
      return `${drift.map(({ line }) => line).join("")}  rate += ${open};\n`;
    }),
  );
  const body = `${ownTerms(group, false)}  var rate = 0.0;\n${sides.join("")}  return rate;\n`;
  return functionText(`outflow${row}(at: Place) -> f32`, body);
}

/** 1/min: measured where rates vary, else what a voxel with all its faces loses. */
function groupOutflow(group: MotionGroup, uneven: readonly MotionGroup[]): string {
  const outflow = outflowOf(group, uneven);
  // Cells that could not leave a voxel take two substeps all the same, for their walls.
  return hasWalls(group) ? `max(${outflow}, 1e-30)` : outflow;
}

function outflowOf(group: MotionGroup, uneven: readonly MotionGroup[]): string {
  if (group.facePlane >= 0) return `measured[${uneven.indexOf(group)}]`;
  const loss = group.axes.map(
    ({ name, faces }) =>
      `(${faces}.0 * evenRate(readUniform(${group.uniformMotility}), now.spacing.${name}))`,
  );
  return loss.length > 0 ? loss.join(" + ") : "0.0";
}
