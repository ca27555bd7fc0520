import type { Grid } from "../../model/grid.ts";
import type { FieldEdit } from "../engine.ts";

/** ADD, SET and MULTIPLY of shaders/editing/paint.wgsl. */
const actions: Record<FieldEdit["action"], number> = { add: 0, set: 1, multiply: 2 };

/** A brush stroke as the kernel takes it. */
export interface PackedBrush {
  /** Struct Brush of shaders/editing/paint.wgsl. */
  readonly bytes: ArrayBuffer;
  /** Voxels of the box within reach; 0 along an axis: nothing to paint. */
  readonly size: readonly [number, number, number];
}

/** Packs an edit of the field in `slot`; `signed`: values below 0 are allowed. */
export function packBrush(grid: Grid, edit: FieldEdit, slot: number, signed: boolean): PackedBrush {
  const isSolid = grid.dimensions === 3;
  const [x, y, z] = [
    reach(edit.from[0], edit.to[0], edit.radius, grid.dx, grid.nx),
    reach(edit.from[1], edit.to[1], edit.radius, grid.dy, grid.ny),
    isSolid ? reach(edit.from[2], edit.to[2], edit.radius, grid.dz, grid.nz) : ([0, 1] as const),
  ];
  const size = [x[1] - x[0], y[1] - y[0], z[1] - z[0]].map((n) => Math.max(0, n));
  const bytes = new ArrayBuffer(80);
  const floats = new Float32Array(bytes);
  const integers = new Uint32Array(bytes);
  floats.set([...edit.from, edit.radius, ...edit.to, edit.softness], 0);
  integers.set([x[0], y[0], z[0], slot, ...size, actions[edit.action]], 8);
  floats.set([edit.amount, edit.limit], 16);
  integers.set([signed ? 1 : 0, isSolid ? 1 : 0], 18);
  return { bytes, size: [size[0]!, size[1]!, size[2]!] };
}

/** Range of voxels [first, end) within `radius` of from..to along one axis. */
function reach(
  from: number,
  to: number,
  radius: number,
  spacing: number,
  cells: number,
): readonly [number, number] {
  const first = Math.floor((Math.min(from, to) - radius) / spacing - 0.5);
  const end = Math.ceil((Math.max(from, to) + radius) / spacing + 0.5);
  return [Math.max(0, first), Math.min(cells, end)];
}
