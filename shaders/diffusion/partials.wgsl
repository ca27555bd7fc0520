//! uses: diffusion/residuals
// Partial results of reductions over the voxels, behind the residuals in `rhs`; row n holds those of quantity n, strip after strip within a
// quad. A strip is what one invocation goes through by itself: STRIP_ROWS rows of the grid, in one column of
// voxels. No barriers: a device that runs many small workgroups pays dearly for each, and one workgroup
// gathers the few strips afterwards (diffusion/gather-partials).

const ROWS: u32 = CELLS.y * CELLS.z;

// Rows of the measures of a correction; those of kernels that go through strips come first.
const RESIDUAL_ROW: u32 = 3u;
const CHANGE_ROW: u32 = 4u;
const CURVATURE_ROW: u32 = 5u;
const SIZE_ROW: u32 = 6u;

fn partialAt(row: u32, quad: u32, strip: u32) -> u32 {
  return PARTIALS_AT + (((row * QUAD_COUNT) + quad) * PARTIALS_PER_ROW) + strip;
}

fn isStrip(id: vec3u) -> bool {
  return (id.x < CELLS.x) && (id.y < STRIPS) && (id.z < QUAD_COUNT);
}

// One past the last row of a strip, whose first is STRIP_ROWS * id.y.
fn endOfStrip(id: vec3u) -> u32 {
  return min(ROWS, STRIP_ROWS * (id.y + 1u));
}

fn cellOfStrip(id: vec3u, row: u32) -> vec3u {
  if (FLOWS_ALONG_Z) {
    return vec3u(id.x, row % CELLS.y, row / CELLS.y);
  }
  return vec3u(id.x, row, 0u);
}

fn writePartial(row: u32, id: vec3u, value: vec4f) {
  rhs[partialAt(row, id.z, (id.y * CELLS.x) + id.x)] = value;
}
