//! uses: lib/layout
// Conductances of the faces towards the upper neighbours, of quads whose diffusion varies in space:
// along x, then along y, then along z, a pyramid per quad each.

@group(0) @binding(16) var<storage, read_write> facePlanes: array<vec4f, max(3u * FACE_QUAD_COUNT * PYRAMID_CELLS, 1u)>;
