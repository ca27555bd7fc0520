//! uses: lib/state, lib/place, lib/task, transport/flux
// How fast voxels could be emptied by the movers of a program, which come in groups that cross every
// face at the same rates; uneven ones are those whose rates vary in space. This stub has one group
// that does not move, so that every kernel compiles alone; src/engine/gpu/emit-outflows.ts writes the
// text that takes its place.

const GROUP_COUNT: u32 = 1u;

// Per uneven group the largest rate (1/min) at which any of the voxels first, first + strips, ...
// could be emptied, crowding or not: row after row to `scalars`.
fn measureOutflows(first: u32, strips: u32, writeAt: u32) {}

// The same per group, over the whole grid: from the reduction, or from the motility.
fn groupOutflows() -> array<f32, GROUP_COUNT> {
  return array<f32, GROUP_COUNT>(0.0);
}

fn isCrowded(group: u32) -> bool {
  return false;
}
