//! uses: diffusion/terms, diffusion/ends, diffusion/flow, diffusion/iterate, diffusion/partials, lib/grid
// Sets up the solve of a stage from its base u, e (planes task.readAt of `ends`): coefficient c = m + z
// and inverse diagonal, the iterate v, its residual m ((u - v) + e) + S - z v + L v in difference form, and partial results of
// the largest possible solution and of the largest |u|. v by task.variant: 0 the base itself, 1 the mean of base and
// end of the whole stage, 2 the end of the whole stage.

@group(0) @binding(10) var<storage, read_write> coefficient: array<vec4f>;
@group(0) @binding(11) var<storage, read_write> rhs: array<vec4f>;

@compute @workgroup_size(ROW, 64u / ROW, 1)
fn main(@builtin(global_invocation_id) id: vec3u) {
  if (!isStrip(id)) {
    return;
  }
  var bound = vec4f(0.0);
  var size = vec4f(0.0);
  for (var row = STRIP_ROWS * id.y; row < endOfStrip(id); row++) {
    let cell = cellOfStrip(id, row);
    bound = max(bound, begin(id.z, cell));
    size = max(size, abs(ends[endAt(task.readAt, id.z, voxelAt(cell))]));
  }
  writePartial(0u, id, bound);
  writePartial(1u, id, size);
}

// One in 2^22: two units in the last place.
const ROOM: f32 = 1.0 + 2.3841858e-7;

// Returns the voxel's (m u + S)/c, of signed substrates its size. Where sources win (S > z u) there is
// room above it, or slow ones would never move u; elsewhere none, or it would creep up with every solve.
fn begin(quad: u32, cell: vec3u) -> vec4f {
  let voxel = voxelAt(cell);
  let u = ends[endAt(task.readAt, quad, voxel)];
  let e = ends[endAt(task.readAt + 1u, quad, voxel)];
  let z = terms[lossAt(quad, voxel)];
  let S = terms[gainAt(quad, voxel)];
  let m = fitted(z);
  let c = m + z;
  let v = valueAt(quad, cell);
  let faces = facesAt(task.level, quad, cell);
  let flow = flowInto(faces, quad, cell, v);
  let index = cellAt(task.level, quad, cell);
  iterate[iterateAt(quad, voxel)] = v;
  coefficient[index] = c;
  coefficient[(QUAD_COUNT * PYRAMID_CELLS) + index] = 1.0 / (c + weightOf(faces));
  rhs[index] = (((m * ((u - v) + e)) + S) - (z * v)) + flow;
  let local = ((m * u) + S) / c;
  let bound = local * select(vec4f(1.0), vec4f(ROOM), S > (z * u));
  return select(max(bound, vec4f(0.0)), abs(local), tables.quads[quad].isSigned > vec4f(0.0));
}

fn valueAt(quad: u32, cell: vec3u) -> vec4f {
  let voxel = voxelAt(cell);
  if (task.variant == 0u) {
    return ends[endAt(task.readAt, quad, voxel)];
  }
  let whole = ends[endAt(WHOLE, quad, voxel)];
  if (task.variant == 2u) {
    return whole;
  }
  return 0.5 * (ends[endAt(task.readAt, quad, voxel)] + whole);
}
