import type { AxisWeights } from "../diffusion/axis-weights.ts";
import { lowerOffset, upperOffset } from "../diffusion/row-coupling.ts";

/** One field and the diffusion that forward Euler gives it. */
export interface ExplicitField {
  readonly x: AxisWeights;
  readonly y: AxisWeights;
  readonly z: AxisWeights;
  /** D / h^2 per axis, 1/min. */
  readonly scale: Float64Array;
  /** Others are not left below 0, which a step too long for a loss would make them. */
  readonly signed: boolean;
}

/** Room for one row of flows; grows to the longest row seen. */
let flow = new Float64Array(64);

/**
 * Forward Euler: `rates` (unit/min per voxel) is overwritten by
 * u + dt (rate + sum of D/h^2 w (u_j - u)); `values` is left as it is.
 */
export function advance(
  field: ExplicitField,
  dt: number,
  values: Float32Array,
  rates: Float32Array,
): void {
  const { x, y, z, scale, signed } = field;
  const n = x.cells;
  if (flow.length < n) flow = new Float64Array(n);
  for (let k = 0; k < z.cells; k++) {
    for (let j = 0; j < y.cells; j++) {
      const base = y.stride * j + z.stride * k;
      flowAlongRow(field, values, base);
      addRow(values, base, n, lowerOffset(y, j), scale[1]! * y.minus[j]!);
      addRow(values, base, n, upperOffset(y, j), scale[1]! * y.plus[j]!);
      addRow(values, base, n, lowerOffset(z, k), scale[2]! * z.minus[k]!);
      addRow(values, base, n, upperOffset(z, k), scale[2]! * z.plus[k]!);
      for (let i = 0; i < n; i++) {
        const next = values[base + i]! + dt * (rates[base + i]! + flow[i]!);
        rates[base + i] = next < 0 && !signed ? 0 : next;
      }
    }
  }
}

function flowAlongRow(field: ExplicitField, values: Float32Array, base: number): void {
  const { x, scale } = field;
  const r = scale[0]!;
  const last = x.cells - 1;
  for (let i = 1; i < last; i++) {
    const voxel = base + i;
    const u = values[voxel]!;
    flow[i] = r * (values[voxel - 1]! - u + (values[voxel + 1]! - u));
  }
  flow[0] = 0;
  flow[last] = 0;
  if (last > 0) {
    flow[0] = r * (values[base + 1]! - values[base]!);
    flow[last] = r * (values[base + last - 1]! - values[base + last]!);
  }
  const before = lowerOffset(x, 0);
  const after = upperOffset(x, last);
  flow[0] = flow[0]! + r * x.minus[0]! * (values[base + before]! - values[base]!);
  flow[last] =
    flow[last]! + r * x.plus[last]! * (values[base + last + after]! - values[base + last]!);
}

/** Adds the flow from a neighbouring row. */
function addRow(
  values: Float32Array,
  base: number,
  n: number,
  offset: number,
  weight: number,
): void {
  if (weight === 0) return;
  for (let i = 0; i < n; i++) {
    const voxel = base + i;
    flow[i] = flow[i]! + weight * (values[voxel + offset]! - values[voxel]!);
  }
}
