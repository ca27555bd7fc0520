//! uses: transport/outflows, lib/needs
// How often each group moves in this step, m = 2 ceil(dt o / (2 * 0.95)), at most 64, and the length
// of a substep -> `scalars`, and how many pairs that makes; and the workgroups of each pair of substeps,
// none for those that no group needs. What movers were slowed down by is kept for the next
// measurement. Thread q serves pair q; the first one also writes what all share.

const SUBSTEP_SAFETY: f32 = 0.95;
const MOST_SUBSTEPS: f32 = 64.0;
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
      scalars[SUBSTEPS_AT + (2u * group)] = choice.x;
      scalars[SUBSTEPS_AT + (2u * group) + 1u] = (now.dt / max(choice.x, 1.0)) * choice.y;
    }
  }
  if (id.x == 0u) {
    scalars[SLOWNESS_AT] = max(scalars[SLOWNESS_AT], slowness);
    scalars[PAIRS_AT] = 0.5 * most;
    noteNeed(PAIRS_NEEDED, u32(0.5 * most));
  }
  let before = f32(2u * id.x);
  writeGroups(6u * id.x, select(vec3u(0u), task.groups, mostCrowded > before));
  writeGroups((6u * id.x) + 3u, select(vec3u(0u), task.groups, most > before));
}

// Count and the scale of speeds that makes it fit.
fn chooseSubsteps(outflow: f32) -> vec2f {
  if (!(outflow > 0.0)) {
    return vec2f(0.0, 1.0);
  }
  let count = 2.0 * ceil((now.dt * outflow) / (2.0 * SUBSTEP_SAFETY));
  if (count <= MOST_SUBSTEPS) {
    return vec2f(count, 1.0);
  }
  return vec2f(MOST_SUBSTEPS, (MOST_SUBSTEPS * SUBSTEP_SAFETY) / (now.dt * outflow));
}

fn writeGroups(at: u32, groups: vec3u) {
  dispatches[at] = groups.x;
  dispatches[at + 1u] = groups.y;
  dispatches[at + 2u] = groups.z;
}
