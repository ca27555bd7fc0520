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
    ...uneven.map((group, row) => outflowFunction(group, row)),
    functionText("measureOutflows(first: u32, strips: u32, writeAt: u32)", measures(uneven)),
    functionText(
      "groupOutflows() -> array<f32, GROUP_COUNT>",
      `  return array<f32, GROUP_COUNT>(${outflows.join(", ")});\n`,
    ),
    functionText(
      "isCrowded(group: u32) -> bool",
      `  return ${crowded.length > 0 ? crowded.join(" || ") : "false"};\n`,
    ),
  ].join("\n\n");
}

function measures(uneven: readonly MotionGroup[]): string {
  const rows = (print: (row: number) => string): string =>
    uneven.map((_, row) => print(row)).join("");
  return [
    rows((row) => `  var largest${row} = 0.0;\n`),
    "  for (var voxel = first; voxel < VOXELS; voxel += strips) {\n",
    "    let at = placeOf(cellAt(voxel));\n",
    rows((row) => `    largest${row} = max(largest${row}, outflow${row}(at));\n`),
    "  }\n",
    rows((row) => `  scalars[writeAt + (${row}u * strips) + first] = largest${row};\n`),
  ].join("");
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
  if (group.facePlane >= 0) return `scalars[task.readAt + ${uneven.indexOf(group)}u]`;
  const loss = group.axes.map(
    ({ name, faces }) =>
      `(${faces}.0 * evenRate(readUniform(${group.uniformMotility}), now.spacing.${name}))`,
  );
  return loss.length > 0 ? loss.join(" + ") : "0.0";
}
