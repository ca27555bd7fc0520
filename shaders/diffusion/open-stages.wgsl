//! uses: lib/state, lib/model-hooks, diffusion/lane-values
// Before the stages of a step, for each: compartments' means over it; uniform diffusion there, and from it r = dt D / h^2 of every lane. The bounds of the step start anew.

@compute @workgroup_size(1)
fn main() {
  for (var stage = 0u; stage < 3u; stage++) {
    clockShift = stage;
    openStage(stage);
  }
  for (var slot = 0u; slot < SUBSTRATE_COUNT; slot++) {
    laneValues[laneAt(HALF_BOUND, slot)] = -1.0;
  }
}

fn openStage(stage: u32) {
  scalarsAt = stageScalarsAt();
  for (var index = 0u; index < COMPARTMENT_COUNT; index++) {
    scalars[scalarsAt + index] = scalars[COMPARTMENT_MEANS_AT + (3u * index) + stage];
  }
  for (var index = COMPARTMENT_COUNT; index < SCALAR_COUNT; index++) {
    scalars[scalarsAt + index] = scalars[index];
  }
  updateUniforms();
  let area = now.spacing * now.spacing;
  let row = CONDUCTANCE + (3u * stage);
  for (var slot = 0u; slot < SUBSTRATE_COUNT; slot++) {
    let entry = tables.fields[slot];
    let D = select(max(0.0, readUniform(entry.uniformDiffusion)), 1.0, entry.diffusionPlane >= 0);
    laneValues[laneAt(row, slot)] = (stepSize() * D) / area.x;
    laneValues[laneAt(row + 1u, slot)] = (stepSize() * D) / area.y;
    laneValues[laneAt(row + 2u, slot)] = (stepSize() * D) / area.z;
  }
}
