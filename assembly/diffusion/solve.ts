import { begin } from "./begin";
import { cycle } from "./cycle";
import { direct } from "./direction";
import { coarsenFaces, lanesOf, makeFaces } from "./faces";
import { finish } from "./finish";
import { Group, levelOf } from "./group";
import * as value from "./lane-values";
import { level, rowCount } from "./level";
import { prepareLevel } from "./prepare";
import { maxRows, sumRows } from "./sums";

/**
 * Conjugate gradients preconditioned by a multigrid cycle (flexible: beta from w (r - r_before), robust
 * against rounding in the cycle), four substrates at a time. Each lane stops for itself when the size
 * of its last correction says that the rest is below the tolerance; no norm of the residual could say
 * that, as in single precision it has a floor of D dt/h^2 units in the last place of u.
 */
export function solveGroup(address: usize): void {
  const g = changetype<Group>(address);
  open(g);
  const lanes = g.lanes;
  const finest = levelOf(g, 0);
  const rows = rowCount(level(finest));
  const plane = (<usize>rows) << 4;
  for (let n = 1; n <= g.most; n++) {
    cycle(g, n > 1, n > 1 ? g.image : 0);
    sumRows(g.sums, rows, lanes + value.RW);
    sumRows(g.sums + plane, rows, lanes + value.AW);
    maxRows(g.sums + 2 * plane, rows, lanes + value.CHANGE);
    store<i32>(lanes + value.CYCLES, n);
    if (judge(g, n)) break;
    direct(finest, lanes, g.direction, g.image, n === 1, g.row, g.sums);
    sumRows(g.sums, rows, lanes + value.PAP);
    sumRows(g.sums + plane, rows, lanes + value.RP);
    chooseStep(lanes);
  }
  finish(g.iterate, level(finest).solution, lanes, g.constants, rows * level(finest).nx, g.result);
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
  lanesOf(g.diffusion, g.direction, rowCount(l) * l.nx, g.room);
  makeFaces(finest, g.direction, g.factors);
  for (let i = 1; i < g.count; i++) coarsenFaces(levelOf(g, i - 1), levelOf(g, i));
}

/** Bound and units of a lane. What is below 1e-30 is 0: there is nothing to solve. */
function openLane(g: Group, lane: usize): void {
  const at = g.lanes + (lane << 2);
  const isSigned = ((g.signed >> <i32>lane) & 1) !== 0;
  let upper = load<f32>(at + (isSigned ? value.SIZE : value.BOUND));
  upper = max(upper * <f32>(1 + 1 / 4194304.0), 0); // two units in the last place of room: 1 + 2^-22
  store<f32>(at + value.UPPER, upper);
  store<f32>(at + value.LOWEST, isSigned ? -f32.MAX_VALUE : 0);
  store<f32>(at + value.HIGHEST, isSigned ? f32.MAX_VALUE : upper);
  const unit = reinterpret<f32>(reinterpret<i32>(max(upper, <f32>1e-30)) & 0x7f800000);
  store<f32>(at + value.SCALE, 1 / unit);
  store<f32>(at + value.LEAST, max(unit * <f32>5e-20, <f32>1e-35));
  store<f32>(at + value.GAMMA, 0);
  store<f32>(at + value.ESTIMATE, 0);
  store<i32>(at + value.DONE, upper < 1e-30 ? 1 : 0);
}

/** Which lanes have converged, and beta of the others. True: all have. */
function judge(g: Group, n: i32): bool {
  let running = 0;
  for (let lane: usize = 0; lane < 4; lane++) {
    const at = g.lanes + (lane << 2);
    const wide = g.lanes + (lane << 3);
    store<f32>(at + value.GAMMA, 0);
    store<f32>(at + value.BETA, 0);
    if (load<i32>(at + value.DONE) !== 0) {
      store<i32>(at + value.DONE, 2);
      continue;
    }
    const size: f64 = load<f32>(at + value.CHANGE);
    const rw = load<f64>(wide + value.RW);
    const estimate = size * remaining(size, load<f32>(at + value.CHANGE_BEFORE), n);
    const reached = estimate <= <f64>g.tolerance * <f64>load<f32>(at + value.UPPER);
    if (reached || rw < 1e-25 || n === g.most) {
      const isReached = reached || rw < 1e-25;
      store<f32>(at + value.ESTIMATE, <f32>(isReached ? estimate : -estimate));
      store<f32>(at + value.GAMMA, 1);
      store<i32>(at + value.DONE, 1);
      continue;
    }
    running++;
    if (n > 1) {
      const alpha: f64 = load<f32>(at + value.ALPHA);
      const before = load<f64>(wide + value.RW_BEFORE);
      store<f32>(at + value.BETA, <f32>((-alpha * load<f64>(wide + value.AW)) / before));
    }
    store<f64>(wide + value.RW_BEFORE, rw);
    store<f32>(at + value.CHANGE_BEFORE, <f32>size);
  }
  return running === 0;
}

/** What is still to come after a correction, in units of it: q/(1 - q), q the ratio of the last two. */
function remaining(size: f64, before: f64, n: i32): f64 {
  if (n === 1) return 1;
  const q = min(max(size / before, 0.3), 0.95);
  return q / (1 - q);
}

/**
 * alpha = (r p)/(p Ap). In exact numbers r p is r w; but where w is parallel to the direction before (a
 * correction of what rounding left), p is no more than rounding, and r w/(p Ap) would be huge. A lane that has just converged takes its correction as it is, and then
 * stands still.
 */
function chooseStep(lanes: usize): void {
  for (let lane: usize = 0; lane < 4; lane++) {
    const at = lanes + (lane << 2);
    const wide = lanes + (lane << 3);
    const done = load<i32>(at + value.DONE);
    if (done !== 0) {
      store<f32>(at + value.ALPHA, done === 1 ? load<f32>(at + value.GAMMA) : 0);
      continue;
    }
    const curvature = load<f64>(wide + value.PAP);
    const slope = load<f64>(wide + value.RP);
    store<f32>(at + value.ALPHA, curvature > 0 ? <f32>(slope / curvature) : 1);
  }
}
