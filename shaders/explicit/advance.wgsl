//! uses: explicit/fields
// Forward Euler, all fields at once: moved := u + dt (rate + sum of D/h^2 (u_j - u)). Movers get
// their diffusion from the transport that follows. Only signed fields go below 0.

@compute @workgroup_size(BLOCK_ROW, 64u / BLOCK_ROW, 1)
fn main(@builtin(global_invocation_id) id: vec3u) {
  let cell = vec3u(BLOCK * id.x, id.y, id.z);
  if (all(cell < CELLS)) {
    advanceFields(placeOf(cell));
  }
}
