//! uses: lib/tables, diffusion/lanes, diffusion/gather-partials
// After the three stages: the largest value at either end of the step, and from the largest difference
// between whole and halves the estimated relative error of the step; and whether their difference may be
// added everywhere, or has to be limited, which the next two kernels find out by how much.

@compute @workgroup_size(WIDE_THREADS)
fn main(@builtin(local_invocation_index) thread: u32) {
  for (var quad = 0u; quad < QUAD_COUNT; quad++) {
    var most: Rows;
    var reach: Rows;
    for (var row = 0u; row < 4u; row += 2u) {
      let largest = reducePartials(false, row, row + 1u, quad, STAGE_PARTIALS, thread);
      if (row == 0u) {
        most = largest;
      } else {
        reach = largest;
      }
    }
    let top = max(lanesOf(TOP, quad), most.a);
    if (thread == 0u) {
      let largest = max(lanesOf(LARGEST, quad), top);
      setLanes(TOP, quad, top);
      setLanes(LARGEST, quad, largest);
      let slack = 1e-4 * top;
      let isBeyond = (reach.a > (lanesOf(HIGHEST, quad) + slack)) | (reach.b > slack);
      let isLimited = any(isBeyond & (tables.quads[quad].isSigned == vec4f(0.0)));
      setLanes(LIMITED, quad, vec4f(select(0.0, 1.0, isLimited)));
      setLanes(THETA, quad, vec4f(1.0));
      setLanes(ERROR, quad, most.b / max(max(top, 0.01 * largest), vec4f(1e-30)));
    }
  }
}
