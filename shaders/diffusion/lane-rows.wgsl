// Rows of the buffer `lanes`, each with one number per lane.

// dt D / h^2 along x, y and z; where D varies dt / h^2
const CONDUCTANCE: u32 = 0u;
// largest possible solution U of the stage, and at the end of the step; that of the whole stage, and of
// the halves (below 0: the whole stage is still to come)
const BOUND: u32 = 3u;
const HIGHEST: u32 = 4u;
const WHOLE_BOUND: u32 = 20u;
const HALF_BOUND: u32 = 21u;
// largest |u| before and, as far as it is known, after the stage: what tolerances are shares of
const RANGE: u32 = 19u;
// 1 / a power of two near U: the unit of scalar products
const PER_UNIT: u32 = 5u;
// conjugate gradients: RUNS, ENDS or STANDS; step length, share of the old direction, product of residual
// and correction, largest |w|, last change |alpha p|, estimated error, number of the last cycle
const OPEN: u32 = 6u;
const ALPHA: u32 = 7u;
const BETA: u32 = 8u;
const RHO: u32 = 9u;
const LARGEST_W: u32 = 10u;
const CHANGE: u32 = 11u;
const ESTIMATE: u32 = 16u;
const CYCLE: u32 = 17u;
// 1 while any lane of any quad runs, else 0: then nothing more is done until the stage is closed
const GOES_ON: u32 = 18u;
// extrapolation: largest value at either end of the step, share of the difference that is added,
// largest value of all steps so far, estimated relative error of the step
const TOP: u32 = 12u;
const THETA: u32 = 13u;
const LARGEST: u32 = 14u;
const ERROR: u32 = 15u;

// A lane that is not there or done, one whose last step is still to be taken, one that goes on.
const STANDS: f32 = 0.0;
const ENDS: f32 = 0.5;
const RUNS: f32 = 1.0;
