//! uses: diffusion/pyramids, diffusion/measure-cell
// Partial results of r w, A p w and the largest |w| of a correction that diffusion/smooth has stored;
// elsewhere diffusion/precondition-up finds them on the way.

@compute @workgroup_size(16, 4, 1)
fn main(
  @builtin(global_invocation_id) id: vec3u,
  @builtin(workgroup_id) workgroup: vec3u,
  @builtin(num_workgroups) count: vec3u,
  @builtin(local_invocation_index) thread: u32,
) {
  let depth = now.cells.z;
  let quad = id.z / depth;
  let cell = vec3u(id.x, id.y, id.z % depth);
  if (all(cell < now.cells) && isOpen(quad)) {
    let index = cellAt(task.level, quad, cell);
    measureCell(quad, index, solution[index]);
  }
  writeMeasures(thread, quad, stripOf(workgroup, count, depth), count.x * count.y * depth);
}
