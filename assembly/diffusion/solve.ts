import { begin } from "./begin";
import { cycle } from "./cycle";
import { direct } from "./direction";
import { coarsenFaces, lanesOf, makeFaces } from "./faces";
import { findWorst } from "./find-worst";
import { finish } from "./finish";
import { Group, groupOf, levelOf } from "./group";
import * as value from "./lane-values";
import { level, rowCount } from "./level";
import { prepareLevel } from "./prepare";
import { maxRows, sumRows } from "./sums";

/** A lane runs; takes w as it is (beta 0, alpha 1), or its last step; stands still. */
const RUNS = 0;
const LAST_W = 3;
const LAST_P = 1;
const STANDS = 2;

/**
 * Conjugate gradients preconditioned by a multigrid cycle (flexible: beta from w (r - r_before), robust
 * against rounding in the cycle), four substrates at a time. Each lane stops for itself when the last
 * change says that what is still to come is below the tolerance, a share of the largest |u|. No norm of the residual could say
 * that: in single precision it has a floor of D dt/h^2 units in the last place of u. Nor could w: of
 * what the cycle hardly sees (two sides of a barrier) w has little, and alpha p all. `list`: for each
 * thread the address of the group as it is solved in a scratch that no other works in.
 */
export function solveGroup(list: usize, thread: i32): void {
  const g = groupOf(list, thread);
  open(g);
  const lanes = g.lanes;
  const finest = levelOf(g, 0);
  const rows = rowCount(level(finest));
  const plane = (<usize>rows) << 4;
  for (let n = 1; n <= g.most; n++) {
    cycle(g, n > 1, n > 1 ? g.image : 0);
    sumRows(g.sums, rows, lanes + value.RW);
    sumRows(g.sums + plane, rows, lanes + value.AW);
    maxRows(g.sums + 2 * plane, rows, lanes + value.LARGEST_W);
    chooseDirections(lanes, n);
    direct(finest, lanes, g.direction, g.image, n === 1, g.row, g.sums);
    sumRows(g.sums, rows, lanes + value.PAP);
    sumRows(g.sums + plane, rows, lanes + value.RP);
    maxRows(g.sums + 2 * plane, rows, lanes + value.LARGEST_P);
    store<i32>(lanes + value.CYCLES, n);
    if (chooseSteps(g, n)) break;
  }
  const voxels = rows * level(finest).nx;
  findWorst(lanes, g.direction, voxels);
  finish(g.iterate, g.direction, lanes, g.constants, voxels, g.result);
}

/** Everything before the first cycle. */
function open(g: Group): void {
  const finest = levelOf(g, 0);
  if (level(finest).facesX !== 0) openFaces(g, finest);
  begin(g, finest, g.count > 1 ? levelOf(g, 1) : 0);
  for (let l = 1; l < g.count; l++) {
    prepareLevel(levelOf(g, l), l + 1 < g.count ? levelOf(g, l + 1) : 0, g.row);
  }
  for (let lane: usize = 0; lane < 4; lane++) openLane(g, lane);
}

function openFaces(g: Group, finest: usize): void {
  const l = level(finest);
  if (g.varies === 1) lanesOf(g.diffusion, g.direction, rowCount(l) * l.nx, g.room);
  makeFaces(finest, g.varies === 1 ? g.direction : 0, g.factors);
  for (let i = 1; i < g.count; i++) coarsenFaces(levelOf(g, i - 1), levelOf(g, i));
}

