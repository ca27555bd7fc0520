//! uses: lib/kind, diffusion/coefficients, diffusion/residuals
// The coefficient c of a cell of task.level: of the finest level m + z (kernels of kind `finest`).

fn coefficientOf(quad: u32, cell: vec3u) -> vec4f {
  if (IS_FINEST) {
    return rhs[diagonalAt(quad, insideOf(task.level, cell))];
  }
  return coefficient[coefficientAt(task.level, quad) + insideOf(task.level, cell)];
}
