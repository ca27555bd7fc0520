//! uses: lib/state, lib/carry, lib/task, lib/observe
// Sum, sum of the carry, min, max and number of values that are not finite, of each field (row = its slot)
// or, in the rows after those, of the observable that analysis/observe has evaluated last: thread s of row
// task.firstRow + n looks at voxels s, s + strips, ...

const NUMBERS: u32 = 5u;

@group(2) @binding(0) var<storage, read_write> partials: array<f32>;

@compute @workgroup_size(64)
fn main(@builtin(global_invocation_id) id: vec3u) {
  if (id.x >= task.strips) {
    return;
  }
  let row = task.firstRow + id.y;
  let layer = select(-1, i32(row), row < FIELD_COUNT);
  var sum = 0.0;
  var held = 0.0;
  var least = 3.4e38;
  var most = -3.4e38;
  var broken = 0.0;
  for (var voxel = id.x; voxel < now.voxelCount; voxel += task.strips) {
    let value = layerValue(layer, voxel);
    if (isFinite(value)) {
      sum += value;
      least = min(least, value);
      most = max(most, value);
      if (HAS_CARRY && (layer >= 0)) {
        held += readCarry(row, voxel);
      }
    } else {
      broken += 1.0;
    }
  }
  let at = NUMBERS * ((row * task.strips) + id.x);
  partials[at] = sum;
  partials[at + 1u] = held;
  partials[at + 2u] = least;
  partials[at + 3u] = most;
  partials[at + 4u] = broken;
}

// By the bits, since compilers may assume that there are no others than finite values.
fn isFinite(value: f32) -> bool {
  return (bitcast<u32>(value) & 0x7f800000u) != 0x7f800000u;
}
