//! uses: diffusion/partials
// The end of a reduction, by one workgroup of WIDE_THREADS threads: thread 0 gets the sums of two rows, or
// the maxima, of `count` partial results, always in the same order. To be called by all threads alike, and from
// one place of a kernel, in a loop where it reduces more: every copy of a barrier takes compilers long.

struct Rows {
  a: vec4f,
  b: vec4f,
}

const HEADS: u32 = 16u;

var<workgroup> gathered: array<Rows, WIDE_THREADS>;
var<workgroup> heads: array<Rows, HEADS>;

// Maxima are of what is never negative.
fn reducePartials(isSum: bool, rowA: u32, rowB: u32, quad: u32, count: u32, thread: u32) -> Rows {
  var total = Rows(vec4f(0.0), vec4f(0.0));
  for (var strip = thread; strip < count; strip += WIDE_THREADS) {
    let a = rhs[partialAt(rowA, quad, strip)];
    total = together(isSum, total, Rows(a, rhs[partialAt(rowB, quad, strip)]));
  }
  gathered[thread] = total;
  workgroupBarrier();
  if (thread < HEADS) {
    for (var i = thread + HEADS; i < WIDE_THREADS; i += HEADS) {
      total = together(isSum, total, gathered[i]);
    }
    heads[thread] = total;
  }
  workgroupBarrier();
  if (thread == 0u) {
    for (var i = 1u; i < HEADS; i++) {
      total = together(isSum, total, heads[i]);
    }
  }
  return total;
}

fn together(isSum: bool, one: Rows, other: Rows) -> Rows {
  if (isSum) {
    return Rows(one.a + other.a, one.b + other.b);
  }
  return Rows(max(one.a, other.a), max(one.b, other.b));
}
