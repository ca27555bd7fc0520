//! uses: diffusion/lanes, diffusion/gather-partials, diffusion/report, lib/needs, diffusion/corrections
// The step alpha = (r p)/(p A p) along the direction of cycle task.index, by one workgroup, which lanes have
// converged by it, and whether any more cycle runs at all. In exact numbers r p is r w; but where w is
// parallel to the direction before, p is no more than rounding, and r w/(p A p) would be huge. The error is
// estimated from the last change and the ratio q of successive ones: the residual has a floor in single
// precision, and of what the cycle hardly sees (two sides of a barrier) w has little and alpha p all. The
// last cycle (task.variant 1) notes what has not converged.

// Workgroups of every dispatch of a cycle that differs, x y z; then the same as they are run.
@group(2) @binding(0) var<storage, read_write> dispatches: array<u32>;

var<workgroup> runningLanes: u32;
var<workgroup> unconverged: array<u32, max(4u * QUAD_COUNT, 1u)>;

@compute @workgroup_size(WIDE_THREADS)
fn main(@builtin(local_invocation_index) thread: u32) {
  // This kernel writes what dispatches are made from, so that it runs even when no cycle does.
  if (thread == 0u) {
    runningLanes = select(0u, 1u, lanesOf(GOES_ON, 0u).x > 0.0);
  }
  if (workgroupUniformLoad(&runningLanes) == 0u) {
    return;
  }
  if (thread == 0u) {
    runningLanes = 0u;
  }
  for (var quad = 0u; quad < QUAD_COUNT; quad++) {
    // The first direction is the correction itself, so that r p and |p| are known from that.
    var curvature = vec4f(0.0);
    var product = vec4f(0.0);
    var size = vec4f(0.0);
    if (task.index == 1u) {
      curvature = sumsOfPartials(0u, 0u, quad, STRIP_PARTIALS, thread).a;
      product = sumsOfPartials(RESIDUAL_ROW, RESIDUAL_ROW, quad, BLOCK_PARTIALS, thread).a;
      size = largestOfPartials(SIZE_ROW, SIZE_ROW, quad, BLOCK_PARTIALS, thread).a;
    } else {
      let products = sumsOfPartials(0u, 1u, quad, STRIP_PARTIALS, thread);
      curvature = products.a;
      product = products.b;
      size = largestOfPartials(2u, 2u, quad, STRIP_PARTIALS, thread).a;
    }
    if (thread == 0u) {
      choose(quad, curvature, product, size);
    }
  }
  let running = workgroupUniformLoad(&runningLanes);
  for (var entry = thread; entry < CYCLE_ENTRIES; entry += WIDE_THREADS) {
    for (var axis = 0u; axis < 3u; axis++) {
      let wanted = dispatches[(3u * entry) + axis];
      dispatches[(3u * (CYCLE_ENTRIES + entry)) + axis] = select(0u, wanted, running > 0u);
    }
  }
  if (thread == 0u) {
    countCycle(task.index);
    // One more than there are where these did not suffice.
    let isShort = (task.variant != 0u) && (running > 0u);
    noteNeed(CYCLES_NEEDED + (task.clock - 1u), task.index + select(0u, 1u, isShort));
    for (var quad = 0u; quad < QUAD_COUNT; quad++) {
      setLanes(GOES_ON, quad, vec4f(select(0.0, 1.0, running > 0u)));
    }
  }
  if ((task.variant != 0u) && (running > 0u)) {
    for (var slot = 0u; slot < SUBSTRATE_COUNT; slot++) {
      if (workgroupUniformLoad(&unconverged[slot]) != 0u) {
        note(slot, thread);
      }
    }
  }
}

fn choose(quad: u32, curvature: vec4f, product: vec4f, size: vec4f) {
  let isFirst = task.index == 1u;
  let bound = lanesOf(BOUND, quad);
  let wasRunning = lanesOf(OPEN, quad) == vec4f(RUNS);
  for (var lane = 0u; lane < 4u; lane++) {
    unconverged[(4u * quad) + lane] = 0u;
  }
  if (!any(wasRunning)) {
    return;
  }
  let rho = select(lanesOf(RHO, quad), product, vec4<bool>(isFirst));
  let isNothing = bound < vec4f(1e-30);
  let isSmall = rho < vec4f(1e-25);
  let isCurved = curvature > vec4f(0.0);
  let length = product / select(vec4f(1.0), curvature, isCurved);
  let step = select(vec4f(1.0), length, isCurved & !isSmall);
  let alpha = select(vec4f(0.0), step, wasRunning & !isNothing);
  let before = max(lanesOf(CHANGE, quad), vec4f(1e-37));
  let change = abs(alpha) * size;
  let q = min(max(change / before, vec4f(0.3)), vec4f(0.95));
  let remaining = select(q / (1.0 - q), vec4f(1.0), vec4<bool>(isFirst));
  let largest = select(lanesOf(LARGEST_W, quad), size, vec4<bool>(isFirst));
  let estimate = max(change, largest) * remaining;
  // The bound would be no measure: beside a small source it is far above all that diffusion leaves.
  let range = max(lanesOf(RANGE, quad), select(vec4f(0.0), change, vec4<bool>(isFirst)));
  setLanes(RANGE, quad, range);
  let isDone = isNothing | isSmall | (estimate <= TOLERANCE * range);
  let isRunning = wasRunning & !isDone;
  setLanes(ALPHA + (task.index & 1u), quad, alpha);
  setLanes(RHO, quad, rho);
  setLanes(CHANGE, quad, change);
  setLanes(ESTIMATE, quad, select(lanesOf(ESTIMATE, quad), estimate, wasRunning));
  setLanes(CYCLE, quad, vec4f(f32(task.index)));
  setLanes(OPEN, quad, select(vec4f(STANDS), vec4f(RUNS), isRunning));
  for (var lane = 0u; lane < 4u; lane++) {
    unconverged[(4u * quad) + lane] = select(0u, 1u, isRunning[lane]);
    runningLanes += select(0u, 1u, isRunning[lane]);
  }
}

// Finds where a lane's last change is largest.
fn note(slot: u32, thread: u32) {
  var largest = -1.0;
  var place = 0u;
  for (var voxel = thread; voxel < VOXELS; voxel += WIDE_THREADS) {
    let p = abs(solution[directionsAt(task.index, slot / 4u) + voxel][slot % 4u]);
    if (p > largest) {
      largest = p;
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
