/**
 * How far off a result may be. The measured errors of the scheme in single precision are smaller
 * (docs/numerics.md); these are about three times what it promises.
 */

/** An amount that nothing changes, of itself: single precision over some thousand additions. */
export const roundOff = 1e-6;

/** A solve or a state at rest, of the largest value: the solver's default tolerance is 1e-4. */
export const solved = 3e-4;

/** D that jumps by decades from voxel to voxel: the error is up to ten times the tolerance. */
export const solvedRough = 3e-3;

/** A run in time with steps that are short beside what happens, of the largest value. */
export const inTime = 3e-3;

/** The same from a start without spikes, in steps of a minute. */
export const shortSteps = 1.5e-3;
