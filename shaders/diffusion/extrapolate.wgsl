//! uses: lib/state, lib/carry, diffusion/ends, diffusion/taken, diffusion/lanes
// The new substrates: halves plus theta times their difference from the whole, within [0, U], and what
// that cuts off in the carry; the same of what conversions took (plane 1 of `taken`), where nothing
// negative is booked.

@compute @workgroup_size(16, 4, 1)
fn main(@builtin(global_invocation_id) id: vec3u) {
  let quad = id.z / CELLS.z;
  let cell = vec3u(id.x, id.y, id.z % CELLS.z);
  if (!isInside(cell) || (quad >= QUAD_COUNT)) {
    return;
  }
  let voxel = voxelAt(cell);
  let theta = lanesOf(THETA, quad);
  let b = ends[endAt(HALF, quad, voxel)];
  let change = theta * (b - ends[endAt(WHOLE, quad, voxel)]);
  let heldHalf = ends[endAt(HALF + 1u, quad, voxel)];
  let heldWhole = ends[endAt(WHOLE + 1u, quad, voxel)];
  let limited = min(max(b + change, vec4f(0.0)), lanesOf(HIGHEST, quad));
  let u = select(limited, b + change, tables.quads[quad].isSigned > vec4f(0.0));
  var e = ((b - u) + change) + (heldHalf + (theta * (heldHalf - heldWhole)));
  if (HAS_EXPORTS) {
    let halves = taken[takenAt(1u, quad, voxel)];
    let amount = halves + (theta * (halves - taken[takenAt(0u, quad, voxel)]));
    e += min(amount, vec4f(0.0));
    taken[takenAt(1u, quad, voxel)] = max(amount, vec4f(0.0));
  }
  for (var lane = 0u; lane < 4u; lane++) {
    let slot = (4u * quad) + lane;
    if (slot < SUBSTRATE_COUNT) {
      writeField(slot, voxel, u[lane]);
      writeCarry(slot, voxel, e[lane]);
    }
  }
}
