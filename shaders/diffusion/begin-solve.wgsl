//! uses: diffusion/terms, diffusion/opening, diffusion/strip-flow, diffusion/guess, diffusion/coefficients, diffusion/residuals, diffusion/partials, lib/grid
// Sets up the solve of a stage: the coefficient c and the residual of the guess, where it is stored the inverse
// diagonal 1/(c + G), and partial results of the largest possible solution and of the largest |u|.

@compute @workgroup_size(ROW, 64u / ROW, 1)
fn main(@builtin(global_invocation_id) id: vec3u) {
  if (!isStrip(id)) {
    return;
  }
  openLevel(task.level, id.z);
  var bound = vec4f(0.0);
  var size = vec4f(0.0);
  for (var row = STRIP_ROWS * id.y; row < endOfStrip(id); row++) {
    let cell = cellOfStrip(id, row);
    let u = baseOf(id.z, voxelAt(cell));
    bound = max(bound, begin(id.z, cell, u));
    size = max(size, abs(u));
  }
  writePartial(0u, id, bound);
  writePartial(1u, id, size);
}

// Returns the voxel's share of the bound.
fn begin(quad: u32, cell: vec3u, u: vec4f) -> vec4f {
  let voxel = voxelAt(cell);
  let faces = facesAt(task.level, quad, cell);
  let v = valueInStrip(faces, quad, cell);
  let flow = flowInStrip(faces, quad, cell);
  let z = terms[lossAt(quad, voxel)];
  let S = terms[gainAt(quad, voxel)];
  let opening = openVoxel(quad, u, baseCarryOf(quad, voxel), v, z, S, flow);
  rhs[diagonalAt(quad, voxel)] = opening.c;
  if (STORES_FITTED) {
    terms[fittedAt(quad, voxel)] = opening.m;
  }
  if (STORES_INVERSE) {
    coefficient[inverseAt(task.level, quad) + voxel] = 1.0 / (opening.c + weightOf(faces));
  }
  rhs[residualsAt(task.level, quad) + voxel] = opening.residual;
  return opening.bound;
}

fn valueAt(quad: u32, cell: vec3u) -> vec4f {
  return guessAt(quad, voxelAt(cell));
}
