// Partial results of a workgroup of 64 threads: thread 0 gets the sums or the maxima of two values over
// all threads, always in the same order. To be called by all threads alike, each function once.

struct Pair {
  a: vec4f,
  b: vec4f,
}

var<workgroup> addends: array<Pair, 64>;
var<workgroup> sums: array<Pair, 8>;
var<workgroup> candidates: array<Pair, 64>;
var<workgroup> maxima: array<Pair, 8>;

fn sumsOfGroup(thread: u32, a: vec4f, b: vec4f) -> Pair {
  var sum = Pair(a, b);
  addends[thread] = sum;
  workgroupBarrier();
  if (thread < 8u) {
    for (var i = thread + 8u; i < 64u; i += 8u) {
      sum = Pair(sum.a + addends[i].a, sum.b + addends[i].b);
    }
    sums[thread] = sum;
  }
  workgroupBarrier();
  if (thread == 0u) {
    for (var i = 1u; i < 8u; i++) {
      sum = Pair(sum.a + sums[i].a, sum.b + sums[i].b);
    }
  }
  return sum;
}

fn largestOfGroup(thread: u32, a: vec4f, b: vec4f) -> Pair {
  var largest = Pair(a, b);
  candidates[thread] = largest;
  workgroupBarrier();
  if (thread < 8u) {
    for (var i = thread + 8u; i < 64u; i += 8u) {
      largest = Pair(max(largest.a, candidates[i].a), max(largest.b, candidates[i].b));
    }
    maxima[thread] = largest;
  }
  workgroupBarrier();
  if (thread == 0u) {
    for (var i = 1u; i < 8u; i++) {
      largest = Pair(max(largest.a, maxima[i].a), max(largest.b, maxima[i].b));
    }
  }
  return largest;
}
