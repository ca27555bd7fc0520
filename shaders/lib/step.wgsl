//! uses: lib/layout
// What is the same everywhere during one step. Written by src/engine/gpu/step-uniforms.ts.

struct Step {
  // min, at the start of the step
  time: f32,
  // min
  dt: f32,
  seed: u32,
  // um^2 in 2D, um^3 in 3D
  voxelMeasure: f32,
  cells: vec3u,
  voxelCount: u32,
  // um
  spacing: vec3f,
  // where the transport planes begin in `auxiliary`
  transportAt: u32,
  // parameter p is component p % 4 of vector p / 4
  parameters: array<vec4f, PARAMETER_VECTORS>,
}

@group(0) @binding(0) var<uniform> now: Step;

fn stepTime() -> f32 {
  return now.time;
}

fn stepSize() -> f32 {
  return now.dt;
}

fn readSeed() -> u32 {
  return now.seed;
}
