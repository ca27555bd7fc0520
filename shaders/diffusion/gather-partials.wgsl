//! uses: diffusion/partials, lib/task
// The end of a reduction, by one workgroup of 256 threads: thread 0 gets the sum or the maximum of
// task.strips partial results, always in the same order. To be called by all threads alike.

var<workgroup> gathered: array<vec4f, 256>;

fn sumOfPartials(row: u32, quad: u32, thread: u32) -> vec4f {
  var sum = vec4f(0.0);
  for (var strip = thread; strip < task.strips; strip += 256u) {
    sum += partials[partialAt(row, quad, task.strips, strip)];
  }
  workgroupBarrier();
  gathered[thread] = sum;
  workgroupBarrier();
  if (thread < 16u) {
    for (var i = thread + 16u; i < 256u; i += 16u) {
      sum += gathered[i];
    }
  }
  workgroupBarrier();
  gathered[thread] = sum;
  workgroupBarrier();
  if (thread == 0u) {
    for (var i = 1u; i < 16u; i++) {
      sum += gathered[i];
    }
  }
  return sum;
}

fn largestOfPartials(row: u32, quad: u32, thread: u32) -> vec4f {
  // All rows that are asked for their largest hold values above -1e30.
  var largest = vec4f(-1e30);
  for (var strip = thread; strip < task.strips; strip += 256u) {
    largest = max(largest, partials[partialAt(row, quad, task.strips, strip)]);
  }
  workgroupBarrier();
  gathered[thread] = largest;
  workgroupBarrier();
  if (thread < 16u) {
    for (var i = thread + 16u; i < 256u; i += 16u) {
      largest = max(largest, gathered[i]);
    }
  }
  workgroupBarrier();
  gathered[thread] = largest;
  workgroupBarrier();
  if (thread == 0u) {
    for (var i = 1u; i < 16u; i++) {
      largest = max(largest, gathered[i]);
    }
  }
  return largest;
}
