//! uses: lib/state
// Planes of `ahead`, fields in the middle of the step, and of `previous`, substrates at the start of the
// step before. They are the last ones of `auxiliary`.

fn readAhead(plane: u32, voxel: u32) -> f32 {
  return readTransport(AHEAD_PLANE + plane, voxel);
}

fn writeAhead(plane: u32, voxel: u32, value: f32) {
  writeTransport(AHEAD_PLANE + plane, voxel, value);
}

fn readPrevious(plane: u32, voxel: u32) -> f32 {
  return readTransport(PREVIOUS_PLANE + plane, voxel);
}

fn writePrevious(plane: u32, voxel: u32, value: f32) {
  writeTransport(PREVIOUS_PLANE + plane, voxel, value);
}

// Half of this step over the step before; 0 where there was none.
fn readPace() -> f32 {
  return now.clocks[1].y;
}
