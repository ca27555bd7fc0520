//! uses: lib/tables, lib/step, diffusion/lane-values, diffusion/level-faces, diffusion/coefficients, diffusion/residuals, diffusion/colors, diffusion/partials, diffusion/finish-bound
// All levels from TAIL_LEVEL on, which are small, in one workgroup per substrate and in its memory: right
// side f, coefficient c and correction w of every cell. The first TOP_CELLS of them, a level that has no room
// there, stay in storage. A sweep from zero before and one in reverse after
// each coarser level. With task.variant 1, in the first cycle of a
// solve, the bound of the solution is finished first, and the lanes of all substrates run.

// Lane by lane, since other workgroups write the other lanes.
@group(0) @binding(12) var<storage, read_write> corrections: array<f32, 4u * CORRECTIONS>;

const F: u32 = 0u;
const C: u32 = NEAR_CELLS;
const W: u32 = 2u * NEAR_CELLS;
const NEAR_CELLS: u32 = TAIL_CELLS - TOP_CELLS;

var<workgroup> cells: array<f32, max(3u * NEAR_CELLS, WIDE_THREADS)>;
// Where the first level begins in storage.
var<private> topF: u32;
var<private> topC: u32;
var<private> topW: u32;
var<private> lane: u32;

@compute @workgroup_size(WIDE_THREADS)
fn main(
  @builtin(workgroup_id) workgroup: vec3u,
  @builtin(local_invocation_index) thread: u32,
) {
  let slot = workgroup.x;
  if (task.variant != 0u) {
    findBound(slot, thread);
  } else {
    if (thread == 0u) {
      cells[0] = laneValues[laneAt(OPEN, slot)] * laneValues[laneAt(GOES_ON, slot)];
    }
    if (workgroupUniformLoad(&cells[0]) == 0.0) {
      return;
    }
  }
  if (TAIL_LEVEL >= LEVEL_COUNT) {
    return;
  }
  load(slot, thread);
  for (var l = TAIL_LEVEL; l + 1u < LEVEL_COUNT; l++) {
    sweep(l, slot, thread, true);
    gatherRest(l, slot, thread);
    meet();
  }
  solveCoarsest(thread);
  meet();
  for (var l = LEVEL_COUNT - 1u; l > TAIL_LEVEL; l--) {
    addCoarse(l - 1u, thread);
    meet();
    sweep(l - 1u, slot, thread, false);
  }
  if (TOP_CELLS == 0u) {
    let level = tables.levels[min(TAIL_LEVEL, LEVEL_COUNT - 1u)];
    for (var i = thread; i < level.cellCount; i += WIDE_THREADS) {
      corrections[(4u * (topW + i)) + lane] = cells[W + i];
    }
  }
}

// All threads wait for each other and see what they wrote.
fn meet() {
  workgroupBarrier();
  if (TOP_CELLS > 0u) {
    storageBarrier();
  }
}

fn rightSide(at: u32) -> f32 {
  if ((TOP_CELLS > 0u) && (at < TOP_CELLS)) {
    return rhs[topF + at][lane];
  }
  return cells[F + at - TOP_CELLS];
}

fn ownCoefficient(at: u32) -> f32 {
  if ((TOP_CELLS > 0u) && (at < TOP_CELLS)) {
    return coefficient[topC + at][lane];
  }
  return cells[C + at - TOP_CELLS];
}

fn correction(at: u32) -> f32 {
  if ((TOP_CELLS > 0u) && (at < TOP_CELLS)) {
    return corrections[(4u * (topW + at)) + lane];
  }
  return cells[W + at - TOP_CELLS];
}

fn setCorrection(at: u32, w: f32) {
  if ((TOP_CELLS > 0u) && (at < TOP_CELLS)) {
    corrections[(4u * (topW + at)) + lane] = w;
  } else {
    cells[W + at - TOP_CELLS] = w;
  }
}

// Where a level begins in each part of `cells`.
fn begin(l: u32) -> u32 {
  return tables.levels[l].offset - tables.levels[min(TAIL_LEVEL, LEVEL_COUNT - 1u)].offset;
}

fn cellOfLevel(level: LevelShape, i: u32) -> vec3u {
  let row = i / level.cells.x;
  return vec3u(i % level.cells.x, row % level.cells.y, row / level.cells.y);
}

fn findBound(slot: u32, thread: u32) {
  let bound = largestOfRow(0u, slot, thread);
  let range = largestOfRow(1u, slot, thread);
  if (thread == 0u) {
    finishBound(slot, bound, range);
    laneValues[laneAt(OPEN, slot)] = RUNS;
    laneValues[laneAt(GOES_ON, slot)] = 1.0;
  }
  workgroupBarrier();
}

// Thread 0 gets the largest of a row of partial results.
fn largestOfRow(row: u32, slot: u32, thread: u32) -> f32 {
  var largest = 0.0;
  for (var strip = thread; strip < STAGE_PARTIALS; strip += WIDE_THREADS) {
    largest = max(largest, rhs[partialAt(row, slot / 4u, strip)][slot % 4u]);
  }
  cells[thread] = largest;
  workgroupBarrier();
  if (thread == 0u) {
    for (var i = 1u; i < WIDE_THREADS; i++) {
      largest = max(largest, cells[i]);
    }
  }
  workgroupBarrier();
  return largest;
}

