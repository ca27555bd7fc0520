// All that src/engine/cpu/numerics.ts may call. Files lie as those of shaders/ do.
export { advanceRows } from "./explicit/advance";
export { largest } from "./lib/largest";
export { fillFaces } from "./transport/flux";
export { measureOutflow } from "./transport/measure-outflow";
export { substepPair } from "./transport/substep";
