//! uses: lib/layout, lib/task
// What the program says of its fields and terms, and the levels of the grid; constant for a run. Written by src/engine/gpu/tables.ts. Planes of -1 are not there.

struct FieldEntry {
  // two bits per side, left right bottom top back front: NO_FLUX or PERIODIC
  sides: u32,
  isSigned: u32,
  // of a substrate whose diffusion varies in space, in `auxiliary`
  diffusionPlane: i32,
  // of the `uniforms`: diffusion where it does not vary
  uniformDiffusion: i32,
  // plane after REMEMBERED_PLANE with the value at the start of the step, or -1
  remembered: i32,
  padding0: i32,
  padding1: i32,
  padding2: i32,
}

// Four substrates.
struct QuadEntry {
  // 1 where the lane's axis is periodic, else 0
  wrapX: vec4f,
  wrapY: vec4f,
  wrapZ: vec4f,
  // 1 where the lane may be negative
  isSigned: vec4f,
  // x: number among the quads whose faces are stored, or -1
  faces: vec4i,
}

// mean(e) or integral(e): of a process (observable -1; credit terms -2) or of an observable.
struct TermEntry {
  isIntegral: u32,
  observable: i32,
  // among the global or credit terms of the processes, or the terms of that observable
  index: u32,
  // where the result goes in `scalars`
  scalar: u32,
}

struct Tables {
  fields: array<FieldEntry, max(FIELD_COUNT, 1u)>,
  terms: array<TermEntry, TERM_ENTRIES>,
  // x: where the terms of an observable begin in `scalars`
  observables: array<vec4u, OBSERVABLE_ENTRIES>,
  // x: 1 where a compartment may be negative
  compartments: array<vec4u, COMPARTMENT_ENTRIES>,
  quads: array<QuadEntry, max(QUAD_COUNT, 1u)>,
  levels: array<LevelShape, LEVEL_COUNT>,
}

@group(0) @binding(1) var<uniform> tables: Tables;

const NO_FLUX: u32 = 0u;
const PERIODIC: u32 = 1u;
