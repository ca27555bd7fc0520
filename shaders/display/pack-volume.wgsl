//! uses: lib/state, lib/task, lib/observe
// Every slice of the layer task.layer to layer task.index of the picture: as tiles, task.slice of
// them in a row, row j of a tile being row j of the grid.

@group(2) @binding(0) var picture: texture_storage_2d_array<r32float, write>;

@compute @workgroup_size(16, 4, 1)
fn main(@builtin(global_invocation_id) id: vec3u) {
  if (any(id >= now.cells)) {
    return;
  }
  let value = layerValue(task.layer, voxelAt(id));
  let tile = vec2u(id.z % task.slice, id.z / task.slice);
  textureStore(picture, id.xy + tile * now.cells.xy, task.index, vec4f(value, 0.0, 0.0, 1.0));
}
