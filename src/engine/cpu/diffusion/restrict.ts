import type { AxisRestriction } from "./axis-restriction.ts";
import { isCoupled } from "./axis-weights.ts";
import type { LevelPlane } from "./level-plane.ts";
import { faceDiffusion, type Neighbors, neighborsAt } from "./neighbors.ts";
import { coupleRow, newRowCoupling, type RowCoupling } from "./row-coupling.ts";

const row: RowCoupling = newRowCoupling();
const neighbors: Neighbors = { flow: 0, weight: 0 };

/** Room for one row of fine values; grows to the longest row seen. */
let residual = new Float64Array(64);
let capped = new Float64Array(64);

/** Restriction along the three axes. */
export interface Restriction {
  readonly x: AxisRestriction;
  readonly y: AxisRestriction;
  readonly z: AxisRestriction;
}

/**
 * Sets up level l + 1 from level l: rhs := residual (on the finest level, where the solution is
 * not zero) or rhs, coefficient := min(c, 1 + 4 r_max), D := D, each as the width-weighted mean of
 * the children; solution := 0. The cap keeps isolated strong sinks from screening the averaged
 * coarse operator (below 1 r the cycle would diverge).
 */
export function restrict(
  fine: LevelPlane,
  coarse: LevelPlane,
  by: Restriction,
  finest: boolean,
): void {
  reserve(fine.x.cells);
  coarse.solution.fill(0);
  coarse.rhs.fill(0);
  coarse.coefficient.fill(0);
  coarse.diffusion?.fill(0);
  const { y, z } = by;
  for (let k = 0; k < fine.z.cells; k++) {
    for (let j = 0; j < fine.y.cells; j++) {
      const J = y.span === 2 ? j >> 1 : j;
      const K = z.span === 2 ? k >> 1 : k;
      const target = coarse.y.stride * J + coarse.z.stride * K;
      const share = y.share[j]! * z.share[k]!;
      coupleRow(fine, j, k, row);
      if (finest) residualRow(fine);
      else copyRow(fine.rhs, row.base, fine.x.cells, residual);
      const residualShare = y.residualShare[j]! * z.residualShare[k]!;
      gatherRow(by.x, by.x.residualShare, residual, coarse.rhs, target, residualShare);
      capRow(fine);
      gatherRow(by.x, by.x.share, capped, coarse.coefficient, target, share);
      if (fine.diffusion !== null && coarse.diffusion !== null) {
        copyRow(fine.diffusion, row.base, fine.x.cells, residual);
        gatherRow(by.x, by.x.share, residual, coarse.diffusion, target, share);
      }
    }
  }
}

function reserve(cells: number): void {
  if (residual.length >= cells) return;
  residual = new Float64Array(cells);
  capped = new Float64Array(cells);
}

/** Adds `share` times the means along x of a fine row to a coarse row. */
function gatherRow(
  x: AxisRestriction,
  shares: Float64Array,
  values: Float64Array,
  coarse: Float32Array,
  target: number,
  share: number,
): void {
  const cells = shares.length;
  const half = 0.5 * share;
  for (let i = 2; i < x.regularEnd; i += 2) {
    const parent = target + (i >> 1);
    coarse[parent] = coarse[parent]! + half * (values[i]! + values[i + 1]!);
  }
  const shift = x.span - 1;
  for (let i = 0; i < cells; i++) {
    if (i === 2 && x.regularEnd > 2) i = x.regularEnd;
    const parent = target + (i >> shift);
    coarse[parent] = coarse[parent]! + share * shares[i]! * values[i]!;
  }
}

function copyRow(source: Float32Array, base: number, cells: number, result: Float64Array): void {
  for (let i = 0; i < cells; i++) result[i] = source[base + i]!;
}

/** min(c, 1 + 4 r_max) of a row. */
function capRow(fine: LevelPlane): void {
  const { coefficient, diffusion, scale } = fine;
  const { base } = row;
  const largest = Math.max(
    isCoupled(fine.x) ? scale[0]! : 0,
    isCoupled(fine.y) ? scale[1]! : 0,
    isCoupled(fine.z) ? scale[2]! : 0,
  );
  for (let i = 0; i < fine.x.cells; i++) {
    const d = diffusion === null ? 1 : diffusion[base + i]!;
    const c = coefficient[base + i]!;
    const cap = 1 + 4 * largest * d;
    capped[i] = c < cap ? c : cap;
  }
}

/** f - c u + L u of a row. */
function residualRow(fine: LevelPlane): void {
  const { cells, interiorEnd } = fine.x;
  residualVoxel(fine, 0);
  const end = Math.min(interiorEnd, cells);
  if (fine.diffusion === null) residualUniform(fine, end);
  else residualVarying(fine, fine.diffusion, end);
  for (let i = end; i < cells; i++) residualVoxel(fine, i);
}

function residualVoxel(fine: LevelPlane, i: number): void {
  const voxel = row.base + i;
  neighborsAt(fine, row, i, neighbors);
  residual[i] =
    fine.rhs[voxel]! - fine.coefficient[voxel]! * fine.solution[voxel]! + neighbors.flow;
}

function residualUniform(fine: LevelPlane, end: number): void {
  const { solution, rhs, coefficient } = fine;
  const { base, down, up, back, front, wallWeight, wallSum } = row;
  const { weightDown, weightUp, weightBack, weightFront } = row;
  const solid = weightBack !== 0 || weightFront !== 0;
  const r = fine.scale[0]!;
  let left = solution[base]!;
  let u = solution[base + 1]!;
  for (let i = 1; i < end; i++) {
    const voxel = base + i;
    const right = solution[voxel + 1]!;
    let flow =
      r * (left - u + (right - u)) +
      weightDown * (solution[voxel + down]! - u) +
      weightUp * (solution[voxel + up]! - u) +
      (wallSum - wallWeight * u);
    if (solid) {
      flow +=
        weightBack * (solution[voxel + back]! - u) + weightFront * (solution[voxel + front]! - u);
    }
    residual[i] = rhs[voxel]! - coefficient[voxel]! * u + flow;
    left = u;
    u = right;
  }
}

function residualVarying(fine: LevelPlane, diffusion: Float32Array, end: number): void {
  const { solution, rhs, coefficient } = fine;
  const { base, down, up, back, front, wallWeight, wallSum } = row;
  const r = fine.scale[0]!;
  for (let i = 1; i < end; i++) {
    const voxel = base + i;
    const u = solution[voxel]!;
    const d = diffusion[voxel]!;
    const flow =
      r * faceDiffusion(d, diffusion[voxel - 1]!) * (solution[voxel - 1]! - u) +
      r * faceDiffusion(d, diffusion[voxel + 1]!) * (solution[voxel + 1]! - u) +
      row.weightDown * faceDiffusion(d, diffusion[voxel + down]!) * (solution[voxel + down]! - u) +
      row.weightUp * faceDiffusion(d, diffusion[voxel + up]!) * (solution[voxel + up]! - u) +
      row.weightBack * faceDiffusion(d, diffusion[voxel + back]!) * (solution[voxel + back]! - u) +
      row.weightFront *
        faceDiffusion(d, diffusion[voxel + front]!) *
        (solution[voxel + front]! - u) +
      d * (wallSum - wallWeight * u);
    residual[i] = rhs[voxel]! - coefficient[voxel]! * u + flow;
  }
}
