//! uses: diffusion/level-places
// Corrections w of all levels. The finest has four planes: the directions p of even and of odd cycles, that of
// the first being its correction, the corrections of later cycles, and what the steps of a solve have
// changed: all but those of its last two cycles, from the third cycle on.

@group(0) @binding(12) var<storage, read_write> solution: array<vec4f, CORRECTIONS>;

fn iterateAt(quad: u32) -> u32 {
  return planeAt(3u, quad);
}
