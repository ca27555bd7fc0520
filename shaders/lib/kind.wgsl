// Which kind of a kernel this is. Kernels that do less in some cases are compiled anew for those: a branch
// costs as much as both its sides where a CPU plays the GPU. This stub is the kind that does everything;
// src/engine/gpu/kernel-name.ts writes the text that takes its place.

// Of the first cycle of a solve.
const IS_FIRST: bool = true;
// On the finest level.
const IS_FINEST: bool = true;
// Of the solve of the whole step, of its second half.
const IS_WHOLE: bool = false;
const IS_SECOND: bool = true;
// Once more, of quads whose extrapolation has to be limited.
const IS_LIMITED: bool = false;
// Between stages: whether one ends, and whether one begins.
const CLOSES: bool = true;
const OPENS: bool = true;
// After the coarse level, not before it.
const IS_AFTER: bool = true;
// Of those that go through the tissue: whether they also keep the start of the step, prepare the transport.
const REMEMBERS: bool = true;
const PREPARES: bool = true;
