/** Where a group's scalars lie from the address that kernels get: one single per lane. */

/** Step along the search direction, and what that keeps of the one before. */
export const ALPHA: usize = 0;
export const BETA: usize = 16;
/** 1 where the last correction is added when the solve ends. */
export const GAMMA: usize = 32;
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
/** Largest correction, this time and the time before. */
export const CHANGE: usize = 160;
export const CHANGE_BEFORE: usize = 176;
/** Estimate of the error when the solve ended; below 0: it did not reach its tolerance. */
export const ESTIMATE: usize = 192;
/** Doubles: r w, and the time before; Ap w; p Ap; r p. */
export const RW: usize = 208;
export const RW_BEFORE: usize = 240;
export const AW: usize = 272;
export const PAP: usize = 304;
export const RP: usize = 336;
/** Integers: 1 where the lane has converged, or is given up; iterations of the group. */
export const DONE: usize = 368;
export const CYCLES: usize = 384;
