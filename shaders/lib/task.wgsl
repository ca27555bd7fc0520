// What one dispatch is told beside the step. Written by src/engine/gpu/tasks.ts.

// A level of the multigrid hierarchy; level 0 is the grid itself.
struct LevelShape {
  cells: vec3u,
  cellCount: u32,
  // how often each axis was halved: a cell covers 2^halvings voxels, the last one perhaps fewer
  halvings: vec3u,
  // cells of all finer levels; 0 only on level 0
  offset: u32,
  // of a sweep: 2, or 3 where an axis of odd length wraps; bit a of oddWrap: axis a does
  colorCount: u32,
  oddWrap: u32,
  padding0: u32,
  padding1: u32,
}

struct Task {
  level: LevelShape,
  coarse: LevelShape,
  // smooth: which color
  color: u32,
  // which of the step's clocks: 0 its start (or the present), 1 the whole step, 2 and 3 its halves, 4 its end
  clock: u32,
  // what this dispatch does otherwise than others of its kernel; each kernel says
  variant: u32,
  // index of an intervention, number of a pair of substeps or of a cycle, layer of the picture
  index: u32,
  // reductions: first row, strips per row, where rows are read and written
  firstRow: u32,
  strips: u32,
  readAt: u32,
  writeAt: u32,
  // workgroups of one voxel-wise dispatch; z for one plane
  groups: vec3u,
  // observe, display: z slice; display of a volume: tiles in a row
  slice: u32,
  // observe, display: slot of a field, or -1 - index of an observable; intervene: slot or compartment
  layer: i32,
}

@group(1) @binding(0) var<uniform> task: Task;
