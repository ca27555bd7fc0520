//! uses: lib/layout, lib/step, diffusion/fitted
// What block assemble says of a stage, four substrates at a time: planes of losses z = dt k, of gains
// S = dt s; if the model has conversions out of substrates, their share of the loss; where a CPU plays the GPU
// also m. Nothing of it where STAGES_MEET: there diffusion/meet-stages has them in hand.

@group(0) @binding(4) var<storage, read_write> terms: array<vec4f, max((2u + EXPORT_PLANES + FITTED_PLANES) * QUAD_COUNT * VOXELS, 1u)>;

fn lossAt(quad: u32, voxel: u32) -> u32 {
  return (quad * VOXELS) + voxel;
}

fn gainAt(quad: u32, voxel: u32) -> u32 {
  return ((QUAD_COUNT + quad) * VOXELS) + voxel;
}

fn shareAt(quad: u32, voxel: u32) -> u32 {
  return (((2u * QUAD_COUNT) + quad) * VOXELS) + voxel;
}

fn fittedAt(quad: u32, voxel: u32) -> u32 {
  return ((((2u + EXPORT_PLANES) * QUAD_COUNT) + quad) * VOXELS) + voxel;
}

// m of a voxel, whose loss is z.
fn fittedOf(quad: u32, voxel: u32, z: vec4f) -> vec4f {
  if (STORES_FITTED) {
    return terms[fittedAt(quad, voxel)];
  }
  return fitted(z);
}
