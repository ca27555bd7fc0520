//! uses: diffusion/report
// What steps needed at most since the host last looked, behind the report of the solves: it encodes later
// steps by it (src/engine/gpu/step-needs.ts).

// Cycles of the solves of the whole step, of its first and of its second half; pairs of substeps.
const CYCLES_NEEDED: u32 = 0u;
const PAIRS_NEEDED: u32 = 3u;

fn noteNeed(row: u32, value: u32) {
  let at = 4u + (16u * QUAD_COUNT) + row;
  report[at] = max(report[at], value);
}
