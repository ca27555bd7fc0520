//! uses: diffusion/lanes, diffusion/gather-partials, diffusion/report, lib/tables, lib/step
// After cycle task.index of a solve, one workgroup: which lanes have converged, the share beta of the old
// direction for the others, and whether any more cycle runs at all. The error of a lane is estimated from
// the size of the correction and the ratio q of successive ones. The last cycle (task.variant 1) notes what
// has not converged.

@group(0) @binding(12) var<storage, read_write> solution: array<vec4f>;
// Workgroups of every dispatch of a cycle that differs, x y z; then the same as they are run.
@group(2) @binding(0) var<storage, read_write> dispatches: array<u32>;

var<workgroup> openLanes: u32;
var<workgroup> unconverged: array<u32, max(4u * QUAD_COUNT, 1u)>;

@compute @workgroup_size(WIDE_THREADS)
fn main(@builtin(local_invocation_index) thread: u32) {
  // This kernel writes what dispatches are made from, so that it runs even when no cycle does.
  if (thread == 0u) {
    openLanes = countOpenQuads();
  }
  if (workgroupUniformLoad(&openLanes) == 0u) {
    return;
  }
  if (thread == 0u) {
    openLanes = 0u;
  }
  for (var quad = 0u; quad < QUAD_COUNT; quad++) {
    let products = sumsOfPartials(0u, 1u, quad, thread);
    let size = largestOfPartials(2u, 2u, quad, thread).a;
    if (thread == 0u) {
      judge(quad, products.a, products.b, size);
    }
  }
  let open = workgroupUniformLoad(&openLanes);
  for (var entry = thread; entry < CYCLE_ENTRIES; entry += WIDE_THREADS) {
    for (var axis = 0u; axis < 3u; axis++) {
      let wanted = dispatches[(3u * entry) + axis];
      dispatches[(3u * (CYCLE_ENTRIES + entry)) + axis] = select(0u, wanted, open > 0u);
    }
  }
  if (thread == 0u) {
    countCycle(task.index);
  }
  if ((task.variant != 0u) && (open > 0u)) {
    for (var slot = 0u; slot < SUBSTRATE_COUNT; slot++) {
      if (workgroupUniformLoad(&unconverged[slot]) != 0u) {
        note(slot, thread);
      }
    }
  }
}

fn countOpenQuads() -> u32 {
  var count = 0u;
  for (var quad = 0u; quad < QUAD_COUNT; quad++) {
    count += select(0u, 1u, isOpen(quad));
  }
  return count;
}

fn judge(quad: u32, rho: vec4f, image: vec4f, size: vec4f) {
  let isFirst = task.index == 1u;
  let bound = lanesOf(BOUND, quad);
  let wasOpen = lanesOf(OPEN, quad) > vec4f(0.0);
  let before = max(lanesOf(SIZE, quad), vec4f(1e-37));
  let q = select(min(max(size / before, vec4f(0.3)), vec4f(0.95)), vec4f(0.5), isFirst);
  let estimate = size * (q / (1.0 - q));
  let isDone = (estimate <= TOLERANCE * bound) | (size <= vec4f(0.0)) | (rho <= vec4f(1e-25))
    | (bound <= vec4f(1e-30));
  let isOpen = wasOpen & !isDone;
  let rhoBefore = max(lanesOf(RHO, quad), vec4f(1e-37));
  let share = -(lanesOf(ALPHA, quad) * image) / rhoBefore;
  setLanes(BETA, quad, select(vec4f(0.0), share, isOpen & vec4<bool>(!isFirst)));
  setLanes(OPEN, quad, select(vec4f(0.0), vec4f(1.0), isOpen));
  setLanes(RHO, quad, select(lanesOf(RHO, quad), rho, isOpen));
  setLanes(SIZE, quad, select(lanesOf(SIZE, quad), size, isOpen | vec4<bool>(isFirst)));
  setLanes(ESTIMATE, quad, select(lanesOf(ESTIMATE, quad), estimate, wasOpen));
  for (var lane = 0u; lane < 4u; lane++) {
    unconverged[(4u * quad) + lane] = select(0u, 1u, isOpen[lane]);
    openLanes += select(0u, 1u, isOpen[lane]);
  }
}

// Finds where a lane's correction is largest.
fn note(slot: u32, thread: u32) {
  var largest = -1.0;
  var place = 0u;
  for (var voxel = thread; voxel < now.voxelCount; voxel += WIDE_THREADS) {
    let w = abs(solution[((slot / 4u) * PYRAMID_CELLS) + voxel][slot % 4u]);
    if (w > largest) {
      largest = w;
      place = voxel;
    }
  }
  workgroupBarrier();
  // In two parts, each a whole number that single precision holds.
  gathered[thread].a = vec4f(largest, f32(place >> 12u), f32(place & 4095u), 0.0);
  workgroupBarrier();
  if (thread == 0u) {
    for (var i = 1u; i < WIDE_THREADS; i++) {
      if (gathered[i].a.x > largest) {
        largest = gathered[i].a.x;
        place = (u32(gathered[i].a.y) << 12u) + u32(gathered[i].a.z);
      }
    }
    noteUnconverged(slot, place, lanesOf(ESTIMATE, slot / 4u)[slot % 4u]);
  }
}
