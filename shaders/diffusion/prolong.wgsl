//! uses: diffusion/pyramids, diffusion/corrections
// Adds the correction of task.coarse, copied, to that which diffusion/smooth has stored on task.level.

@compute @workgroup_size(16, 4, 1)
fn main(@builtin(global_invocation_id) id: vec3u) {
  let level = task.level;
  let quad = id.z / level.cells.z;
  let cell = vec3u(id.x, id.y, id.z % level.cells.z);
  if (any(cell >= level.cells) || !isOpen(quad)) {
    return;
  }
  let at = correctionsAt(level, quad) + insideOf(level, cell);
  let parent = correctionsAt(task.coarse, quad) + insideOf(task.coarse, parentOf(cell));
  solution[at] = solution[at] + solution[parent];
}
