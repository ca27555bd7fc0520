//! uses: diffusion/pyramids, diffusion/terms
// The coefficient c of a cell of task.level: of the finest level m + z.

fn coefficientOf(quad: u32, cell: vec3u) -> vec4f {
  if (task.level.offset == 0u) {
    return diagonal(terms[lossAt(quad, insideOf(task.level, cell))]);
  }
  return coefficient[coefficientAt(task.level, quad) + insideOf(task.level, cell)];
}
