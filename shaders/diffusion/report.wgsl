//! uses: lib/layout
// What solves have to tell since the last measurement: their number, their cycles, the most cycles of one;
// then, per substrate, how many solves did not converge and the voxel and estimated error of the worst.

@group(0) @binding(19) var<storage, read_write> report: array<u32>;

fn countCycle(cycle: u32) {
  report[0] += select(0u, 1u, cycle == 1u);
  report[1] += 1u;
  report[2] = max(report[2], cycle);
}

fn noteUnconverged(slot: u32, voxel: u32, estimate: f32) {
  let at = 4u + (4u * slot);
  if ((report[at] == 0u) || (estimate > bitcast<f32>(report[at + 2u]))) {
    report[at + 1u] = voxel;
    report[at + 2u] = bitcast<u32>(estimate);
  }
  report[at] += 1u;
}
