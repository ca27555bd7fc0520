//! uses: diffusion/guess, diffusion/corrections, diffusion/lanes, diffusion/level-places, lib/grid, lib/tables
// What a solve has found: the guess and the steps since, within its bounds.

// Cycles that the quad took part in, and the lengths of its last two steps; whether its last direction is kept
// or is the last correction and beta of the direction before.
var<private> cycles: u32;
var<private> isKept: bool;
var<private> beta: vec4f;
var<private> lastLength: vec4f;
var<private> lengthBefore: vec4f;
// What the solution is kept within.
var<private> bound: vec4f;
var<private> isFree: vec4<bool>;

// To be called first.
fn openSolution(quad: u32) {
  cycles = u32(lanesOf(CYCLE, quad).x);
  isKept = lanesOf(KEPT, quad).x != 0.0;
  beta = lanesOf(BETA, quad);
  lastLength = stepLength(cycles, quad);
  lengthBefore = stepLength(cycles + 1u, quad);
  bound = lanesOf(BOUND, quad);
  isFree = tables.quads[quad].isSigned > vec4f(0.0);
}

fn valueAt(quad: u32, cell: vec3u) -> vec4f {
  let voxel = voxelAt(cell);
  let v = guessAt(quad, voxel) + stepsOf(quad, voxel);
  return select(min(max(v, vec4f(0.0)), bound), v, isFree);
}

// What the steps of the solve have changed.
fn stepsOf(quad: u32, voxel: u32) -> vec4f {
  if (cycles == 1u) {
    return lastLength * solution[directionsAt(1u, quad) + voxel];
  }
  let before = solution[directionsAt(cycles + 1u, quad) + voxel];
  var p = vec4f(0.0);
  if (isKept) {
    p = solution[directionsAt(cycles, quad) + voxel];
  } else {
    p = solution[planeAt(2u, quad) + voxel] + (beta * before);
  }
  var steps = (lastLength * p) + (lengthBefore * before);
  if (cycles > 2u) {
    steps += solution[iterateAt(quad) + voxel];
  }
  return steps;
}
