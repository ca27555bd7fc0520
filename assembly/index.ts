// All that src/engine/cpu/numerics.ts may call. Files lie as those of shaders/ do.

export { close } from "./diffusion/close";
export { compare, extrapolate, limit } from "./diffusion/extrapolate";
export { solveGroup } from "./diffusion/solve";
export { timeCycles } from "./diffusion/time-cycles";
export { advanceRows } from "./explicit/advance";
export { writeConstants } from "./lib/constants";
export { largest, largest } from "./lib/largest";
export { plainSweep } from "./lib/plain-sweep";
export { crossWalls } from "./transport/cross-walls";
export { fillFaces } from "./transport/flux";
export { measureOutflow } from "./transport/measure-outflow";
export { substep, substepPair } from "./transport/substep";
