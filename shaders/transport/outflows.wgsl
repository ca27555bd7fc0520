//! uses: lib/state, lib/place, lib/task, transport/flux
// How fast voxels could be emptied by the movers of a program, which come in groups that cross every
// face at the same rates; uneven ones are those whose rates vary in space. This stub has one group
// that does not move, so that every kernel compiles alone; src/engine/gpu/emit-outflows.ts writes the
// text that takes its place.

const GROUP_COUNT: u32 = 1u;
const UNEVEN_COUNT: u32 = 0u;

// Per uneven group the largest rate (1/min) at which a voxel could be emptied, crowding or not.
struct Outflows {
  row0: f32,
}

// With that of one more voxel.
fn largerOutflows(before: Outflows, at: Place) -> Outflows {
  return before;
}

// Partial results: row after row to `scalars`.
fn keepOutflows(largest: Outflows, strip: u32) {}

// Per group the rate over the whole grid: as measured of the uneven ones, or from the motility.
fn groupOutflows(measured: array<f32, max(UNEVEN_COUNT, 1u)>) -> array<f32, GROUP_COUNT> {
  return array<f32, GROUP_COUNT>(0.0);
}

fn isCrowded(group: u32) -> bool {
  return false;
}
