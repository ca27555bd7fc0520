//! uses: diffusion/terms, diffusion/strip-flow, diffusion/guess, diffusion/coefficients, diffusion/residuals, diffusion/partials, lib/grid
// Sets up the solve of a stage from its base u, e: the coefficient c = m + z, where it is stored the inverse
// diagonal 1/(c + G), the residual m ((u - v) + e) + S - z v + L v of the iterate v in difference form, and
// partial results of the largest possible solution and of the largest |u|.

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

// One in 2^22: two units in the last place.
const ROOM: f32 = 1.0 + 2.3841858e-7;

// Returns the voxel's (m u + S)/c, of signed substrates its size. Where sources win (S > z u) there is
// room above it, or slow ones would never move u; elsewhere none, or it would creep up with every solve.
fn begin(quad: u32, cell: vec3u, u: vec4f) -> vec4f {
  let voxel = voxelAt(cell);
  let e = baseCarryOf(quad, voxel);
  let z = terms[lossAt(quad, voxel)];
  let S = terms[gainAt(quad, voxel)];
  let m = fitted(z);
  let c = m + z;
  let faces = facesAt(task.level, quad, cell);
  let v = valueInStrip(faces, quad, cell);
  let flow = flowInStrip(faces, quad, cell);
  terms[diagonalAt(quad, voxel)] = c;
  if (STORES_FITTED) {
    terms[fittedAt(quad, voxel)] = m;
  }
  if (STORES_INVERSE) {
    coefficient[inverseAt(task.level, quad) + voxel] = 1.0 / (c + weightOf(faces));
  }
  rhs[residualsAt(task.level, quad) + voxel] = (((m * ((u - v) + e)) + S) - (z * v)) + flow;
  let local = ((m * u) + S) / c;
  let bound = local * select(vec4f(1.0), vec4f(ROOM), S > (z * u));
  return select(max(bound, vec4f(0.0)), abs(local), tables.quads[quad].isSigned > vec4f(0.0));
}

fn valueAt(quad: u32, cell: vec3u) -> vec4f {
  return guessAt(quad, voxelAt(cell));
}
