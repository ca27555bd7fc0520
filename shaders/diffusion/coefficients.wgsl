//! uses: diffusion/level-places
// Coefficients: the inverse diagonal 1/(c + G), G what all faces of a cell conduct, of the coarse levels and
// where STORES_INVERSE of the finest; and of the coarse ones c. That of the finest is in diffusion/terms.
// Then the conductances of faces (diffusion/face-planes).

@group(0) @binding(10) var<storage, read_write> coefficient: array<vec4f, COEFFICIENTS>;
