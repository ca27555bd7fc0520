// How many of everything there is, and where scalars lie. This stub is the smallest layout, so that
// every kernel compiles alone; src/engine/gpu/emit-layout.ts writes the text that takes its place.

const FIELD_COUNT: u32 = 1u;
const SUBSTRATE_COUNT: u32 = 1u;
const COMPARTMENT_COUNT: u32 = 0u;
const SCALAR_COUNT: u32 = 0u;
const COMPARTMENT_MEANS_AT: u32 = 0u;
const TERM_COUNT: u32 = 0u;

// Substrates are solved four at a time, in the lanes of a vec4f: a quad.
const QUAD_COUNT: u32 = 1u;
const FACE_QUAD_COUNT: u32 = 0u;

// Levels of the multigrid hierarchy, cells of all together, and the first of those that one
// workgroup does alone, with the cells of these.
const LEVEL_COUNT: u32 = 1u;
const PYRAMID_CELLS: u32 = 1u;
const TAIL_LEVEL: u32 = 1u;
const TAIL_CELLS: u32 = 1u;
// Of these the first that have no room in its memory.
const TOP_CELLS: u32 = 0u;
// Rows of the grid that one invocation of a reduction goes through, and their number along y.
const STRIP_ROWS: u32 = 1u;
const STRIPS: u32 = 1u;
// Partial results of a quad: of the voxels, of the blocks of a sweep on the finest level, and the larger.
const STRIP_PARTIALS: u32 = 1u;
const BLOCK_PARTIALS: u32 = 1u;
// Of what a stage opens or ends with.
const STAGE_PARTIALS: u32 = 1u;
const PARTIALS_PER_ROW: u32 = 1u;
// Of the voxels, where one is for all fields.
const MOTION_STRIPS: u32 = 1u;
// Dispatches of a cycle that differ in their workgroups.
const CYCLE_ENTRIES: u32 = 1u;

// Threads of a workgroup that does something alone; a multiple of 16.
const WIDE_THREADS: u32 = 256u;

// After the planes of the transport: where an observable's values go, and the tissue as it was at the
// start of the step.
const OBSERVED_PLANE: u32 = 0u;
const FLOW_PLANE: u32 = 1u;
const REMEMBERED_PLANE: u32 = 1u;
const AHEAD_PLANE: u32 = 1u;
const PREVIOUS_PLANE: u32 = 1u;

// Cells of the grid, and their number.
const CELLS: vec3u = vec3u(1u, 1u, 1u);
const VOXELS: u32 = 1u;
// Threads along x of a workgroup of 64 of the voxel-wise kernels that say so.
const ROW: u32 = 64u;

// What some field of the model needs; the rest of a kernel is left out.
const FLOWS_ALONG_Z: bool = true;
const HAS_VARYING_DIFFUSION: bool = true;
const HAS_WRAPS: bool = true;
const HAS_EXPORTS: bool = true;
// The same as a number.
const EXPORT_PLANES: u32 = 1u;
const HAS_CARRY: bool = true;
// Whether sweeps store their first color: in space, where each cell has so many neighbours that this
// costs less than to compute them again, and where a CPU plays the GPU.
const STORES_SWEEPS: bool = true;
// Whether m is stored, which follows from z; and its planes.
const STORES_FITTED: bool = true;
const FITTED_PLANES: u32 = 1u;
// Whether inverse diagonals are stored, which follow from c and what the faces conduct.
const STORES_INVERSE: bool = true;

// Lengths of arrays in uniform buffers: at least 1.
const COMPARTMENT_ENTRIES: u32 = 1u;
const TERM_ENTRIES: u32 = 1u;
const OBSERVABLE_ENTRIES: u32 = 1u;
const PARAMETER_VECTORS: u32 = 1u;

// Of the error of a solve, as a share of the largest possible value.
const TOLERANCE: f32 = 1e-4;

// Parts of `scalars`: compartments and global terms come first.
const UNIFORMS_AT: u32 = 0u;
const SUBSTEPS_AT: u32 = 0u;
const SLOWNESS_AT: u32 = 0u;
const PAIRS_AT: u32 = 0u;
const OUTFLOWS_AT: u32 = 0u;
const COMPARTMENT_CARRY_AT: u32 = 0u;
const STAGE_SCALARS_AT: u32 = 0u;

// Lengths of the storage buffers: at least 4.
const FIELD_VALUES: u32 = 4u;
const AUXILIARY_VALUES: u32 = 4u;
const MOVED_VALUES: u32 = 4u;
const SCALAR_VALUES: u32 = 4u;
