//! uses: diffusion/level-places
// Right sides of all levels, residuals on the finest: there two planes, of even and of odd cycles. A third one
// holds c, and behind all levels are the partial results of reductions (diffusion/partials): a kernel has few
// buffers.

@group(0) @binding(11) var<storage, read_write> rhs: array<vec4f, RESIDUALS>;
