//! uses: lib/tables, diffusion/fitted
// What a voxel brings into the solve of a stage, from its base u, e, the guess v from which the iterate starts
// and what flows in by it: m, the coefficient c = m + z, the residual m ((u - v) + e) + S - z v + L v in
// difference form, and its share of the largest possible solution.

struct Opening {
  m: vec4f,
  c: vec4f,
  residual: vec4f,
  // (m u + S)/c, of signed substrates its size
  bound: vec4f,
}

// One in 2^22: two units in the last place.
const ROOM: f32 = 1.0 + 2.3841858e-7;

// Where sources win (S > z u) there is room above the bound, or slow ones would never move u; elsewhere none,
// or it would creep up with every solve.
fn openVoxel(quad: u32, u: vec4f, e: vec4f, v: vec4f, z: vec4f, S: vec4f, flow: vec4f) -> Opening {
  var opening: Opening;
  let m = fitted(z);
  opening.m = m;
  opening.c = m + z;
  opening.residual = (((m * ((u - v) + e)) + S) - (z * v)) + flow;
  let local = ((m * u) + S) / opening.c;
  let bound = local * select(vec4f(1.0), vec4f(ROOM), S > (z * u));
  let isSigned = tables.quads[quad].isSigned > vec4f(0.0);
  opening.bound = select(max(bound, vec4f(0.0)), abs(local), isSigned);
  return opening;
}
