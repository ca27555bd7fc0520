//! uses: diffusion/first-sweep, diffusion/around
// diffusion/update and diffusion/precondition-down in one, of the finest level in the plane: the residual of cycle
// task.index after the step of the one before, r -= alpha A p, and of each coarse cell the sum of what the sweep
// from zero leaves of it. A workgroup finds the residuals of the cells below its coarse ones and of two rows
// around them, which the sweep needs, so that each is computed once or twice; where barriers are cheap.

// Coarse cells of a workgroup along an axis, and rows around the cells below them.
const PARENTS: u32 = 8u;
const HALO: u32 = 2u;
const SIDE: u32 = (2u * PARENTS) + (2u * HALO);

// Residuals, and inverse diagonals, of a tile; 0 outside of the domain.
var<workgroup> residual: array<vec4f, SIDE * SIDE>;
var<workgroup> inverse: array<vec4f, SIDE * SIDE>;

// The cell of task.level at which the tile begins is this minus HALO.
var<private> origin: vec2u;

@compute @workgroup_size(8, 8, 1)
fn main(
  @builtin(global_invocation_id) id: vec3u,
  @builtin(workgroup_id) group: vec3u,
  @builtin(local_invocation_index) thread: u32,
) {
  let quad = id.z;
  let isWanted = isOpen(quad);
  origin = (group.xy * PARENTS) << coarsening().xy;
  let within = vec2u(PARENTS) << coarsening().xy;
  let side = within + (2u * HALO);
  if (isWanted) {
    openSweep(quad);
    for (var i = thread; i < (side.x * side.y); i += 64u) {
      let tile = vec2u(i % side.x, i / side.x);
      let isOwn = all(tile >= vec2u(HALO)) && all((tile - HALO) < within);
      fill(quad, tile, isOwn);
    }
  }
  workgroupBarrier();
  let parent = vec3u(id.xy, 0u);
  if (isWanted && all(parent < task.coarse.cells)) {
    let first = parent << coarsening();
    let children = childrenOf(parent);
    var rest = vec4f(0.0);
    for (var y = 0u; y < children.y; y++) {
      for (var x = 0u; x < children.x; x++) {
        let cell = first + vec3u(x, y, 0u);
        if (isOdd(cell)) {
          rest += arrivingIn(quad, cell);
        }
      }
    }
    rhs[residualsAt(task.coarse, quad) + insideOf(task.coarse, parent)] = rest;
  }
}

// The cell at a place of the tile, around the ends of an axis that wraps; else the nearest.
fn cellAt(tile: vec2u) -> vec3u {
  let n = task.level.cells.xy;
  let shifted = (origin + tile) + (HALO * n);
  // 2 n more, so that nothing is below 0.
  let around = (shifted - HALO) % n;
  let near = min(max(origin + tile, vec2u(HALO)) - HALO, n - 1u);
  return vec3u(select(near, around, vec2<bool>(HAS_WRAPS)), 0u);
}

fn isInDomain(tile: vec2u) -> bool {
  let at = origin + tile;
  return all(at >= vec2u(HALO)) && all((at - HALO) < task.level.cells.xy);
}

fn fill(quad: u32, tile: vec2u, isOwn: bool) {
  let at = placeIn(tile);
  let isThere = isInDomain(tile);
  if (!HAS_WRAPS && !isThere) {
    residual[at] = vec4f(0.0);
    inverse[at] = vec4f(0.0);
    return;
  }
  let cell = cellAt(tile);
  let inside = insideOf(task.level, cell);
  let faces = facesAt(task.level, quad, cell);
  let p = directionAt(quad, cell);
  var around: Around;
  around.lowX = directionAt(quad, vec3u(faces.lower.x, cell.yz));
  around.highX = directionAt(quad, vec3u(faces.upper.x, cell.yz));
  around.lowY = directionAt(quad, vec3u(cell.x, faces.lower.y, cell.z));
  around.highY = directionAt(quad, vec3u(cell.x, faces.upper.y, cell.z));
  let Ap = (coefficientOf(quad, cell) * p) - flowFrom(faces, around, p);
  let before = rhs[planeAt((task.index + 1u) & 1u, quad) + inside];
  let r = before - (stepLength(task.index + 1u, quad) * Ap);
  residual[at] = r;
  inverse[at] = inverseOf(quad, cell, inside);
  if (isOwn && isThere) {
    rhs[planeAt(task.index & 1u, quad) + inside] = r;
  }
}

fn placeIn(tile: vec2u) -> u32 {
  return tile.x + (SIDE * tile.y);
}

fn directionAt(quad: u32, cell: vec3u) -> vec4f {
  return solution[directionsAt(task.index + 1u, quad) + insideOf(task.level, cell)];
}

// What the even neighbours of an odd cell send.
fn arrivingIn(quad: u32, cell: vec3u) -> vec4f {
  let faces = facesAt(task.level, quad, cell);
  let tile = (cell.xy - origin) + HALO;
  return ((faces.lowX * evenIn(quad, tile - vec2u(1u, 0u)))
    + (faces.highX * evenIn(quad, tile + vec2u(1u, 0u))))
    + ((faces.lowY * evenIn(quad, tile - vec2u(0u, 1u)))
    + (faces.highY * evenIn(quad, tile + vec2u(0u, 1u))));
}

fn evenIn(quad: u32, tile: vec2u) -> vec4f {
  let at = placeIn(tile);
  let faces = facesAt(task.level, quad, cellAt(tile));
  var sum = (faces.lowX * oddIn(at - 1u)) + (faces.highX * oddIn(at + 1u));
  sum += (faces.lowY * oddIn(at - SIDE)) + (faces.highY * oddIn(at + SIDE));
  return (residual[at] + sum) * inverse[at];
}

fn oddIn(at: u32) -> vec4f {
  return residual[at] * inverse[at];
}
