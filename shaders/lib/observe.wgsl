//! uses: lib/state, lib/model-hooks
// Value of a layer in a voxel: of a field (its slot) or of an observable (-1 - its index).

fn layerValue(layer: i32, voxel: u32) -> f32 {
  if (layer >= 0) {
    return readField(u32(layer), voxel);
  }
  let observable = u32(-1 - layer);
  localsAt = tables.observables[observable].x;
  return observableValue(observable, voxel);
}
