//! uses: diffusion/partials
// The end of a reduction, by one workgroup of WIDE_THREADS threads: thread 0 gets the sums of two rows, or
// the maxima, of `count` partial results, always in the same order. To be called by all threads alike.

struct Rows {
  a: vec4f,
  b: vec4f,
}

const HEADS: u32 = 16u;

var<workgroup> gathered: array<Rows, WIDE_THREADS>;
var<workgroup> heads: array<Rows, HEADS>;

fn sumsOfPartials(rowA: u32, rowB: u32, quad: u32, count: u32, thread: u32) -> Rows {
  var sum = Rows(vec4f(0.0), vec4f(0.0));
  for (var strip = thread; strip < count; strip += WIDE_THREADS) {
    sum.a += rhs[partialAt(rowA, quad, strip)];
    sum.b += rhs[partialAt(rowB, quad, strip)];
  }
  gathered[thread] = sum;
  workgroupBarrier();
  if (thread < HEADS) {
    for (var i = thread + HEADS; i < WIDE_THREADS; i += HEADS) {
      sum = Rows(sum.a + gathered[i].a, sum.b + gathered[i].b);
    }
    heads[thread] = sum;
  }
  workgroupBarrier();
  if (thread == 0u) {
    for (var i = 1u; i < HEADS; i++) {
      sum = Rows(sum.a + heads[i].a, sum.b + heads[i].b);
    }
  }
  return sum;
}

fn largestOfPartials(rowA: u32, rowB: u32, quad: u32, count: u32, thread: u32) -> Rows {
  // What is reduced is never negative.
  var largest = Rows(vec4f(0.0), vec4f(0.0));
  for (var strip = thread; strip < count; strip += WIDE_THREADS) {
    largest.a = max(largest.a, rhs[partialAt(rowA, quad, strip)]);
    largest.b = max(largest.b, rhs[partialAt(rowB, quad, strip)]);
  }
  gathered[thread] = largest;
  workgroupBarrier();
  if (thread < HEADS) {
    for (var i = thread + HEADS; i < WIDE_THREADS; i += HEADS) {
      largest = Rows(max(largest.a, gathered[i].a), max(largest.b, gathered[i].b));
    }
    heads[thread] = largest;
  }
  workgroupBarrier();
  if (thread == 0u) {
    for (var i = 1u; i < HEADS; i++) {
      largest = Rows(max(largest.a, heads[i].a), max(largest.b, heads[i].b));
    }
  }
  return largest;
}
