//! uses: lib/state, lib/task
// Gathers rows of `strips` partial results into rows of task.index: thread p takes p, p + task.index,
// ... Their sum, or their maximum for task.variant 1.

@compute @workgroup_size(64)
fn main(@builtin(global_invocation_id) id: vec3u) {
  let width = task.index;
  if (id.x >= width) {
    return;
  }
  let row = task.readAt + (id.y * task.strips);
  var result = 0.0;
  for (var s = id.x; s < task.strips; s += width) {
    let value = scalars[row + s];
    result = select(result + value, max(result, value), task.variant != 0u);
  }
  scalars[task.writeAt + (id.y * width) + id.x] = result;
}
