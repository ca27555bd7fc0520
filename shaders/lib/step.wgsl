//! uses: lib/layout, lib/task
// What is the same everywhere during one step. Written by src/engine/gpu/step-uniforms.ts.

struct Step {
  // min, at the start of the step
  time: f32,
  // min, of the whole step
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
  // min: start of the step, middle of the step, of its first half and of its second half, and in x of
  // the second vector its end; as numbered by task.clock. In y of that the pace (lib/ahead).
  clocks: array<vec4f, 2>,
  // parameter p is component p % 4 of vector p / 4
  parameters: array<vec4f, PARAMETER_VECTORS>,
}

@group(0) @binding(0) var<uniform> now: Step;

// Added to task.clock, by a kernel that serves several clocks in turn.
var<private> clockShift: u32 = 0u;

fn clockAt() -> u32 {
  return task.clock + clockShift;
}

// Middle of what is computed, min; at present where nothing advances.
fn stepTime() -> f32 {
  return now.clocks[clockAt() / 4u][clockAt() % 4u];
}

// Length of what is computed, min: the step, or half of it.
fn stepSize() -> f32 {
  return select(now.dt, 0.5 * now.dt, (clockAt() == 2u) || (clockAt() == 3u));
}

// Where in the step its middle lies.
fn stageMiddle() -> f32 {
  return vec4f(0.0, 0.5, 0.25, 0.75)[clockAt() % 4u];
}

fn readSeed() -> u32 {
  return now.seed;
}
