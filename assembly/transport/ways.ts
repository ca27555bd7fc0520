// How the movers of a group go: a table of words of 4 bytes, addresses in bytes (0: not there),
// written by src/engine/cpu/transport/ways-table.ts. Axes are 0 1 2 for x y z.

export function cellsAlong(ways: usize, axis: i32): i32 {
  return load<i32>(ways + ((<usize>axis) << 2));
}

/** Width of a voxel, um. */
export function widthAlong(ways: usize, axis: i32): f32 {
  return load<f32>(ways + 12 + ((<usize>axis) << 2));
}

export function isPeriodic(ways: usize, axis: i32): bool {
  return load<i32>(ways + 24 + ((<usize>axis) << 2)) !== 0;
}

/** Random motility per voxel, um^2/min; 0: uniformMotility. */
export function motilityPlane(ways: usize): usize {
  return load<usize>(ways + 36);
}

export function uniformMotility(ways: usize): f32 {
  return load<f32>(ways + 40);
}

/** Rates (1/min) across the face between a voxel and the next one along an axis; walls have 0. */
export function forwardRates(ways: usize, axis: i32): usize {
  return load<usize>(ways + 44 + ((<usize>axis) << 2));
}

export function backwardRates(ways: usize, axis: i32): usize {
  return load<usize>(ways + 56 + ((<usize>axis) << 2));
}

/** A row of 0 with a vector of 0 on both sides. */
export function zeroRow(ways: usize): usize {
  return load<usize>(ways + 68);
}

/** A row of a thread's own to work on, with a vector more on both sides. */
export function workRow(ways: usize, thread: i32): usize {
  return load<usize>(ways + 72) + load<usize>(ways + 76) * <usize>(2 * thread);
}

/** Another one. */
export function spareRow(ways: usize, thread: i32): usize {
  return workRow(ways, thread) + load<usize>(ways + 76);
}

export function driftCount(ways: usize): i32 {
  return load<i32>(ways + 80);
}

export function driftAt(ways: usize, drift: i32): usize {
  return ways + 84 + ((<usize>drift) << 4);
}

export function attractantPlane(drift: usize): usize {
  return load<usize>(drift);
}

/** um^2/min per unit of the attractant, per voxel; 0: uniformSensitivity. */
export function sensitivityPlane(drift: usize): usize {
  return load<usize>(drift + 4);
}

export function uniformSensitivity(drift: usize): f32 {
  return load<f32>(drift + 8);
}

/** max(0, 1 - crowding) per voxel; 0: 1. */
export function crowdingPlane(drift: usize): usize {
  return load<usize>(drift + 12);
}

/** Bytes from a voxel to its neighbour below along y or z (index i of `cells`), 0: there is none. */
export function below(i: i32, cells: i32, stride: usize, wraps: bool): usize {
  if (i > 0) return 0 - stride;
  return wraps ? stride * <usize>(cells - 1) : 0;
}

/** ... and above. */
export function above(i: i32, cells: i32, stride: usize, wraps: bool): usize {
  if (i < cells - 1) return stride;
  return wraps ? 0 - stride * <usize>(cells - 1) : 0;
}
