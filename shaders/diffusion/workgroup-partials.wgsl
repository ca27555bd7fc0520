//! uses: diffusion/partials
// A partial result of a workgroup of 64 threads, where barriers are cheap: the sum or the maximum of what its threads
// have, always in the same order. To be called by all of them alike, and from one place of a kernel, in a loop
// where it writes more: every copy of a barrier takes compilers long.

var<workgroup> members: array<vec4f, 64>;

fn writeTogether(isSum: bool, row: u32, quad: u32, group: u32, thread: u32, value: vec4f) {
  members[thread] = value;
  workgroupBarrier();
  var total = value;
  if (thread < 8u) {
    for (var i = thread + 8u; i < 64u; i += 8u) {
      total = together(isSum, total, members[i]);
    }
    members[thread] = total;
  }
  workgroupBarrier();
  if (thread == 0u) {
    for (var i = 1u; i < 8u; i++) {
      total = together(isSum, total, members[i]);
    }
    rhs[partialAt(row, quad, group)] = total;
  }
  workgroupBarrier();
}

fn together(isSum: bool, one: vec4f, other: vec4f) -> vec4f {
  return select(max(one, other), one + other, isSum);
}
