// What one dispatch is told beside the step. Written by src/engine/gpu/tasks.ts.

// A level of the multigrid hierarchy; level 0 is the grid itself.
struct LevelShape {
  cells: vec3u,
  cellCount: u32,
  // width of the last cell of each axis, in units of `width`
  last: vec3f,
  // cells of all finer levels; 0 only on level 0
  offset: u32,
  // nominal width of a cell, um
  width: vec3f,
  padding: u32,
}

struct Task {
  level: LevelShape,
  coarse: LevelShape,
  // smooth: which color of how many (2 or 3); bit a of oddWrap: axis a wraps with an odd length
  color: u32,
  colorCount: u32,
  oddWrap: u32,
  clampsSolution: u32,
  // assemble: rates see the iterate instead of the state
  refresh: u32,
  // begin-solve: from zero instead of the state; substep: from `moved` back to `fields`
  variant: u32,
  // index of an intervention, number of a pair of substeps, layer of the picture
  index: u32,
  padding: u32,
  // reductions: first row, strips per row, where rows are read and written in `scalars`
  firstRow: u32,
  strips: u32,
  readAt: u32,
  writeAt: u32,
  // workgroups of one voxel-wise dispatch; z for one plane
  groups: vec3u,
  // observe, display: z slice
  slice: u32,
  // observe, display: slot of a field, or -1 - index of an observable
  layer: i32,
}

@group(1) @binding(0) var<uniform> task: Task;
