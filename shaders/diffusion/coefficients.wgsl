//! uses: diffusion/level-places
// Coefficients: of all levels the inverse diagonal 1/(c + G), G what all faces of a cell conduct, and of
// the coarse ones c. That of the finest level follows from the terms.

@group(0) @binding(10) var<storage, read_write> coefficient: array<vec4f, COEFFICIENTS>;