/** Bound and units of a lane. What is below 1e-30 is 0: there is nothing to solve. */
function openLane(g: Group, lane: usize): void {
  const at = g.lanes + (lane << 2);
  const isSigned = ((g.signed >> <i32>lane) & 1) !== 0;
  const upper = max(load<f32>(at + (isSigned ? value.SIZE : value.BOUND)), 0);
  store<f32>(at + value.UPPER, upper);
  const isFree = isSigned && upper >= 1e-30;
  store<f32>(at + value.LOWEST, isFree ? -f32.MAX_VALUE : 0);
  store<f32>(at + value.HIGHEST, isFree ? f32.MAX_VALUE : upper);
  const unit = reinterpret<f32>(reinterpret<i32>(max(upper, <f32>1e-30)) & 0x7f800000);
  store<f32>(at + value.SCALE, 1 / unit);
  store<f32>(at + value.LEAST, max(unit * <f32>5e-20, <f32>1e-35));
  store<f32>(at + value.ESTIMATE, 0);
  store<i32>(at + value.DONE, upper < 1e-30 ? STANDS : RUNS);
}

/** beta: what the new direction keeps of the one before. */
function chooseDirections(lanes: usize, n: i32): void {
  for (let lane: usize = 0; lane < 4; lane++) {
    const at = lanes + (lane << 2);
    const wide = lanes + (lane << 3);
    store<f32>(at + value.BETA, 0);
    if (load<i32>(at + value.DONE) !== RUNS) {
      store<i32>(at + value.DONE, STANDS);
      continue;
    }
    const rw = load<f64>(wide + value.RW);
    if (rw < 1e-25) {
      store<i32>(at + value.DONE, LAST_W);
    } else if (n > 1) {
      const alpha: f64 = load<f32>(at + value.ALPHA);
      const before = load<f64>(wide + value.RW_BEFORE);
      store<f32>(at + value.BETA, <f32>((-alpha * load<f64>(wide + value.AW)) / before));
    }
    store<f64>(wide + value.RW_BEFORE, rw);
  }
}

/** alpha: how far to go; and which lanes are done after that. True: all. */
function chooseSteps(g: Group, n: i32): bool {
  let running = 0;
  for (let lane: usize = 0; lane < 4; lane++) {
    const at = g.lanes + (lane << 2);
    const done = load<i32>(at + value.DONE);
    if (done === RUNS) {
      if (!chooseStep(g, lane, n)) running++;
    } else {
      store<f32>(at + value.ALPHA, done === LAST_W ? 1 : 0);
    }
  }
  return running === 0;
}

/**
 * alpha = (r p)/(p Ap). In exact numbers r p is r w; but where w is parallel to the direction before (a
 * correction of what rounding left), p is no more than rounding, and r w/(p Ap) would be huge.
 */
function chooseStep(g: Group, lane: usize, n: i32): bool {
  const at = g.lanes + (lane << 2);
  const wide = g.lanes + (lane << 3);
  const curvature = load<f64>(wide + value.PAP);
  const alpha: f64 = curvature > 0 ? load<f64>(wide + value.RP) / curvature : 1;
  store<f32>(at + value.ALPHA, <f32>alpha);
  const before: f64 = load<f32>(at + value.CHANGE);
  const change = abs(alpha) * <f64>load<f32>(at + value.LARGEST_P);
  store<f32>(at + value.CHANGE, <f32>change);
  const size = max(change, <f64>load<f32>(at + value.LARGEST_W));
  const estimate = size * remaining(change, before, n);
  // The bound U would be no measure: beside a small source it is far above all that diffusion leaves.
  if (n === 1) store<f32>(at + value.RANGE, max(load<f32>(at + value.RANGE), <f32>change));
  const isReached = estimate <= <f64>g.tolerance * <f64>load<f32>(at + value.RANGE);
  if (!isReached && n < g.most) return false;
  store<f32>(at + value.ESTIMATE, <f32>(isReached ? estimate : -estimate));
  store<i32>(at + value.DONE, LAST_P);
  return true;
}

/** What is still to come after a change, in units of it: q/(1 - q), q the ratio of the last two. */
function remaining(change: f64, before: f64, n: i32): f64 {
  if (n === 1) return 1;
  const q = min(max(change / before, 0.3), 0.95);
  return q / (1 - q);
}
