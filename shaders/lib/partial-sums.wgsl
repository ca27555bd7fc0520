// Partial results of a workgroup of 64 threads: thread 0 gets the sum or the maximum of the values of
// all, always in the same order. To be called by all threads alike, any number of times.

var<workgroup> parts: array<vec4f, 64>;

fn sumOfGroup(thread: u32, value: vec4f) -> vec4f {
  workgroupBarrier();
  parts[thread] = value;
  workgroupBarrier();
  var sum = value;
  if (thread < 8u) {
    sum = parts[thread];
    for (var i = thread + 8u; i < 64u; i += 8u) {
      sum += parts[i];
    }
  }
  workgroupBarrier();
  parts[thread] = sum;
  workgroupBarrier();
  if (thread == 0u) {
    for (var i = 1u; i < 8u; i++) {
      sum += parts[i];
    }
  }
  return sum;
}

fn largestOfGroup(thread: u32, value: vec4f) -> vec4f {
  workgroupBarrier();
  parts[thread] = value;
  workgroupBarrier();
  var largest = value;
  if (thread < 8u) {
    for (var i = thread + 8u; i < 64u; i += 8u) {
      largest = max(largest, parts[i]);
    }
  }
  workgroupBarrier();
  parts[thread] = largest;
  workgroupBarrier();
  if (thread == 0u) {
    for (var i = 1u; i < 8u; i++) {
      largest = max(largest, parts[i]);
    }
  }
  return largest;
}
