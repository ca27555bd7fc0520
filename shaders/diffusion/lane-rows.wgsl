// Rows of the buffer `lanes`, each with one number per lane.

// dt D / h^2 along x, y and z of each stage; where D varies dt / h^2
const CONDUCTANCE: u32 = 0u;
// largest possible solution U of the stage, and at the end of the step; that of the whole stage, and of
// the halves (below 0: the whole stage is still to come)
const BOUND: u32 = 9u;
const HIGHEST: u32 = 10u;
const WHOLE_BOUND: u32 = 11u;
const HALF_BOUND: u32 = 12u;
// largest |u| before and, as far as it is known, after the stage: what tolerances are shares of
const RANGE: u32 = 13u;
// 1 / a power of two near U: the unit of scalar products
const PER_UNIT: u32 = 14u;
// conjugate gradients: RUNS or STANDS; step length of the last even and odd cycle, share of the old
// direction, product of residual and correction, largest |w|, last change |alpha p|, estimated error, number
// of the last cycle of the quad
const OPEN: u32 = 15u;
const ALPHA: u32 = 16u;
const BETA: u32 = 18u;
const RHO: u32 = 19u;
const LARGEST_W: u32 = 20u;
const CHANGE: u32 = 21u;
const ESTIMATE: u32 = 22u;
const CYCLE: u32 = 23u;
// 1 while any lane of any quad runs, else 0: then nothing more is done until the stage is closed
const GOES_ON: u32 = 24u;
// extrapolation: largest value at the start of the step and then at either end, share of the difference
// that is added, largest value of all steps so far, estimated relative error of the step
const TOP: u32 = 25u;
const THETA: u32 = 26u;
const LARGEST: u32 = 27u;
const ERROR: u32 = 28u;
// 1 where that share may be less than 1 for some lane of the quad
const LIMITED: u32 = 29u;
// conjugate gradients: p A p of the last direction p, and whether that is kept (1) or has to be made of the
// last correction and the direction before (0)
const CURVATURE: u32 = 30u;
const KEPT: u32 = 31u;
const LANE_ROWS: u32 = 32u;

// A lane that is not there or done, one that goes on.
const STANDS: f32 = 0.0;
const RUNS: f32 = 1.0;
