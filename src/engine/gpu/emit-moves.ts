import type { BufferLayout } from "./buffer-layout.ts";
import {
  driftSpeed,
  faceMotility,
  functionText,
  ownTerms,
  place,
  sumOf,
  transportAt,
} from "./emit-motion.ts";
import {
  facePlaneCount,
  type GroupedMover,
  hasWalls,
  type MotionGroup,
  motionGroups,
  unevenGroups,
} from "./motion-groups.ts";

/**
 * The text that takes the place of shaders/transport/moves.wgsl: rates across faces and substeps,
 * printed for a program's movers with fixed names, so that nothing is looked up in tables. Numbers
 * that a person may change are read from `uniforms`.
 */
export function emitMoves({ program, grid, voxels }: BufferLayout): string {
  const groups = motionGroups(program, grid);
  const uneven = unevenGroups(groups);
  const faceValues = Math.max(4, facePlaneCount(groups) * voxels);
  const substep = (from: Side, to: Side): string =>
    groups.map((group, g) => moves(group, g, from, to)).join("");
  return [
    "//! uses: lib/state, lib/moved, lib/place, lib/task, transport/flux",
    "// Written by src/engine/gpu/emit-moves.ts.",
    `@group(2) @binding(0) var<storage, read_write> faces: array<f32, ${faceValues}>;`,
    ...uneven.map((group, row) => fillFunction(group, row)),
    functionText("fillFaces(at: Place)", uneven.map((_, row) => `  fill${row}(at);\n`).join("")),
    functionText("fillCrowdedFaces(at: Place)", crowdedFills(groups, uneven)),
    functionText("moveOut(at: Place)", substep("fields", "moved")),
    functionText("moveBack(at: Place)", substep("moved", "fields")),
  ].join("\n\n");
}

/** Where the densities are before or after a substep. */
type Side = "fields" | "moved";

function crowdedFills(groups: readonly MotionGroup[], uneven: readonly MotionGroup[]): string {
  return groups
    .map((group, g) => {
      if (!group.isCrowded) return "";
      return whileMoving(g, `    fill${uneven.indexOf(group)}(at);\n`);
    })
    .join("");
}

/** Something that is done where a group takes part in the present pair. */
function whileMoving(group: number, body: string): string {
  return `  if (isMoving(${group}u)) {\n${body}  }\n`;
}

/** Writes a group's rates across the upper faces of a voxel. */
function fillFunction(group: MotionGroup, row: number): string {
  const axes = group.axes.map((axis, a) => {
    const other = `at.upper.${axis.name}`;
    const plane = group.facePlane + 2 * a;
    const rates = `rates${a}`;
    const drift = group.drifts.map((one, d) => {
      const speed = `speed${a}_${d}`;
      const room =
        one.crowdingPlane < 0
          ? speed
          : `${speed} * select(room${d}, ${transportAt(one.crowdingPlane, other)}, ${speed} > 0.0)`;
      return { line: `  let ${speed} = ${driftSpeed(one, d, other, axis)};\n`, term: `(${room})` };
    });
    const open = axis.isPeriodic
      ? rates
      : `select(vec2f(0.0), ${rates}, at.cell.${axis.name} + 1u < CELLS.${axis.name})`;
    return [
      ...drift.map(({ line }) => line),
      `  let ${rates} = faceRates(${faceMotility(group, other)}, ${sumOf(drift)}, now.spacing.${axis.name});\n`,
      `  let open${a} = ${open};\n`,
      `  faces[${place(plane, "at.voxel")}] = open${a}.x;\n`,
      `  faces[${place(plane + 1, "at.voxel")}] = open${a}.y;\n`,
    ].join("");
  });
  return functionText(`fill${row}(at: Place)`, ownTerms(group, true) + axes.join(""));
}

