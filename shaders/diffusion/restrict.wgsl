//! uses: diffusion/neighbors, diffusion/axis-restriction
// Sets up the coarse level from the finer one: rhs := residual (on level 0, where the solution is not
// zero) or rhs, coefficient := min(c, 1 + 4 r), D := D, each as the width-weighted mean of the
// children; solution := 0. One thread per coarse cell and substrate.

const AXES: u32 = select(2u, 3u, FLOWS_ALONG_Z);
const CHILDREN: u32 = select(4u, 8u, FLOWS_ALONG_Z);

@compute @workgroup_size(16, 4, 1)
fn main(@builtin(global_invocation_id) id: vec3u) {
  let coarse = task.coarse;
  let substrate = id.z / coarse.cells.z;
  let parent = vec3u(id.x, id.y, id.z % coarse.cells.z);
  if (any(parent >= coarse.cells) || (substrate >= SUBSTRATE_COUNT)) {
    return;
  }
  let inside = parent.x + (coarse.cells.x * (parent.y + (coarse.cells.y * parent.z)));
  let index = planeBase(coarse, substrate) + inside;
  let mean = meanOfChildren(substrate, parent);
  solution[index] = 0.0;
  rhs[index] = mean.x;
  coefficient[index] = mean.y;
  if (HAS_VARYING_DIFFUSION && isVarying(substrate)) {
    auxiliary[diffusionBase(coarse, substrate) + inside] = mean.z;
  }
}

// Residual, coefficient and diffusion of a coarse cell.
fn meanOfChildren(substrate: u32, parent: vec3u) -> vec3f {
  let level = task.level;
  let sides = tables.fields[substrate].sides;
  let r = coupledScale(level, substrate, sides);
  let isCoarsened = task.coarse.cells < level.cells;
  let first = select(parent, 2u * parent, isCoarsened);
  let last = min(first + select(vec3u(0u), vec3u(1u), isCoarsened), level.cells - 1u);
  var mean = vec3f(0.0);
  for (var child = 0u; child < CHILDREN; child++) {
    let cell = first + vec3u(child & 1u, (child >> 1u) & 1u, child >> 2u);
    if (all(cell <= last)) {
      mean += sharesOf(level, sides, cell) * childValues(level, substrate, cell, r);
    }
  }
  return mean;
}

// How a child counts: its residual, its coefficient and its diffusion.
fn sharesOf(level: LevelShape, sides: u32, cell: vec3u) -> vec3f {
  var shares = vec2f(1.0);
  for (var a = 0u; a < AXES; a++) {
    let fine = axisAlong(level, sides, a);
    let coarse = axisAlong(task.coarse, sides, a);
    let share = childShare(fine, coarse, cell[a]);
    var forResidual = share;
    if (HAS_FIXED_WALLS) {
      forResidual = residualShare(fine, coarse, cell[a]);
    }
    shares *= vec2f(forResidual, share);
  }
  return shares.xyy;
}

// Largest r among the axes along which something flows.
fn coupledScale(level: LevelShape, substrate: u32, sides: u32) -> f32 {
  let r = scaleOf(level, substrate);
  var largest = 0.0;
  for (var a = 0u; a < AXES; a++) {
    largest = max(largest, select(0.0, r[a], isCoupled(axisAlong(level, sides, a))));
  }
  return largest;
}

// f - c u + L u on level 0, f on the others; min(c, 1 + 4 r); D.
fn childValues(level: LevelShape, substrate: u32, cell: vec3u, r: f32) -> vec3f {
  let inside = cell.x + (level.cells.x * (cell.y + (level.cells.y * cell.z)));
  let index = planeBase(level, substrate) + inside;
  let c = coefficient[index];
  var D = 1.0;
  if (HAS_VARYING_DIFFUSION) {
    if (isVarying(substrate)) {
      D = auxiliary[diffusionBase(level, substrate) + inside];
    }
  }
  var residual = rhs[index];
  if (level.offset == 0u) {
    residual = (residual - (c * solution[index])) + neighborsAt(level, substrate, cell).flow;
  }
  return vec3f(residual, min(c, 1.0 + (4.0 * r * D)), D);
}
