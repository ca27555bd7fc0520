import type { AxisWeights } from "./axis-weights.ts";

/** One substrate on one level: what smooth, restrict and prolong work on. Arrays: one value per voxel. */
export interface LevelPlane {
  readonly x: AxisWeights;
  readonly y: AxisWeights;
  readonly z: AxisWeights;
  readonly solution: Float32Array;
  readonly rhs: Float32Array;
  /** c = 1 + dt k on level 0, its capped mean on coarser ones. */
  readonly coefficient: Float32Array;
  /** D per voxel where it varies; null where one number serves (then it is in `scale`). */
  readonly diffusion: Float32Array | null;
  /** r = dt D / h^2 per axis, or dt / h^2 where D varies. */
  readonly scale: Float64Array;
  /** Wall values, left right bottom top back front; 0 on coarse levels. */
  readonly wall: Float64Array;
  /** No solution of this system is above it (finest level only), see measure-bound.ts. */
  bound: number;
}
