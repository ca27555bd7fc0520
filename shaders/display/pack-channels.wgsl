//! uses: lib/state, lib/task, lib/observe
// Slice task.slice of the layer task.layer to layer task.index of the picture: row j of the texture
// is row j of the grid.

@group(2) @binding(0) var picture: texture_storage_2d_array<r32float, write>;

@compute @workgroup_size(16, 4, 1)
fn main(@builtin(global_invocation_id) id: vec3u) {
  if (any(id.xy >= now.cells.xy)) {
    return;
  }
  let voxel = voxelAt(vec3u(id.xy, task.slice));
  let value = layerValue(task.layer, voxel);
  textureStore(picture, id.xy, task.index, vec4f(value, 0.0, 0.0, 1.0));
}
