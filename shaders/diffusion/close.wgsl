//! uses: lib/kind, diffusion/terms, diffusion/end-stage, diffusion/strip-flow, diffusion/partials
// Ends a stage: the solution u', and what is left of each voxel's balance in its carry e'.

@compute @workgroup_size(ROW, 64u / ROW, 1)
fn main(@builtin(global_invocation_id) id: vec3u) {
  if (!isStrip(id)) {
    return;
  }
  if (IS_LIMITED) {
    if (lanesOf(LIMITED, id.z).x == 0.0) {
      return;
    }
  }
  openLevel(task.level, id.z);
  openSolution(id.z);
  openEnd(id.z);
  for (var row = STRIP_ROWS * id.y; row < endOfStrip(id); row++) {
    let cell = cellOfStrip(id, row);
    closeVoxel(id.z, cell);
  }
  if (IS_SECOND && !IS_LIMITED) {
    writePartial(0u, id, largest);
    writePartial(1u, id, difference);
    writePartial(2u, id, above);
    writePartial(3u, id, below);
  }
}

fn closeVoxel(quad: u32, cell: vec3u) {
  let voxel = voxelAt(cell);
  let z = terms[lossAt(quad, voxel)];
  var share = vec4f(0.0);
  if (HAS_EXPORTS) {
    share = terms[shareAt(quad, voxel)];
  }
  let faces = facesAt(task.level, quad, cell);
  let u = valueInStrip(faces, quad, cell);
  let flow = flowInStrip(faces, quad, cell);
  let m = fittedOf(quad, voxel, z);
  let S = terms[gainAt(quad, voxel)];
  let base = baseOf(quad, voxel);
  let e = baseCarryOf(quad, voxel);
  endVoxel(quad, voxel, u, balanceOf(base, e, z, S, m, share, u, flow));
}
