//! uses: lib/state, lib/task, lib/observe
// Values of the layer task.layer in task.strips voxels, which stand at the start of `samples`; a row of values
// for each layer follows them, this one in row task.index, as bits.

@group(2) @binding(0) var<storage, read_write> samples: array<u32>;

@compute @workgroup_size(64)
fn main(@builtin(global_invocation_id) id: vec3u) {
  if (id.x >= task.strips) {
    return;
  }
  let value = layerValue(task.layer, samples[id.x]);
  samples[(task.strips * (task.index + 1u)) + id.x] = bitcast<u32>(value);
}
