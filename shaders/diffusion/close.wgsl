//! uses: lib/kind, diffusion/terms, diffusion/ends, diffusion/taken, diffusion/solution, diffusion/strip-flow, diffusion/partials
// Ends a stage: the solution u', and what is left of each voxel's balance, with the numbers as they are in
// memory, in its carry e'. So the sum of u + e changes by exactly what terms brought and took. Whole stage and
// first half end in `ends`. The second half (kind `second`) ends the step: its end plus theta times the difference
// d to the end of the whole stage, within [0, U], and what that cuts off in the carry; the same of what
// conversions took, where nothing negative is booked. Before theta is known it counts as 1, and the largest
// value, the largest d and how far the halves plus d go above 0 and below are measured; where this asks for
// less, the kind `limited` does the quad once more.

var<private> theta: vec4f = vec4f(1.0);
var<private> largest: vec4f;
var<private> difference: vec4f;
var<private> above: vec4f;
var<private> below: vec4f;

@compute @workgroup_size(ROW, 64u / ROW, 1)
fn main(@builtin(global_invocation_id) id: vec3u) {
  if (!isStrip(id)) {
    return;
  }
  if (IS_LIMITED) {
    if (lanesOf(LIMITED, id.z).x == 0.0) {
      return;
    }
    theta = lanesOf(THETA, id.z);
  }
  openLevel(task.level, id.z);
  openSolution(id.z);
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
  let base = baseOf(quad, voxel);
  let e = baseCarryOf(quad, voxel);
  let z = terms[lossAt(quad, voxel)];
  let S = terms[gainAt(quad, voxel)];
  let faces = facesAt(task.level, quad, cell);
  let u = valueInStrip(faces, quad, cell);
  let flow = flowInStrip(faces, quad, cell);
  let q = (base - u) + e;
  let loss = (z * u) + ((1.0 - fittedOf(quad, voxel, z)) * q);
  let rest = ((q + S) - loss) + flow;
  // The carry keeps what the local rate would leave of the rest.
  let whole = loss + ((1.0 - (1.0 / (1.0 + z))) * rest);
  var booked = whole;
  var converted = vec4f(0.0);
  if (HAS_EXPORTS) {
    let share = terms[shareAt(quad, voxel)];
    converted = share * max(whole, vec4f(0.0));
    booked = select(whole, converted + ((1.0 - share) * whole), share > vec4f(0.0));
  }
  let left = ((q + S) - booked) + flow;
  if (IS_SECOND) {
    endStep(quad, voxel, u, left, converted);
  } else {
    endStage(quad, voxel, u, left, converted);
  }
}

fn endStage(quad: u32, voxel: u32, u: vec4f, e: vec4f, converted: vec4f) {
  let plane = select(HALF, WHOLE, IS_WHOLE);
  ends[endAt(plane, quad, voxel)] = u;
  ends[endAt(plane + 1u, quad, voxel)] = e;
  if (HAS_EXPORTS) {
    ends[endAt(select(TAKEN_HALF, TAKEN_WHOLE, IS_WHOLE), quad, voxel)] = converted;
  }
}

fn endStep(quad: u32, voxel: u32, u: vec4f, e: vec4f, converted: vec4f) {
  let d = u - ends[endAt(WHOLE, quad, voxel)];
  let change = theta * d;
  let limited = min(max(u + change, vec4f(0.0)), lanesOf(HIGHEST, quad));
  let end = select(limited, u + change, isFree);
  var carried = ((u - end) + change) + (e + (theta * (e - ends[endAt(WHOLE + 1u, quad, voxel)])));
  if (HAS_EXPORTS) {
    let halves = ends[endAt(TAKEN_HALF, quad, voxel)] + converted;
    let amount = halves + (theta * (halves - ends[endAt(TAKEN_WHOLE, quad, voxel)]));
    carried += min(amount, vec4f(0.0));
    ends[endAt(TAKEN, quad, voxel)] = max(amount, vec4f(0.0));
  }
  writeEnd(quad, voxel, end, carried);
  if (!IS_LIMITED) {
    largest = max(largest, abs(u));
    difference = max(difference, abs(d));
    above = max(above, u + d);
    below = max(below, -(u + d));
  }
}
