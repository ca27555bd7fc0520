//! uses: diffusion/partials
// Partial results of a workgroup of 64 threads, where barriers are cheap: sums or maxima of what its threads have,
// always in the same order. To be called by all of them alike.

var<workgroup> members: array<vec4f, 64>;

fn writeLargest(row: u32, quad: u32, group: u32, thread: u32, value: vec4f) {
  members[thread] = value;
  workgroupBarrier();
  var largest = value;
  if (thread < 8u) {
    for (var i = thread + 8u; i < 64u; i += 8u) {
      largest = max(largest, members[i]);
    }
    members[thread] = largest;
  }
  workgroupBarrier();
  if (thread == 0u) {
    for (var i = 1u; i < 8u; i++) {
      largest = max(largest, members[i]);
    }
    rhs[partialAt(row, quad, group)] = largest;
  }
  workgroupBarrier();
}

fn writeSum(row: u32, quad: u32, group: u32, thread: u32, value: vec4f) {
  members[thread] = value;
  workgroupBarrier();
  var sum = value;
  if (thread < 8u) {
    for (var i = thread + 8u; i < 64u; i += 8u) {
      sum += members[i];
    }
    members[thread] = sum;
  }
  workgroupBarrier();
  if (thread == 0u) {
    for (var i = 1u; i < 8u; i++) {
      sum += members[i];
    }
    rhs[partialAt(row, quad, group)] = sum;
  }
  workgroupBarrier();
}
