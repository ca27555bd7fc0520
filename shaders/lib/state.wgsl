//! uses: lib/layout, lib/step, lib/tables, lib/grid
// The state of a run and how kernels and the model's hooks read and write it. Plane p of a buffer
// starts at p * voxelCount; pyramids hold level after level and, within a level, plane after plane.

@group(0) @binding(2) var<storage, read_write> fields: array<f32, FIELD_VALUES>;
@group(0) @binding(3) var<storage, read_write> solution: array<f32>;
@group(0) @binding(4) var<storage, read_write> rhs: array<f32>;
@group(0) @binding(5) var<storage, read_write> coefficient: array<f32>;
// pyramid of the diffusion that varies in space, then the transport planes and an observable's
@group(0) @binding(6) var<storage, read_write> auxiliary: array<f32, AUXILIARY_VALUES>;
// one plane per mover; explicit scheme: one per field, the other side of the ping-pong
@group(0) @binding(7) var<storage, read_write> moved: array<f32, MOVED_VALUES>;
// compartments, global terms, uniforms, terms of observables, substeps, bounds, partial results
@group(0) @binding(8) var<storage, read_write> scalars: array<f32, SCALAR_VALUES>;

// where the terms of the observable at hand begin in `scalars`
var<private> localsAt: u32;

fn readField(slot: u32, voxel: u32) -> f32 {
  return fields[(slot * now.voxelCount) + voxel];
}

fn writeField(slot: u32, voxel: u32, value: f32) {
  fields[(slot * now.voxelCount) + voxel] = value;
}

fn readIterate(slot: u32, voxel: u32) -> f32 {
  return solution[(slot * now.voxelCount) + voxel];
}

// Value at the start of the step: the solve changes the substrates only when it ends.
fn readStart(slot: u32, voxel: u32) -> f32 {
  return readField(slot, voxel);
}

fn writeCoefficient(plane: u32, voxel: u32, value: f32) {
  coefficient[(plane * now.voxelCount) + voxel] = value;
}

fn writeRhs(plane: u32, voxel: u32, value: f32) {
  rhs[(plane * now.voxelCount) + voxel] = value;
}

fn writeDiffusion(plane: u32, voxel: u32, value: f32) {
  auxiliary[(plane * now.voxelCount) + voxel] = value;
}

fn readTransport(plane: u32, voxel: u32) -> f32 {
  return auxiliary[now.transportAt + (plane * now.voxelCount) + voxel];
}

fn writeTransport(plane: u32, voxel: u32, value: f32) {
  auxiliary[now.transportAt + (plane * now.voxelCount) + voxel] = value;
}

fn readScalar(index: u32) -> f32 {
  return scalars[index];
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

fn wallValue(slot: u32, side: u32) -> f32 {
  if (side < 4u) {
    return readUniform(tables.fields[slot].walls[side]);
  }
  return readUniform(tables.fields[slot].deepWalls[side - 4u]);
}
