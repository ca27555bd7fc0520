//! uses: diffusion/first-sweep, diffusion/last-sweep
// The even cells of a sweep over task.level, in `solution`: of the one before the coarse level
// or, of kind `after`, of the one after it. Only where STORES_SWEEPS; else the kernels that need them
// compute them on the way.

@compute @workgroup_size(16, 4, 1)
fn main(@builtin(global_invocation_id) id: vec3u) {
  let level = task.level;
  let quad = id.z / level.cells.z;
  let k = id.z % level.cells.z;
  let cell = vec3u((2u * id.x) + ((id.y + k) & 1u), id.y, k);
  if (any(cell >= level.cells) || !isOpen(quad)) {
    return;
  }
  openSweep(quad);
  var w = vec4f(0.0);
  if (IS_AFTER) {
    w = lastEven(quad, cell);
  } else {
    w = firstEven(quad, cell);
  }
  solution[corrections + insideOf(level, cell)] = w;
}
