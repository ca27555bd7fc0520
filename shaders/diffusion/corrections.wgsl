//! uses: diffusion/level-places
// Corrections w of all levels. The finest has three planes: the directions p of even and of odd cycles,
// that of the first being its correction, and the corrections of later cycles.

@group(0) @binding(12) var<storage, read_write> solution: array<vec4f, CORRECTIONS>;
