import { safeExp } from "../../../compile/response.ts";
import type { AxisWeights } from "../diffusion/axis-weights.ts";
import { upperOffset } from "../diffusion/row-coupling.ts";
import type { DriftPlanes, FaceRates, MoverPlanes } from "./mover-planes.ts";

/** Below this Bernoulli's function uses its series: the quotient would lose digits. */
const seriesBelow = 1;

/** B(z) = z / (e^z - 1) for z >= 0, within 1e-9. */
export function bernoulli(z: number): number {
  if (z < seriesBelow) {
    const q = z * z;
    const even = q * (1 / 12 - q * (1 / 720 - q * (1 / 30240 - q * (1 / 1209600 - q / 47900160))));
    return 1 - z / 2 + even;
  }
  return z / (safeExp(z) - 1);
}

/**
 * p(D, -|v|): Scharfetter and Gummel's rate against the drift, um/min, for face motility D
 * (um^2/min), drift v (um/min), width h (um). With the drift it is p(D, |v|) = p(D, -|v|) + |v|.
 */
export function rateAgainst(D: number, speed: number, h: number): number {
  return D < 1e-6 * speed * h || D === 0 ? 0 : (D / h) * bernoulli((speed * h) / D);
}

/**
 * Bound of p(D, max(v, 0)) without an exponential, at most 4.7 % above it and never below: from
 * x coth x <= sqrt(1 + x^2) it is v/2 + sqrt((D/h)^2 + v^2/4).
 */
function boundRate(D: number, v: number, h: number): number {
  const half = v > 0 ? v / 2 : 0;
  return half + Math.sqrt((D / h) ** 2 + half ** 2);
}

/** Whether anything can cross a face along this axis. */
export function hasFaces(axis: AxisWeights): boolean {
  return axis.cells > 1;
}

/**
 * Fills the rates across all faces along one axis (0, 1, 2). With `bound` they are the largest that
 * any crowding could let through, for the choice of the number of substeps.
 */
export function fillFaceRates(
  mover: MoverPlanes,
  axis: number,
  bound: boolean,
  rates: FaceRates,
): void {
  const { x, y, z } = mover;
  const h = mover.spacing[axis]!;
  if (towards.length < x.cells) reserve(x.cells);
  const fill = bound ? fillBounds : fillRates;
  const last = x.cells - 1;
  for (let k = 0; k < z.cells; k++) {
    for (let j = 0; j < y.cells; j++) {
      const base = y.stride * j + z.stride * k;
      if (axis === 0) {
        fill(mover, base, last, 1, h, rates);
        fill(mover, base + last, 1, upperOffset(x, last), h, rates);
      } else {
        fill(mover, base, x.cells, axis === 1 ? upperOffset(y, j) : upperOffset(z, k), h, rates);
      }
    }
  }
}

/** Drift speeds of one row of faces, um/min, positive towards the upper voxel. */
let towards = new Float64Array(64);
let backwards = new Float64Array(64);

function reserve(cells: number): void {
  towards = new Float64Array(cells);
  backwards = new Float64Array(cells);
}

/** Rates between `count` voxels from `start` and those at `offset` from them. */
function fillRates(
  mover: MoverPlanes,
  start: number,
  count: number,
  offset: number,
  h: number,
  { forward, backward }: FaceRates,
): void {
  if (fillPlain(mover, start, count, offset, h, forward, backward)) return;
  towards.fill(0, 0, count);
  mover.drifts.forEach((one, d) => {
    addDrift(one, mover.live.uniformSensitivity[d]!, start, count, offset, h);
  });
  const { motility, live } = mover;
  for (let i = 0; i < count; i++) {
    const voxel = start + i;
    const D = faceMotility(motility, live.uniformMotility, voxel, voxel + offset);
    const v = towards[i]!;
    const against = rateAgainst(D, v < 0 ? -v : v, h);
    forward[voxel] = (v > 0 ? against + v : against) / h;
    backward[voxel] = (v < 0 ? against - v : against) / h;
  }
}

/** Bounds of the rates, with v the most there could be towards either side. */
function fillBounds(
  mover: MoverPlanes,
  start: number,
  count: number,
  offset: number,
  h: number,
  { forward, backward }: FaceRates,
): void {
  if (fillPlain(mover, start, count, offset, h, forward, backward)) return;
  towards.fill(0, 0, count);
  backwards.fill(0, 0, count);
  mover.drifts.forEach((one, d) => {
    addDriftBounds(one, mover.live.uniformSensitivity[d]!, start, count, offset, h);
  });
  const { motility, live } = mover;
  for (let i = 0; i < count; i++) {
    const voxel = start + i;
    const D = faceMotility(motility, live.uniformMotility, voxel, voxel + offset);
    const up = towards[i]!;
    const down = -backwards[i]!;
    forward[voxel] = boundRate(D, up, h) / h;
    backward[voxel] = boundRate(D, down, h) / h;
  }
}

/** Walls, and faces of uniform motility without drift. */
function fillPlain(
  { motility, drifts, live }: MoverPlanes,
  start: number,
  count: number,
  offset: number,
  h: number,
  forward: Float32Array,
  backward: Float32Array,
): boolean {
  if (offset !== 0 && (motility !== null || drifts.length > 0)) return false;
  const rate = offset === 0 ? 0 : live.uniformMotility / (h * h);
  forward.fill(rate, start, start + count);
  backward.fill(rate, start, start + count);
  return true;
}

function faceMotility(
  motility: Float32Array | null,
  uniform: number,
  voxel: number,
  other: number,
): number {
  return motility === null ? uniform : 0.5 * (motility[voxel]! + motility[other]!);
}

/** Adds chi grad a to `towards`, times the room in the voxel that it points into. */
function addDrift(
  { attractant, sensitivity, crowding }: DriftPlanes,
  uniformSensitivity: number,
  start: number,
  count: number,
  offset: number,
  h: number,
): void {
  for (let i = 0; i < count; i++) {
    const voxel = start + i;
    const other = voxel + offset;
    const chi = faceMotility(sensitivity, uniformSensitivity, voxel, other);
    const speed = (chi * (attractant[other]! - attractant[voxel]!)) / h;
    const room = crowding === null ? 1 : crowding[speed > 0 ? other : voxel]!;
    towards[i] = towards[i]! + speed * room;
  }
}

/**
 * Adds the most that a drift can be towards the upper voxel to `towards`, towards the lower to
 * `backwards`. One with crowding counts only where it points, since crowding may hold it back.
 */
function addDriftBounds(
  { attractant, sensitivity, crowding }: DriftPlanes,
  uniformSensitivity: number,
  start: number,
  count: number,
  offset: number,
  h: number,
): void {
  const free = crowding === null;
  for (let i = 0; i < count; i++) {
    const voxel = start + i;
    const other = voxel + offset;
    const chi = faceMotility(sensitivity, uniformSensitivity, voxel, other);
    const speed = (chi * (attractant[other]! - attractant[voxel]!)) / h;
    if (free || speed > 0) towards[i] = towards[i]! + speed;
    if (free || speed < 0) backwards[i] = backwards[i]! + speed;
  }
}
