//! uses: lib/state, diffusion/lanes, diffusion/face-planes
// Conductances of the faces of level 0 of quads whose diffusion varies: dt D / h^2 with the harmonic mean
// of the two voxels, what two half voxels in series conduct. 0 on either side closes a face.

@compute @workgroup_size(16, 4, 1)
fn main(@builtin(global_invocation_id) id: vec3u) {
  let quad = id.z / CELLS.z;
  let cell = vec3u(id.x, id.y, id.z % CELLS.z);
  if (!isInside(cell) || (quad >= QUAD_COUNT)) {
    return;
  }
  let number = tables.quads[quad].faces.x;
  if (number < 0) {
    return;
  }
  let upper = select(cell + 1u, vec3u(0u), cell + 1u == CELLS);
  let at = (u32(number) * PYRAMID_CELLS) + voxelAt(cell);
  let plane = FACE_QUAD_COUNT * PYRAMID_CELLS;
  let own = diffusionOf(quad, cell);
  let x = lanesOf(CONDUCTANCE + (3u * (task.clock - 1u)), quad);
  writeFace(at, x * harmonicMean(own, diffusionOf(quad, vec3u(upper.x, cell.yz))));
  let y = lanesOf(CONDUCTANCE + (3u * (task.clock - 1u)) + 1u, quad);
  writeFace(plane + at, y * harmonicMean(own, diffusionOf(quad, vec3u(cell.x, upper.y, cell.z))));
  if (FLOWS_ALONG_Z) {
    let z = lanesOf(CONDUCTANCE + (3u * (task.clock - 1u)) + 2u, quad);
    writeFace((2u * plane) + at, z * harmonicMean(own, diffusionOf(quad, vec3u(cell.xy, upper.z))));
  }
}

// D where it varies; 1 in lanes whose conductance has it already.
fn diffusionOf(quad: u32, cell: vec3u) -> vec4f {
  var D = vec4f(1.0);
  for (var lane = 0u; lane < 4u; lane++) {
    let slot = (4u * quad) + lane;
    if (slot < SUBSTRATE_COUNT) {
      let plane = tables.fields[slot].diffusionPlane;
      if (plane >= 0) {
        D[lane] = auxiliary[(u32(plane) * VOXELS) + voxelAt(cell)];
      }
    }
  }
  return D;
}

fn harmonicMean(a: vec4f, b: vec4f) -> vec4f {
  let sum = a + b;
  let isOpen = sum > vec4f(0.0);
  return select(vec4f(0.0), ((2.0 * a) * b) / select(vec4f(1.0), sum, isOpen), isOpen);
}
