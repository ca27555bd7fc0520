//! uses: lib/state
// The planes of the `flow` buffer: what conversions bring to substrates, unit/min. They come after the
// remembered ones in `auxiliary`.

fn readFlow(plane: u32, voxel: u32) -> f32 {
  return readTransport(FLOW_PLANE + plane, voxel);
}

fn writeFlow(plane: u32, voxel: u32, value: f32) {
  writeTransport(FLOW_PLANE + plane, voxel, value);
}
