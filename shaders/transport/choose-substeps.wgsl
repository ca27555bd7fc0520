//! uses: lib/state, lib/task
// How often each mover moves in this step, m = 2 ceil(dt o / (2 * 0.95)), at most 64, and the length
// of a substep -> `scalars`; and the workgroups of each pair of substeps, none for those that no
// mover needs. What movers were slowed down by is kept for the next measurement. Thread q serves
// pair q and mover q, q + 32, ...

const SUBSTEP_SAFETY: f32 = 0.95;
const MOST_SUBSTEPS: f32 = 64.0;
const PAIRS: u32 = 32u;

// Per pair: x y z of the crowding dispatch, then of the substeps' dispatches.
@group(2) @binding(0) var<storage, read_write> dispatches: array<u32>;

@compute @workgroup_size(PAIRS)
fn main(@builtin(global_invocation_id) id: vec3u) {
  for (var mover = id.x; mover < MOVER_COUNT; mover += PAIRS) {
    let choice = chooseSubsteps(scalars[task.readAt + mover]);
    scalars[SUBSTEPS_AT + (2u * mover)] = choice.x;
    scalars[SUBSTEPS_AT + (2u * mover) + 1u] = (now.dt / max(choice.x, 1.0)) * choice.y;
  }
  var most = 0.0;
  var slowness = 0.0;
  for (var mover = 0u; mover < MOVER_COUNT; mover++) {
    let choice = chooseSubsteps(scalars[task.readAt + mover]);
    most = max(most, choice.x);
    slowness = max(slowness, 1.0 - choice.y);
  }
  if (id.x == 0u) {
    scalars[SLOWNESS_AT] = max(scalars[SLOWNESS_AT], slowness);
  }
  let groups = select(vec3u(0u), task.groups, most > f32(2u * id.x));
  writeGroups(6u * id.x, groups);
  writeGroups((6u * id.x) + 3u, vec3u(groups.xy, groups.z * MOVER_COUNT));
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
