//! uses: transport/outflows
// Largest rate (1/min) at which any voxel could be emptied by motility and drift, crowding or not,
// per uneven group. Thread s looks at voxels s, s + strips, ... and leaves its largest in `scalars`.

@compute @workgroup_size(64)
fn main(@builtin(global_invocation_id) id: vec3u) {
  if (id.x < task.strips) {
    measureOutflows(id.x, task.strips, task.writeAt);
  }
}
