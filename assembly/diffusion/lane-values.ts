/** Where a group's scalars lie from the address that kernels get: one single per lane. */

/** Step along the search direction, and what that keeps of the one before. */
export const ALPHA: usize = 0;
export const BETA: usize = 16;
/** 2 where the lane stands still, 1 where it does from the next iteration on; see solve.ts. */
export const DONE: usize = 32;
/** 1/(power of two near the bound U): scalar products are in these units. */
export const SCALE: usize = 48;
/** What counts as 0 in a correction. */
export const LEAST: usize = 64;
/** Limits of the solution. */
export const LOWEST: usize = 80;
export const HIGHEST: usize = 96;
/** max (m u + S)/c, max |m u + S|/c, and U of these. */
export const BOUND: usize = 112;
export const SIZE: usize = 128;
export const UPPER: usize = 144;
/** Largest |w|, |p|, |alpha p| of this iteration (the last: of the one before until it is known). */
export const LARGEST_W: usize = 160;
export const LARGEST_P: usize = 176;
export const CHANGE: usize = 192;
/** Estimate of the error when the solve ended; below 0: it did not reach its tolerance. */
export const ESTIMATE: usize = 208;
/** Doubles: r w, and the time before; Ap w; p Ap; r p. */
export const RW: usize = 224;
export const RW_BEFORE: usize = 256;
export const AW: usize = 288;
export const PAP: usize = 320;
export const RP: usize = 352;
/** Largest |u| before and, as far as it is known, after the stage: what tolerances are shares of. */
export const RANGE: usize = 400;
/** Integer: iterations of the group. */
export const CYCLES: usize = 384;
/** Integer per lane that did not reach its tolerance: the voxel where the last change was largest. */
export const WORST: usize = 416;
