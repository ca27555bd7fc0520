//! uses: diffusion/judge-step, diffusion/gather-partials, diffusion/report, lib/needs, diffusion/corrections
// The step along the direction of cycle task.index, by one workgroup, which lanes have converged by it, and
// whether any more cycle runs at all. The last cycle (task.variant 1) notes what has not converged.

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
    // The first direction is the correction itself, of which all is known.
    let isFirst = task.index == 1u;
    let count = select(STRIP_PARTIALS, BLOCK_PARTIALS, isFirst);
    var along: Direction;
    for (var part = 0u; part < 2u; part++) {
      let isSum = part == 0u;
      let row = select(select(2u, 0u, isSum), select(SIZE_ROW, RESIDUAL_ROW, isSum), isFirst);
      let other = select(select(2u, 1u, isSum), select(SIZE_ROW, CURVATURE_ROW, isSum), isFirst);
      let rows = reducePartials(isSum, row, other, quad, count, thread);
      if (isSum) {
        along.product = select(rows.b, rows.a, isFirst);
        along.curvature = select(rows.a, rows.b, isFirst);
      } else {
        along.size = rows.a;
      }
    }
    along.rho = select(lanesOf(RHO, quad), along.product, isFirst);
    along.largest = select(lanesOf(LARGEST_W, quad), along.size, isFirst);
    if (thread == 0u) {
      choose(quad, along);
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

fn choose(quad: u32, along: Direction) {
  for (var lane = 0u; lane < 4u; lane++) {
    unconverged[(4u * quad) + lane] = 0u;
  }
  if (!any(isRunning(quad))) {
    return;
  }
  takeStep(quad, along, judgeStep(quad, along));
  setLanes(KEPT, quad, vec4f(select(0.0, 1.0, (task.index == 1u) || (task.variant == 0u))));
  for (var lane = 0u; lane < 4u; lane++) {
    let runs = select(0u, 1u, isRunning(quad)[lane]);
    unconverged[(4u * quad) + lane] = runs;
    runningLanes += runs;
  }
}

// The direction of the last cycle, which is not kept unless it is the first.
fn directionOf(quad: u32, voxel: u32) -> vec4f {
  if (task.index == 1u) {
    return solution[directionsAt(1u, quad) + voxel];
  }
  let before = solution[directionsAt(task.index + 1u, quad) + voxel];
  return solution[planeAt(2u, quad) + voxel] + (lanesOf(BETA, quad) * before);
}

// Finds where a lane's last change is largest.
fn note(slot: u32, thread: u32) {
  var largest = -1.0;
  var place = 0u;
  for (var voxel = thread; voxel < VOXELS; voxel += WIDE_THREADS) {
    let p = abs(directionOf(slot / 4u, voxel)[slot % 4u]);
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
