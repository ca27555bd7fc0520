// All that src/engine/cpu/numerics.ts may call. Files lie as those of shaders/ do.
export { largest } from "./lib/largest";
