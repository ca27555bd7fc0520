// How many of everything there is, and where scalars lie. This stub is the smallest layout, so that
// every kernel compiles alone; src/engine/gpu/emit-layout.ts writes the text that takes its place.

const FIELD_COUNT: u32 = 1u;
const SUBSTRATE_COUNT: u32 = 1u;
const DIFFUSION_PLANE_COUNT: u32 = 0u;
const MOVER_COUNT: u32 = 0u;
const TERM_COUNT: u32 = 0u;

// After the planes of the transport: where an observable's values go.
const OBSERVED_PLANE: u32 = 0u;

// Cells of the grid.
const CELLS: vec3u = vec3u(1u, 1u, 1u);
// Threads along x of a workgroup of 64 of the voxel-wise kernels that say so.
const ROW: u32 = 64u;

// What some field of the model needs; the rest of a kernel is left out.
const FLOWS_ALONG_Z: bool = true;
const HAS_FIXED_WALLS: bool = true;
const HAS_VARYING_DIFFUSION: bool = true;

// Lengths of arrays in uniform buffers: at least 1.
const MOVER_ENTRIES: u32 = 1u;
const DRIFT_ENTRIES: u32 = 1u;
const TERM_ENTRIES: u32 = 1u;
const OBSERVABLE_ENTRIES: u32 = 1u;
const PARAMETER_VECTORS: u32 = 1u;

// Parts of `scalars`: compartments and global terms come first.
const UNIFORMS_AT: u32 = 0u;
const SUBSTEPS_AT: u32 = 0u;
const SLOWNESS_AT: u32 = 0u;
const BOUNDS_AT: u32 = 0u;

// Lengths of the storage buffers: at least 4.
const FIELD_VALUES: u32 = 4u;
const AUXILIARY_VALUES: u32 = 4u;
const MOVED_VALUES: u32 = 4u;
const SCALAR_VALUES: u32 = 4u;
