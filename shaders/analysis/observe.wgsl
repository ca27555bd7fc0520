//! uses: lib/state, lib/task, lib/observe
// Every voxel's value of the layer task.layers[0].x.

@group(2) @binding(0) var<storage, read_write> observed: array<f32>;

@compute @workgroup_size(16, 4, 1)
fn main(@builtin(global_invocation_id) id: vec3u) {
  if (isInside(id)) {
    let voxel = voxelAt(id);
    observed[voxel] = layerValue(task.layers[0].x, voxel);
  }
}
