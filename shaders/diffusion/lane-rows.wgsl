// Rows of the buffer `lanes`, each with one number per lane.

// dt D / h^2 along x, y and z; where D varies dt / h^2
const CONDUCTANCE: u32 = 0u;
// largest possible solution U of the stage, and of all stages of the step
const BOUND: u32 = 3u;
const HIGHEST: u32 = 4u;
// 1 / a power of two near U: the unit of scalar products
const PER_UNIT: u32 = 5u;
// conjugate gradients: 1 from the opening of a stage until the lane has converged, step length, share of the old direction,
// product of residual and correction, size of the correction, estimated error
const OPEN: u32 = 6u;
const ALPHA: u32 = 7u;
const BETA: u32 = 8u;
const RHO: u32 = 9u;
const SIZE: u32 = 10u;
const ESTIMATE: u32 = 11u;
// extrapolation: largest value at either end of the step, share of the difference that is added,
// largest value of all steps so far, estimated relative error of the step
const TOP: u32 = 12u;
const THETA: u32 = 13u;
const LARGEST: u32 = 14u;
const ERROR: u32 = 15u;
