//! uses: transport/outflows, lib/needs
// How often each group moves in this step (task.variant 1: in half of it), ceil(dt o / 0.95) pairs, at
// most 32, and the length of one -> `scalars`, and how many pairs that makes; and the workgroups of each
// pair of substeps, none for those that no group needs. What movers were slowed down by is kept for the
// next measurement. Thread q serves pair q; the first one also writes what all share.

const SUBSTEP_SAFETY: f32 = 0.95;
const PAIRS: u32 = 32u;

// Per pair: x y z of the dispatches of crowding and crowded faces, then of the substeps.
@group(2) @binding(0) var<storage, read_write> dispatches: array<u32>;

@compute @workgroup_size(PAIRS)
fn main(@builtin(global_invocation_id) id: vec3u) {
  var outflows = groupOutflows();
  var most = 0.0;
  var mostCrowded = 0.0;
  var slowness = 0.0;
  for (var group = 0u; group < GROUP_COUNT; group++) {
    let choice = chooseSubsteps(outflows[group]);
    most = max(most, choice.x);
    mostCrowded = max(mostCrowded, select(0.0, choice.x, isCrowded(group)));
    slowness = max(slowness, 1.0 - choice.y);
    if (id.x == 0u) {
      let at = SUBSTEPS_AT + (3u * group);
      let length = moveTime() / max(choice.x, 1.0);
      scalars[at] = choice.x;
      scalars[at + 1u] = length * choice.y;
      scalars[at + 2u] = length;
    }
  }
  if (id.x == 0u) {
    scalars[SLOWNESS_AT] = max(scalars[SLOWNESS_AT], slowness);
    scalars[PAIRS_AT] = most;
    noteNeed(PAIRS_NEEDED, u32(most));
  }
  let before = f32(id.x);
  writeGroups(6u * id.x, select(vec3u(0u), task.groups, mostCrowded > before));
  writeGroups((6u * id.x) + 3u, select(vec3u(0u), task.groups, most > before));
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
