// A p of the last direction p, quad after quad.

@group(0) @binding(15) var<storage, read_write> image: array<vec4f, max(QUAD_COUNT * VOXELS, 1u)>;
