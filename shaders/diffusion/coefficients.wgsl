//! uses: diffusion/level-places
// Coefficients: where STORES_INVERSE the inverse diagonal 1/(c + G) of all levels, G what all faces of a cell
// conduct; and of the coarse ones c. That of the finest is in diffusion/terms.
// Then the conductances of faces (diffusion/face-planes).

@group(0) @binding(10) var<storage, read_write> coefficient: array<vec4f, COEFFICIENTS>;