fn load(slot: u32, thread: u32) {
  let level = tables.levels[min(TAIL_LEVEL, LEVEL_COUNT - 1u)];
  lane = slot % 4u;
  topF = coarseAt(3u, level, slot / 4u);
  topC = coefficientAt(level, slot / 4u);
  topW = coarseAt(4u, level, slot / 4u);
  if (TOP_CELLS == 0u) {
    for (var i = thread; i < level.cellCount; i += WIDE_THREADS) {
      cells[F + i] = rhs[topF + i][lane];
      cells[C + i] = coefficient[topC + i][lane];
    }
  }
  for (var i = thread; i < TAIL_CELLS; i += WIDE_THREADS) {
    setCorrection(i, 0.0);
  }
  meet();
}

// All colors of a level, in order or in reverse.
fn sweep(l: u32, slot: u32, thread: u32, isBefore: bool) {
  let level = tables.levels[l];
  for (var turn = 0u; turn < level.colorCount; turn++) {
    let place = select(level.colorCount - 1u - turn, turn, isBefore);
    let color = colorInOrder(place, level.colorCount);
    for (var i = thread; i < level.cellCount; i += WIDE_THREADS) {
      let cell = cellOfLevel(level, i);
      if (colorOf(level, cell) == color) {
        let at = begin(l) + i;
        let around = aroundCell(level, begin(l), slot, cell);
        let w = correction(at);
        let c = ownCoefficient(at);
        let rest = (rightSide(at) - (c * w)) + around.x;
        setCorrection(at, w + (rest / (c + around.y)));
      }
    }
    meet();
  }
}

fn gatherRest(l: u32, slot: u32, thread: u32) {
  let level = tables.levels[l];
  let coarse = tables.levels[l + 1u];
  let halves = coarse.halvings - level.halvings;
  for (var i = thread; i < coarse.cellCount; i += WIDE_THREADS) {
    let first = cellOfLevel(coarse, i) << halves;
    let children = min(halves + 1u, level.cells - first);
    var f = 0.0;
    var c = 0.0;
    for (var z = 0u; z < children.z; z++) {
      for (var y = 0u; y < children.y; y++) {
        for (var x = 0u; x < children.x; x++) {
          let cell = first + vec3u(x, y, z);
          let at = begin(l) + insideOf(level, cell);
          let around = aroundCell(level, begin(l), slot, cell);
          let own = ownCoefficient(at);
          f += (rightSide(at) - (own * correction(at))) + around.x;
          c += min(own, volumeOf(level, cell) + around.y);
        }
      }
    }
    let at = (begin(l + 1u) + i) - TOP_CELLS;
    cells[F + at] = f;
    cells[C + at] = c;
  }
}

fn solveCoarsest(thread: u32) {
  let at = begin(LEVEL_COUNT - 1u) + thread;
  if (thread < tables.levels[LEVEL_COUNT - 1u].cellCount) {
    setCorrection(at, rightSide(at) / ownCoefficient(at));
  }
}

fn addCoarse(l: u32, thread: u32) {
  let level = tables.levels[l];
  let coarse = tables.levels[l + 1u];
  for (var i = thread; i < level.cellCount; i += WIDE_THREADS) {
    let parent = cellOfLevel(level, i) >> (coarse.halvings - level.halvings);
    let at = begin(l) + i;
    let above = correction(begin(l + 1u) + insideOf(coarse, parent));
    setCorrection(at, correction(at) + above);
  }
}

// Sum of G (w_j - w) over a cell's faces, and sum of G.
fn aroundCell(level: LevelShape, begins: u32, slot: u32, cell: vec3u) -> vec2f {
  let own = correction(begins + insideOf(level, cell));
  let last = level.cells - 1u;
  var sum = vec2f(0.0);
  for (var axis = 0u; axis < 3u; axis++) {
    if (level.cells[axis] > 1u) {
      let wraps = ((tables.fields[slot].sides >> (4u * axis)) & 3u) == PERIODIC;
      let across = select(vec3u(0u), vec3u(1u), vec3u(0u, 1u, 2u) == vec3u(axis));
      if ((cell[axis] > 0u) || wraps) {
        let lower = select(cell + (across * last), cell - across, cell[axis] > 0u);
        let G = faceOf(level, slot, axis, lower);
        sum += vec2f(G * (correction(begins + insideOf(level, lower)) - own), G);
      }
      if ((cell[axis] < last[axis]) || wraps) {
        let upper = select(cell - (across * last), cell + across, cell[axis] < last[axis]);
        let G = faceOf(level, slot, axis, cell);
        sum += vec2f(G * (correction(begins + insideOf(level, upper)) - own), G);
      }
    }
  }
  return sum;
}

// What the face above a cell along an axis conducts.
fn faceOf(level: LevelShape, slot: u32, axis: u32, cell: vec3u) -> f32 {
  if (HAS_VARYING_DIFFUSION) {
    let number = tables.quads[slot / 4u].faces.x;
    if (number >= 0) {
      let plane = (axis * FACE_QUAD_COUNT) + u32(number);
      return readFace((plane * PYRAMID_CELLS) + level.offset + insideOf(level, cell))[slot % 4u];
    }
  }
  let next = (axis + 1u) % 3u;
  let other = (axis + 2u) % 3u;
  let cover = coverOf(cell[next], level.halvings[next], CELLS[next])
    * coverOf(cell[other], level.halvings[other], CELLS[other]);
  let nearer = 1.0 / f32(1u << level.halvings[axis]);
  return (laneValues[laneAt(CONDUCTANCE + (3u * (task.clock - 1u)) + axis, slot)] * nearer) * cover;
}
