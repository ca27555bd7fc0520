//! uses: lib/state, lib/place, lib/model-hooks
// Forward Euler of the fields of a program in a block of voxels along x. This stub has none, so that
// every kernel compiles alone; src/engine/gpu/emit-explicit.ts writes the text that takes its place.

// Voxels of a block, and threads along x of a workgroup of 64.
const BLOCK: u32 = 1u;
const BLOCK_ROW: u32 = 64u;

fn advanceFields(at: Place) {}
