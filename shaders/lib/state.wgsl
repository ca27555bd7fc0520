//! uses: lib/layout, lib/step, lib/tables, lib/grid, lib/fields
// The state of a run and how kernels and the model's hooks read and write it. Plane p of a buffer
// starts at p * voxelCount.

// planes of diffusion that varies in space, then those of the transport, of an observable, of the
// tissue at the start of the step, of flows, of what is ahead and of what was a step before
@group(0) @binding(6) var<storage, read_write> auxiliary: array<f32, AUXILIARY_VALUES>;
// compartments, what they and the tissue hand over, global terms; uniforms, terms of observables,
// substeps, carries, partial results
@group(0) @binding(8) var<storage, read_write> scalars: array<f32, SCALAR_VALUES>;

// where the terms of the observable at hand begin in `scalars`
var<private> localsAt: u32;
// where compartments and global terms are read in `scalars`: at present, or those of a stage
var<private> scalarsAt: u32 = 0u;

fn readTransport(plane: u32, voxel: u32) -> f32 {
  return auxiliary[now.transportAt + (plane * now.voxelCount) + voxel];
}

fn writeTransport(plane: u32, voxel: u32, value: f32) {
  auxiliary[now.transportAt + (plane * now.voxelCount) + voxel] = value;
}

fn readScalar(index: u32) -> f32 {
  return scalars[scalarsAt + index];
}

// Where they lie of the stage at hand.
fn stageScalarsAt() -> u32 {
  return STAGE_SCALARS_AT + ((clockAt() - 1u) * SCALAR_COUNT);
}

fn writeScalar(index: u32, value: f32) {
  scalars[index] = value;
}

fn readLocal(index: u32) -> f32 {
  return scalars[localsAt + index];
}

// Uniform of the program, 0 where there is none.
fn readUniform(plane: i32) -> f32 {
  return select(scalars[UNIFORMS_AT + u32(max(plane, 0))], 0.0, plane < 0);
}

fn writeUniform(plane: u32, value: f32) {
  scalars[UNIFORMS_AT + plane] = value;
}
