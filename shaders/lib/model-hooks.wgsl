// What a model brings into the kernels: hook functions with fixed names. This stub is the model
// without fields, so that every kernel compiles alone; src/compile/emit-wgsl.ts writes the text
// that takes its place.

fn assembleVoxel(voxel: u32) {}
fn predictVoxel(voxel: u32) {}
fn advanceVoxel(voxel: u32) {}
fn flowsVoxel(voxel: u32) {}
fn creditVoxel(voxel: u32) {}
fn fixVoxel(voxel: u32) {}
fn motilityVoxel(voxel: u32) {}
fn crowdingVoxel(voxel: u32) {}
fn interventionVoxel(index: u32, voxel: u32) {}
fn interventionScalar(index: u32) {}
fn advanceCompartments() {}
fn creditCompartments() {}
fn updateUniforms() {}

// One number per field, in slot order.
struct FieldValues {
  f0: f32,
}

// Explicit scheme: rates (unit/min) of the present values in a voxel.
fn ratesVoxel(voxel: u32, present: FieldValues) -> FieldValues {
  return FieldValues(0.0);
}

fn globalTerm(index: u32, voxel: u32) -> f32 {
  return 0.0;
}

fn creditTerm(index: u32, voxel: u32) -> f32 {
  return 0.0;
}

fn observableValue(index: u32, voxel: u32) -> f32 {
  return 0.0;
}

fn observableLocal(observable: u32, index: u32, voxel: u32) -> f32 {
  return 0.0;
}
