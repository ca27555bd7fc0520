//! uses: diffusion/terms, diffusion/ends, diffusion/flow, diffusion/iterate, diffusion/partials, lib/partial-sums, lib/grid
// Sets up the solve of a stage from its base u, e (planes task.readAt of `ends`): coefficient c = m + z
// and inverse diagonal, the iterate v, its residual m ((u - v) + e) + S - z v + L v in difference form, and partial results of
// the largest possible solution (m u + S)/c. v by task.variant: 0 the base itself, 1 the mean of base and
// end of the whole stage, 2 the end of the whole stage.

@group(0) @binding(10) var<storage, read_write> coefficient: array<vec4f>;
@group(0) @binding(11) var<storage, read_write> rhs: array<vec4f>;

@compute @workgroup_size(16, 4, 1)
fn main(
  @builtin(global_invocation_id) id: vec3u,
  @builtin(workgroup_id) workgroup: vec3u,
  @builtin(num_workgroups) count: vec3u,
  @builtin(local_invocation_index) thread: u32,
) {
  let quad = id.z / now.cells.z;
  let cell = vec3u(id.x, id.y, id.z % now.cells.z);
  var bound = vec4f(0.0);
  if (isInside(cell)) {
    bound = begin(quad, cell);
  }
  let largest = largestOfGroup(thread, bound, vec4f(0.0)).a;
  if (thread == 0u) {
    let strip = stripOf(workgroup, count, now.cells.z);
    partials[partialAt(0u, quad, count.x * count.y * now.cells.z, strip)] = largest;
  }
}

// Returns the voxel's (m u + S)/c, of signed substrates its size.
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
  let bound = ((m * u) + S) / c;
  return select(max(bound, vec4f(0.0)), abs(bound), tables.quads[quad].isSigned > vec4f(0.0));
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
