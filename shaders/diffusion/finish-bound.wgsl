//! uses: lib/tables, diffusion/lane-values
// The largest possible solution U of a stage, and a power of two near it.

// One in 2^22: two ulp of room, or a slow source would never move a solution.
const ROOM: f32 = 1.0 + 2.3841858e-7;

fn finishBound(slot: u32, largest: f32) {
  let bound = select(largest * ROOM, largest, tables.fields[slot].isSigned != 0u);
  laneValues[laneAt(BOUND, slot)] = bound;
  laneValues[laneAt(HIGHEST, slot)] = max(laneValues[laneAt(HIGHEST, slot)], bound);
  let exponent = bitcast<u32>(max(bound, 1e-30)) >> 23u;
  laneValues[laneAt(PER_UNIT, slot)] = bitcast<f32>((254u - exponent) << 23u);
}
