import type { Grid } from "../../../model/grid.ts";
import type { FieldEdit } from "../../engine.ts";

/**
 * Paints a soft round brush along a segment into a plane (one value per voxel), in place. `signed`:
 * values below 0 are allowed. Only voxels within reach of the segment are touched. Where it sets or
 * multiplies, what single precision could not hold (`carry`) is gone; adding keeps it.
 */
export function paint(
  plane: Float32Array,
  grid: Grid,
  edit: FieldEdit,
  signed: boolean,
  carry?: Float32Array,
): void {
  const [i0, i1] = reach(edit.from[0], edit.to[0], edit.radius, grid.dx, grid.nx);
  const [j0, j1] = reach(edit.from[1], edit.to[1], edit.radius, grid.dy, grid.ny);
  const solid = grid.dimensions === 3;
  const [k0, k1] = solid ? reach(edit.from[2], edit.to[2], edit.radius, grid.dz, grid.nz) : [0, 1];
  for (let k = k0; k < k1; k++) {
    for (let j = j0; j < j1; j++) {
      for (let i = i0; i < i1; i++) {
        const z = solid ? (k + 0.5) * grid.dz : 0;
        const weight = brushWeight(edit, (i + 0.5) * grid.dx, (j + 0.5) * grid.dy, z, solid);
        const voxel = i + grid.nx * (j + grid.ny * k);
        if (weight <= 0) continue;
        plane[voxel] = painted(edit, plane[voxel]!, weight, signed);
        if (carry !== undefined && edit.action !== "add") carry[voxel] = 0;
      }
    }
  }
}

/** 1 within radius*(1 - softness) of the segment, falling smoothly to 0 at the radius. */
export function brushWeight(
  edit: FieldEdit,
  x: number,
  y: number,
  z: number,
  solid: boolean,
): number {
  const [fx, fy, fz] = edit.from;
  const dx = edit.to[0] - fx;
  const dy = edit.to[1] - fy;
  const dz = solid ? edit.to[2] - fz : 0;
  const pz = solid ? z - fz : 0;
  const length = dx * dx + dy * dy + dz * dz;
  const along = length > 0 ? ((x - fx) * dx + (y - fy) * dy + pz * dz) / length : 0;
  const s = Math.min(Math.max(along, 0), 1);
  const distance = Math.hypot(x - fx - s * dx, y - fy - s * dy, pz - s * dz);
  const hard = edit.radius * (1 - edit.softness);
  if (distance >= edit.radius) return 0;
  if (distance <= hard) return 1;
  const t = (edit.radius - distance) / (edit.radius - hard);
  return t * t * (3 - 2 * t);
}

/** The new value of a voxel under the brush. */
function painted(edit: FieldEdit, value: number, weight: number, signed: boolean): number {
  const next = paintedFreely(edit, value, weight);
  return signed ? next : Math.max(0, next);
}

function paintedFreely(edit: FieldEdit, value: number, weight: number): number {
  if (edit.action === "set") return value + weight * (edit.amount - value);
  if (edit.action === "multiply") return value * (1 + weight * (edit.amount - 1));
  const next = value + weight * edit.amount;
  // What lies past the limit already stays there: adding never takes away.
  return edit.amount > 0 ? Math.max(value, Math.min(next, edit.limit)) : next;
}

/** Range of voxels [first, end) within `radius` of from..to along one axis. */
function reach(
  from: number,
  to: number,
  radius: number,
  spacing: number,
  cells: number,
): [number, number] {
  const first = Math.floor((Math.min(from, to) - radius) / spacing - 0.5);
  const end = Math.ceil((Math.max(from, to) + radius) / spacing + 0.5);
  return [Math.max(0, first), Math.min(cells, end)];
}
