//! uses: lib/layout
// Partial results of reductions over the voxels, one vec4f per workgroup and quad; row n holds those of
// quantity n, strip after strip within a quad.

@group(0) @binding(17) var<storage, read_write> partials: array<vec4f>;

fn partialAt(row: u32, quad: u32, strips: u32, strip: u32) -> u32 {
  return (((row * QUAD_COUNT) + quad) * strips) + strip;
}

// Number of a workgroup among those of its quad, whose cells are `depth` layers of workgroups.
fn stripOf(workgroup: vec3u, count: vec3u, depth: u32) -> u32 {
  return workgroup.x + (count.x * (workgroup.y + (count.y * (workgroup.z % depth))));
}
