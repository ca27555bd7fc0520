//! uses: transport/outflows, lib/needs
// How often each group moves in this step (task.variant 1: in half of it), ceil(dt o / 0.95) pairs, at
// most 32, and the length of one -> `scalars`, and how many pairs that makes; and the workgroups of each
// pair of substeps, none for those that no group needs. What movers were slowed down by is kept for the
// next measurement. One workgroup, which first gathers what transport/open-faces has measured.

const SUBSTEP_SAFETY: f32 = 0.95;
const PAIRS: u32 = 32u;

// Per pair: x y z of the dispatches of crowding and crowded faces, then of the substeps.
@group(2) @binding(0) var<storage, read_write> dispatches: array<u32>;

const HEADS: u32 = 16u;

var<workgroup> gathered: array<f32, WIDE_THREADS>;
var<workgroup> heads: array<f32, HEADS>;
// Pairs of those whose rates crowding changes, and of all.
var<workgroup> wanted: vec2f;

@compute @workgroup_size(WIDE_THREADS)
fn main(@builtin(local_invocation_index) thread: u32) {
  var measured: array<f32, max(UNEVEN_COUNT, 1u)>;
  for (var row = 0u; row < UNEVEN_COUNT; row++) {
    measured[row] = largestOfRow(row, thread);
  }
  if (thread == 0u) {
    wanted = choose(groupOutflows(measured));
  }
  let pairs = workgroupUniformLoad(&wanted);
  for (var pair = thread; pair < PAIRS; pair += WIDE_THREADS) {
    writeGroups(6u * pair, select(vec3u(0u), task.groups, pairs.x > f32(pair)));
    writeGroups((6u * pair) + 3u, select(vec3u(0u), task.groups, pairs.y > f32(pair)));
  }
}

// Thread 0 gets the largest partial result of a row.
fn largestOfRow(row: u32, thread: u32) -> f32 {
  var largest = 0.0;
  for (var strip = thread; strip < MOTION_STRIPS; strip += WIDE_THREADS) {
    largest = max(largest, scalars[OUTFLOWS_AT + (row * MOTION_STRIPS) + strip]);
  }
  gathered[thread] = largest;
  workgroupBarrier();
  if (thread < HEADS) {
    for (var i = thread + HEADS; i < WIDE_THREADS; i += HEADS) {
      largest = max(largest, gathered[i]);
    }
    heads[thread] = largest;
  }
  workgroupBarrier();
  if (thread == 0u) {
    for (var i = 1u; i < HEADS; i++) {
      largest = max(largest, heads[i]);
    }
  }
  return largest;
}

fn choose(rates: array<f32, GROUP_COUNT>) -> vec2f {
  var outflows = rates;
  var most = 0.0;
  var mostCrowded = 0.0;
  var slowness = 0.0;
  for (var group = 0u; group < GROUP_COUNT; group++) {
    let choice = chooseSubsteps(outflows[group]);
    most = max(most, choice.x);
    mostCrowded = max(mostCrowded, select(0.0, choice.x, isCrowded(group)));
    slowness = max(slowness, 1.0 - choice.y);
    let at = SUBSTEPS_AT + (3u * group);
    let length = moveTime() / max(choice.x, 1.0);
    scalars[at] = choice.x;
    scalars[at + 1u] = length * choice.y;
    scalars[at + 2u] = length;
  }
  scalars[SLOWNESS_AT] = max(scalars[SLOWNESS_AT], slowness);
  scalars[PAIRS_AT] = most;
  noteNeed(PAIRS_NEEDED, u32(most));
  return vec2f(mostCrowded, most);
}

fn moveTime() -> f32 {
  return select(now.dt, 0.5 * now.dt, task.variant == 1u);
}

// Number of pairs and the scale of speeds that makes it fit.
fn chooseSubsteps(outflow: f32) -> vec2f {
  if (!(outflow > 0.0)) {
    return vec2f(0.0, 1.0);
  }
  let pairs = ceil((moveTime() * outflow) / SUBSTEP_SAFETY);
  if (pairs <= f32(PAIRS)) {
    return vec2f(pairs, 1.0);
  }
  return vec2f(f32(PAIRS), (f32(PAIRS) * SUBSTEP_SAFETY) / (moveTime() * outflow));
}

fn writeGroups(at: u32, groups: vec3u) {
  dispatches[at] = groups.x;
  dispatches[at + 1u] = groups.y;
  dispatches[at + 2u] = groups.z;
}
