//! uses: lib/state
// Value of a layer in a voxel: of a field (its slot), or of the observable that analysis/observe
// has evaluated last (any number below 0).

fn layerValue(layer: i32, voxel: u32) -> f32 {
  if (layer >= 0) {
    return readField(u32(layer), voxel);
  }
  return readTransport(OBSERVED_PLANE, voxel);
}
