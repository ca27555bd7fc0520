//! uses: transport/moves, transport/outflows
// Rates across faces as the first pair of substeps has them, and partial results of the largest rate (1/min)
// at which any voxel could be emptied by motility and drift, crowding or not, per uneven group: of
// STRIP_ROWS rows of the grid in the invocation's column of voxels.

@compute @workgroup_size(ROW, 64u / ROW, 1)
fn main(@builtin(global_invocation_id) id: vec3u) {
  if ((id.x >= CELLS.x) || (id.y >= STRIPS)) {
    return;
  }
  var largest: Outflows;
  for (var row = STRIP_ROWS * id.y; row < min(CELLS.y * CELLS.z, STRIP_ROWS * (id.y + 1u)); row++) {
    let at = placeOf(vec3u(id.x, row % CELLS.y, row / CELLS.y));
    fillFaces(at);
    largest = largerOutflows(largest, at);
  }
  keepOutflows(largest, (id.y * CELLS.x) + id.x);
}
