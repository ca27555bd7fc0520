import type { AxisWeights } from "../diffusion/axis-weights.ts";

/** One moving population, its surroundings and its ways: what the transport kernels work on. */
export interface MoverPlanes {
  readonly x: AxisWeights;
  readonly y: AxisWeights;
  readonly z: AxisWeights;
  /** Voxel spacing per axis, um. */
  readonly spacing: readonly [number, number, number];
  /** Random motility per voxel, um^2/min; null: `uniformMotility` everywhere. */
  readonly motility: Float32Array | null;
  readonly drifts: readonly DriftPlanes[];
  /** Signed fields (explicit scheme only) are not clamped to >= 0. */
  readonly signed: boolean;
  /** Numbers that change from step to step. */
  readonly live: MoverNumbers;
}

export interface DriftPlanes {
  readonly attractant: Float32Array;
  /** um^2/min per unit of the attractant; null: the live number. */
  readonly sensitivity: Float32Array | null;
  /** max(0, 1 - crowding) per voxel; null: 1. */
  readonly crowding: Float32Array | null;
}

export interface MoverNumbers {
  uniformMotility: number;
  readonly uniformSensitivity: Float64Array;
}

/**
 * Rates (1/min) at which a population crosses the face between a voxel and the next one along an
 * axis, per density on the side it leaves. Index: the lower voxel; a wall has 0.
 */
export interface FaceRates {
  readonly forward: Float32Array;
  readonly backward: Float32Array;
}
