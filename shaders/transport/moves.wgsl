//! uses: lib/state, lib/place, lib/task, transport/flux
// Rates across faces and substeps of the movers of a program. This stub has none, so that every
// kernel compiles alone; src/engine/gpu/emit-moves.ts writes the text that takes its place.

// Per uneven group and axis a plane of forward and one of backward rates (1/min) across the face
// between a voxel and the next one; 0 where that face is closed.
@group(2) @binding(0) var<storage, read_write> faces: array<f32, 4>;

// Rates of all uneven groups, and of those with crowding that take part in the present pair.
fn fillFaces(at: Place) {}
fn fillCrowdedFaces(at: Place) {}

// A substep of all movers that take part in the present pair: fields -> moved, moved -> fields.
fn moveOut(at: Place) {}
fn moveBack(at: Place) {}
