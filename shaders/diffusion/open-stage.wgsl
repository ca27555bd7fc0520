//! uses: lib/state, lib/model-hooks, diffusion/lane-values
// Before a stage: compartments in its middle, between the start and the end of the step; uniform
// diffusion there, and from it r = dt D / h^2 of every lane. With task.variant 1 (the first stage of a
// step) the bounds of the step start anew.

@compute @workgroup_size(1)
fn main() {
  for (var index = 0u; index < COMPARTMENT_COUNT; index++) {
    let before = scalars[START_SCALARS_AT + index];
    scalars[STAGE_SCALARS_AT + index] = before + (stageMiddle() * (scalars[index] - before));
  }
  for (var index = COMPARTMENT_COUNT; index < SCALAR_COUNT; index++) {
    scalars[STAGE_SCALARS_AT + index] = scalars[index];
  }
  scalarsAt = STAGE_SCALARS_AT;
  updateUniforms();
  let area = now.spacing * now.spacing;
  for (var slot = 0u; slot < SUBSTRATE_COUNT; slot++) {
    let entry = tables.fields[slot];
    let D = select(max(0.0, readUniform(entry.uniformDiffusion)), 1.0, entry.diffusionPlane >= 0);
    laneValues[laneAt(CONDUCTANCE, slot)] = (stepSize() * D) / area.x;
    laneValues[laneAt(CONDUCTANCE + 1u, slot)] = (stepSize() * D) / area.y;
    laneValues[laneAt(CONDUCTANCE + 2u, slot)] = (stepSize() * D) / area.z;
    laneValues[laneAt(OPEN, slot)] = RUNS;
    laneValues[laneAt(GOES_ON, slot)] = 1.0;
    if (task.variant != 0u) {
      laneValues[laneAt(HALF_BOUND, slot)] = -1.0;
    }
  }
}
