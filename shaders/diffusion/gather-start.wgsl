//! uses: lib/state, lib/carry, diffusion/ends
// Where the solve of a step starts: substrates and their carries, after reactions and motion of the cells,
// as lanes in planes START and START + 1 of `ends`.

@compute @workgroup_size(16, 4, 1)
fn main(@builtin(global_invocation_id) id: vec3u) {
  if (!isInside(id)) {
    return;
  }
  let voxel = voxelAt(id);
  for (var quad = 0u; quad < QUAD_COUNT; quad++) {
    var u = vec4f(0.0);
    var e = vec4f(0.0);
    for (var lane = 0u; lane < 4u; lane++) {
      let slot = (4u * quad) + lane;
      if (slot < SUBSTRATE_COUNT) {
        u[lane] = readField(slot, voxel);
        e[lane] = readCarry(slot, voxel);
      }
    }
    ends[endAt(START, quad, voxel)] = u;
    ends[endAt(START + 1u, quad, voxel)] = e;
  }
}
