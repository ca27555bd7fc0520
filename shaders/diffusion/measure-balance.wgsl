//! uses: lib/state, lib/task
// Two sums over a substrate's solution, c u and what is missing to the total, f - c u, for balance.
// Thread s of substrate n adds up voxels s, s + strips, ...; rows 0 .. n - 1 of `scalars` take the
// first sum, rows n .. 2 n - 1 the second.

@compute @workgroup_size(64)
fn main(@builtin(global_invocation_id) id: vec3u) {
  if ((id.x >= task.strips) || (id.y >= SUBSTRATE_COUNT)) {
    return;
  }
  var held = 0.0;
  var missing = 0.0;
  for (var voxel = id.x; voxel < now.voxelCount; voxel += task.strips) {
    let index = (id.y * now.voxelCount) + voxel;
    let here = coefficient[index] * solution[index];
    held += here;
    missing += rhs[index] - here;
  }
  scalars[task.writeAt + (id.y * task.strips) + id.x] = held;
  scalars[task.writeAt + ((SUBSTRATE_COUNT + id.y) * task.strips) + id.x] = missing;
}
