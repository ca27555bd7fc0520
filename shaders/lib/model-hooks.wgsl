// What a model brings into the kernels: hook functions with fixed names. This stub is the model
// without fields, so that every kernel compiles alone; src/compile/emit-wgsl.ts writes the text
// that takes its place.

fn assembleVoxel(voxel: u32) {}
fn advanceVoxel(voxel: u32) {}
fn creditVoxel(voxel: u32) {}
fn ratesVoxel(voxel: u32) {}
fn motilityVoxel(voxel: u32) {}
fn crowdingVoxel(voxel: u32) {}
fn interventionVoxel(index: u32, voxel: u32) {}
fn interventionScalar(index: u32) {}
fn advanceCompartments() {}
fn updateUniforms() {}

fn globalTerm(index: u32, voxel: u32) -> f32 {
  return 0.0;
}

fn observableValue(index: u32, voxel: u32) -> f32 {
  return 0.0;
}

fn observableLocal(observable: u32, index: u32, voxel: u32) -> f32 {
  return 0.0;
}
