//! uses: diffusion/level-places
// Right sides of all levels, residuals on the finest: there two planes, of even and of odd cycles.

@group(0) @binding(11) var<storage, read_write> rhs: array<vec4f, RESIDUALS>;
