//! uses: lib/kind, diffusion/terms, diffusion/ends, diffusion/taken, diffusion/guess, diffusion/iterate, diffusion/corrections, diffusion/strip-flow, diffusion/partials, lib/grid
// Ends a stage: the solution u', the iterate and its last steps, within its bounds, and what is left of each
// voxel's balance, with the numbers as they are in memory, in its carry e'. So the sum of u + e changes by
// exactly what terms brought and took. From the base u, e (planes task.readAt of `ends`) to u', e' (planes
// task.writeAt), which may be the same. What conversions took goes to plane task.index of `taken`, added to
// what is there in the second half, after which also the largest value, the largest difference d between halves
// and whole, and how far the halves plus d go above 0 and below are measured.

// Cycles that the quad took part in, and the lengths of its last two steps.
var<private> cycles: u32;
var<private> lastLength: vec4f;
var<private> lengthBefore: vec4f;
// What the solution is kept within.
var<private> bound: vec4f;
var<private> isFree: vec4<bool>;
var<private> largest: vec4f;
var<private> difference: vec4f;
var<private> above: vec4f;
var<private> below: vec4f;

@compute @workgroup_size(ROW, 64u / ROW, 1)
fn main(@builtin(global_invocation_id) id: vec3u) {
  if (!isStrip(id)) {
    return;
  }
  openLevel(task.level, id.z);
  cycles = u32(lanesOf(CYCLE, id.z).x);
  lastLength = stepLength(cycles, id.z);
  lengthBefore = stepLength(cycles + 1u, id.z);
  bound = lanesOf(BOUND, id.z);
  isFree = tables.quads[id.z].isSigned > vec4f(0.0);
  for (var row = STRIP_ROWS * id.y; row < endOfStrip(id); row++) {
    let cell = cellOfStrip(id, row);
    closeVoxel(id.z, cell);
  }
  if (IS_SECOND) {
    writePartial(0u, id, largest);
    writePartial(1u, id, difference);
    writePartial(2u, id, above);
    writePartial(3u, id, below);
  }
}

fn closeVoxel(quad: u32, cell: vec3u) {
  let voxel = voxelAt(cell);
  let base = ends[endAt(task.readAt, quad, voxel)];
  let e = ends[endAt(task.readAt + 1u, quad, voxel)];
  let z = terms[lossAt(quad, voxel)];
  let S = terms[gainAt(quad, voxel)];
  let faces = facesAt(task.level, quad, cell);
  let u = valueInStrip(faces, quad, cell);
  let flow = flowInStrip(faces, quad, cell);
  let q = (base - u) + e;
  let loss = (z * u) + ((1.0 - fittedOf(quad, voxel, z)) * q);
  let rest = ((q + S) - loss) + flow;
  // The carry keeps what the local rate would leave of the rest.
  let whole = loss + ((1.0 - (1.0 / (1.0 + z))) * rest);
  var booked = whole;
  if (HAS_EXPORTS) {
    let share = terms[shareAt(quad, voxel)];
    let converted = share * max(whole, vec4f(0.0));
    booked = select(whole, converted + ((1.0 - share) * whole), share > vec4f(0.0));
    let at = takenAt(task.index, quad, voxel);
    if (!IS_SECOND) {
      taken[at] = converted;
    } else {
      taken[at] = taken[at] + converted;
    }
  }
  ends[endAt(task.writeAt, quad, voxel)] = u;
  ends[endAt(task.writeAt + 1u, quad, voxel)] = ((q + S) - booked) + flow;
  if (IS_SECOND) {
    largest = max(largest, abs(u));
    let d = u - ends[endAt(WHOLE, quad, voxel)];
    difference = max(difference, abs(d));
    above = max(above, u + d);
    below = max(below, -(u + d));
  }
}

fn valueAt(quad: u32, cell: vec3u) -> vec4f {
  let voxel = voxelAt(cell);
  var steps = lastLength * solution[directionsAt(cycles, quad) + voxel];
  if (cycles > 1u) {
    steps += lengthBefore * solution[directionsAt(cycles + 1u, quad) + voxel];
  }
  if (cycles > 2u) {
    steps += iterate[iterateAt(quad, voxel)];
  }
  let v = guessAt(quad, voxel) + steps;
  return select(min(max(v, vec4f(0.0)), bound), v, isFree);
}
