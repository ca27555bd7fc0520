//! uses: lib/kind, lib/flow, lib/model-hooks, kinetics/stage-access, diffusion/end-stage, diffusion/opening, diffusion/around, diffusion/workgroup-partials
// Between two solves of a step, where STAGES_MEET: closes the stage before (kinds `closes`, for it also `whole`
// and `second`) and opens the next one (`opens`), in one go through the voxels, with the losses, gains and
// shares of each as block assemble has them, which are not stored. What diffusion/begin-solve and
// diffusion/close do where a stage has coefficients in memory. A turn of the loop is a stage, so that the model's
// formulas are there once.

const FIRST_TURN: u32 = select(1u, 0u, CLOSES);
const END_TURN: u32 = select(1u, 2u, OPENS);

@compute @workgroup_size(16, 4, 1)
fn main(
  @builtin(global_invocation_id) id: vec3u,
  @builtin(workgroup_id) at: vec3u,
  @builtin(num_workgroups) groups: vec3u,
  @builtin(local_invocation_index) thread: u32,
) {
  let group = at.x + (groups.x * (at.y + (groups.y * at.z)));
  let isHere = isInside(id) && (!IS_LIMITED || isAnyLimited());
  let voxel = voxelAt(id);
  for (var turn = FIRST_TURN; turn < END_TURN; turn++) {
    clockShift = turn;
    if (isHere) {
      scalarsAt = stageScalarsAt();
      assembleVoxel(voxel);
    }
    for (var quad = 0u; quad < QUAD_COUNT; quad++) {
      var rows = 0u;
      var measures: array<vec4f, 4>;
      if (turn == 0u) {
        openEnd(quad);
        if (isHere && (!IS_LIMITED || (lanesOf(LIMITED, quad).x != 0.0))) {
          closeVoxel(quad, id, voxel);
        }
        if (IS_SECOND && !IS_LIMITED) {
          measures = array(largest, difference, above, below);
          rows = 4u;
        }
      } else {
        if (isHere) {
          let u = nextBase(quad, voxel);
          measures[0] = beginVoxel(quad, id, voxel, u);
          measures[1] = abs(u);
        }
        rows = 2u;
      }
      for (var row = 0u; row < rows; row++) {
        writeTogether(false, row, quad, group, thread, measures[row]);
      }
    }
  }
}

fn isAnyLimited() -> bool {
  for (var quad = 0u; quad < QUAD_COUNT; quad++) {
    if (lanesOf(LIMITED, quad).x != 0.0) {
      return true;
    }
  }
  return false;
}

fn closeVoxel(quad: u32, cell: vec3u, voxel: u32) {
  openLevel(task.level, quad);
  openSolution(quad);
  let faces = uniformFaces(task.level, quad, cell);
  let u = valueAt(quad, cell);
  var around: Around;
  around.lowX = valueAt(quad, vec3u(faces.lower.x, cell.yz));
  around.highX = valueAt(quad, vec3u(faces.upper.x, cell.yz));
  around.lowY = valueAt(quad, vec3u(cell.x, faces.lower.y, cell.z));
  around.highY = valueAt(quad, vec3u(cell.x, faces.upper.y, cell.z));
  if (FLOWS_ALONG_Z) {
    around.lowZ = valueAt(quad, vec3u(cell.xy, faces.lower.z));
    around.highZ = valueAt(quad, vec3u(cell.xy, faces.upper.z));
  }
  let flow = flowFrom(faces, around, u);
  let z = losses[quad];
  let base = baseOf(quad, voxel);
  let e = baseCarryOf(quad, voxel);
  endVoxel(quad, voxel, u, balanceOf(base, e, z, gains[quad], fitted(z), shares[quad], u, flow));
}

// Returns the voxel's share of the bound.
fn beginVoxel(quad: u32, cell: vec3u, voxel: u32, u: vec4f) -> vec4f {
  openLevel(task.level, quad);
  if (CLOSES) {
    openSolution(quad);
  }
  let faces = uniformFaces(task.level, quad, cell);
  let v = nextGuess(quad, cell);
  var around: Around;
  around.lowX = nextGuess(quad, vec3u(faces.lower.x, cell.yz));
  around.highX = nextGuess(quad, vec3u(faces.upper.x, cell.yz));
  around.lowY = nextGuess(quad, vec3u(cell.x, faces.lower.y, cell.z));
  around.highY = nextGuess(quad, vec3u(cell.x, faces.upper.y, cell.z));
  if (FLOWS_ALONG_Z) {
    around.lowZ = nextGuess(quad, vec3u(cell.xy, faces.lower.z));
    around.highZ = nextGuess(quad, vec3u(cell.xy, faces.upper.z));
  }
  let flow = flowFrom(faces, around, v);
  let opening = openVoxel(quad, u, nextCarry(quad, voxel), v, losses[quad], gains[quad], flow);
  rhs[diagonalAt(quad, voxel)] = opening.c;
  // Of the first cycle.
  rhs[planeAt(1u, quad) + voxel] = opening.residual;
  return opening.bound;
}

// Of the stage that opens, as diffusion/guess has them. Neighbours may have to be found once more: what other
// threads write in this dispatch is not read.
fn nextBase(quad: u32, voxel: u32) -> vec4f {
  if (CLOSES && !IS_WHOLE) {
    return ends[endAt(HALF, quad, voxel)];
  }
  return startOf(quad, voxel);
}

fn nextCarry(quad: u32, voxel: u32) -> vec4f {
  if (CLOSES && !IS_WHOLE) {
    return ends[endAt(HALF + 1u, quad, voxel)];
  }
  return startCarryOf(quad, voxel);
}

fn nextGuess(quad: u32, cell: vec3u) -> vec4f {
  if (!CLOSES) {
    return startOf(quad, voxelAt(cell));
  }
  if (IS_WHOLE) {
    return 0.5 * (startOf(quad, voxelAt(cell)) + valueAt(quad, cell));
  }
  return ends[endAt(WHOLE, quad, voxelAt(cell))];
}
