import type { Program } from "../../compile/program.ts";
import { wgslLiteral } from "../../compile/wgsl-literal.ts";
import type { Grid } from "../../model/grid.ts";
import type { BufferLayout } from "./buffer-layout.ts";
import { type Groups, rowGroups, rowLength } from "./dispatch.ts";
import { functionText, place } from "./emit-motion.ts";

/** Models whose rates have more operations than this are not printed four times over. */
const mostRepeated = 160;

/** How many voxels along x one thread of explicit/advance takes: neighbours are read once for all. */
export function explicitBlock({ blocks }: Program, { nx }: Grid): number {
  return nx % 4 === 0 && blocks.rates.operations.length <= mostRepeated ? 4 : 1;
}

/** Workgroups of explicit/advance. */
export function explicitGroups(program: Program, grid: Grid): Groups {
  return rowGroups(grid.nx / explicitBlock(program, grid), grid.ny, grid.nz);
}

/**
 * The text that takes the place of shaders/explicit/fields.wgsl: forward Euler of all fields, printed
 * for a program with fixed names. Diffusion coefficients are read from `uniforms`.
 */
export function emitExplicit({ program, grid }: BufferLayout): string {
  const block = explicitBlock(program, grid);
  const { fields } = program.model;
  const offsets = Array.from({ length: block }, (_, k) => k);
  const body = [
    ...fields.map((_, slot) => presentValues(slot, offsets)),
    ...offsets.map((k) => {
      const values = fields.map((_, slot) => valueName(slot, k)).join(", ");
      return `  let rates${k} = ratesVoxel(${voxelAt(k)}, FieldValues(${values}));\n`;
    }),
    ...fields.map((_, slot) => advanceField(program, grid, slot, offsets)),
  ];
  return [
    "//! uses: lib/state, lib/moved, lib/place, lib/positive, lib/model-hooks",
    "// Written by src/engine/gpu/emit-explicit.ts.",
    `const BLOCK: u32 = ${block}u;`,
    `const BLOCK_ROW: u32 = ${rowLength(grid.nx / block)}u;`,
    functionText(
      "upperX(at: Place) -> u32",
      "  let isLast = at.cell.x + BLOCK == CELLS.x;\n" +
        "  return select(at.voxel + BLOCK, (at.voxel + BLOCK) - CELLS.x, isLast);\n",
    ),
    functionText("advanceFields(at: Place)", body.join("")),
  ].join("\n\n");
}

function valueName(slot: number, k: number): string {
  return `u${slot}_${k}`;
}

function voxelAt(k: number): string {
  return k === 0 ? "at.voxel" : `at.voxel + ${k}u`;
}

function read(slot: number, voxel: string): string {
  return `fields[${place(slot, voxel)}]`;
}

function presentValues(slot: number, offsets: readonly number[]): string {
  return offsets.map((k) => `  let ${valueName(slot, k)} = ${read(slot, voxelAt(k))};\n`).join("");
}

/** u + dt (rate + sum of D/h^2 ((lower - u) + (upper - u))). */
function advanceField(
  program: Program,
  grid: Grid,
  slot: number,
  offsets: readonly number[],
): string {
  const { layout } = program;
  const diffusion = layout.uniforms.diffusion[slot] ?? -1;
  const spreads = diffusion >= 0 && !layout.movers.some((mover) => mover.slot === slot);
  const isSigned = layout.signedFields[slot] ?? false;
  const axes = spreads ? axesOf(program, grid, slot) : [];
  const scales = axes.map(
    ({ name, h }) => `  let r${slot}${name} = D${slot} * ${wgslLiteral(1 / (h * h))};\n`,
  );
  const ends = axes.flatMap((axis) => neighbourLines(slot, axis, offsets));
  const writes = offsets.map((k) => {
    const u = valueName(slot, k);
    const flows = axes.map(({ name }) => {
      const lower = name === "x" && k > 0 ? valueName(slot, k - 1) : `lower${slot}${name}${k}`;
      const upper =
        name === "x" && k + 1 < offsets.length ? valueName(slot, k + 1) : `upper${slot}${name}${k}`;
      return `(r${slot}${name} * ((${lower} - ${u}) + (${upper} - ${u})))`;
    });
    const rate = [`rates${k}.f${slot}`, ...flows].join(" + ");
    const next = `${u} + (now.dt * (${rate}))`;
    const kept = isSigned ? next : `positive(${next})`;
    return `  moved[${place(slot, voxelAt(k))}] = ${kept};\n`;
  });
  const D = axes.length > 0 ? `  let D${slot} = positive(readUniform(${diffusion}));\n` : "";
  return [D, ...scales, ...ends, ...writes].join("");
}

interface ExplicitAxis {
  readonly name: "x" | "y" | "z";
  /** um */
  readonly h: number;
  readonly isPeriodic: boolean;
}

/** The axes along which a field has neighbours. */
function axesOf(program: Program, grid: Grid, slot: number): readonly ExplicitAxis[] {
  const { boundary } = program.model.fields[slot]!;
  const all = [
    { name: "x", cells: grid.nx, h: grid.dx, isPeriodic: boundary.left.type === "periodic" },
    { name: "y", cells: grid.ny, h: grid.dy, isPeriodic: boundary.bottom.type === "periodic" },
    { name: "z", cells: grid.nz, h: grid.dz, isPeriodic: boundary.back.type === "periodic" },
  ] as const;
  return all.filter(({ cells }) => cells > 1);
}

/** Values on both sides of the block; beyond a wall without flux the voxel's own. */
function neighbourLines(slot: number, axis: ExplicitAxis, offsets: readonly number[]): string[] {
  const { name, isPeriodic } = axis;
  const last = offsets.length - 1;
  const line = (side: "lower" | "upper", k: number): string => {
    const u = valueName(slot, k);
    const value = read(slot, neighbourAt(side, name, k));
    const inner = side === "lower" ? `at.cell.${name} > 0u` : `${upperCell(name)} < CELLS.${name}`;
    const other = isPeriodic ? value : `select(${u}, ${value}, ${inner})`;
    return `  let ${side}${slot}${name}${k} = ${other};\n`;
  };
  if (name === "x") return [line("lower", 0), line("upper", last)];
  return offsets.flatMap((k) => [line("lower", k), line("upper", k)]);
}

function neighbourAt(side: "lower" | "upper", name: "x" | "y" | "z", k: number): string {
  if (name === "x") return side === "lower" ? "at.lower.x" : "upperX(at)";
  return k === 0 ? `at.${side}.${name}` : `at.${side}.${name} + ${k}u`;
}

function upperCell(name: "x" | "y" | "z"): string {
  return `at.cell.${name} + ${name === "x" ? "BLOCK" : "1u"}`;
}