/** One substep of a group's movers from one buffer to the other; assembly/transport/substep.ts. */
function moves(group: MotionGroup, index: number, from: Side, to: Side): string {
  if (group.axes.length === 0 && !hasWalls(group)) return "";
  const lines = [
    `    let dt = pairLength(${index}u);\n`,
    ...(hasWalls(group)
      ? [`    let wallDt = ${to === "fields" ? "0.5 * " : ""}wallLength(${index}u);\n`]
      : []),
    ...(group.facePlane < 0 ? evenFaces(group) : storedFaces(group)),
    ...group.movers.map((mover) => moveOne(group, mover, from, to)),
  ];
  return whileMoving(index, lines.join(""));
}

function evenFaces({ axes, uniformMotility }: MotionGroup): string[] {
  return axes.flatMap(({ name, isPeriodic }) => {
    const lower = `at.lower.${name}`;
    const upper = `at.upper.${name}`;
    const inner = [`at.cell.${name} > 0u`, `at.cell.${name} + 1u < CELLS.${name}`];
    return [
      `    let rate_${name} = evenRate(readUniform(${uniformMotility}), now.spacing.${name});\n`,
      `    let lower_${name} = ${isPeriodic ? lower : `select(at.voxel, ${lower}, ${inner[0]})`};\n`,
      `    let upper_${name} = ${isPeriodic ? upper : `select(at.voxel, ${upper}, ${inner[1]})`};\n`,
    ];
  });
}

/** A closed face has rates of 0, so neighbours may be those of a periodic grid. */
function storedFaces({ axes, facePlane }: MotionGroup): string[] {
  return axes.flatMap(({ name }, a) => {
    const plane = facePlane + 2 * a;
    return [
      `    let up_out_${name} = faces[${place(plane, "at.voxel")}];\n`,
      `    let up_in_${name} = faces[${place(plane + 1, "at.voxel")}];\n`,
      `    let down_in_${name} = faces[${place(plane, `at.lower.${name}`)}];\n`,
      `    let down_out_${name} = faces[${place(plane + 1, `at.lower.${name}`)}];\n`,
    ];
  });
}

/** What walls let in and take out after a substep; see assembly/transport/cross-walls.ts. */
function acrossWalls({ wallRatePlane, wallSupplyPlane }: GroupedMover, moved: string): string {
  const supply = transportAt(wallSupplyPlane, "at.voxel");
  const rate = transportAt(wallRatePlane, "at.voxel");
  return `((${moved}) + (wallDt * ${supply})) / (1.0 + (wallDt * ${rate}))`;
}

function moveOne(group: MotionGroup, mover: GroupedMover, from: Side, to: Side): string {
  const read = (voxel: string) =>
    `${from}[${place(from === "fields" ? mover.slot : mover.index, voxel)}]`;
  const n = `n${mover.index}`;
  const inflow = group.axes.map(({ name }) =>
    group.facePlane < 0
      ? `(rate_${name} * ((${read(`lower_${name}`)} - ${n}) + (${read(`upper_${name}`)} - ${n})))`
      : `(((down_in_${name} * ${read(`at.lower.${name}`)}) - (down_out_${name} * ${n})) + ` +
        `((up_in_${name} * ${read(`at.upper.${name}`)}) - (up_out_${name} * ${n})))`,
  );
  const target = `${to}[${place(to === "fields" ? mover.slot : mover.index, "at.voxel")}]`;
  const gone = inflow.length === 0 ? "0.0" : `dt * (${inflow.join(" + ")})`;
  // The second substep goes on from where the pair began: base + 1/2 ((n - base) + dt * inflow).
  const moved =
    to === "fields" ? `${target} + (0.5 * ((${n} - ${target}) + (${gone})))` : `${n} + (${gone})`;
  const next = mover.wallRatePlane < 0 ? moved : acrossWalls(mover, moved);
  const kept = mover.isSigned ? next : `positive(${next})`;
  return `    let ${n} = ${read("at.voxel")};\n    ${target} = ${kept};\n`;
}
