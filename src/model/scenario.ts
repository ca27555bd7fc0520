import type { Expression } from "./expression.ts";
import type { Grid } from "./grid.ts";
import type { Model } from "./model.ts";

/**
 * Everything that one run needs, resolved: numbers in um and min, formulas as trees, names checked.
 * A preset is text; a scenario is what it means. No engine ever sees a preset.
 */
export interface Scenario {
  readonly title: string;
  readonly model: Model;
  /** Value of every parameter of the model by name, overrides applied. */
  readonly parameters: Readonly<Record<string, number>>;
  readonly grid: Grid;
  readonly time: TimeSetting;
  /** Applied in order, after every field's own `initial`. */
  readonly initial: readonly InitialEntry[];
  readonly seed: number;
  readonly interventions: readonly Intervention[];
}

export interface TimeSetting {
  /** min */
  readonly step: number;
  readonly scheme: "implicit" | "explicit";
  /** min; absent: runs until stopped. */
  readonly stop?: number;
  /**
   * Error of a step, as a share of a substrate's largest value, that steps are chosen for (implicit
   * scheme); then `step` is the longest one. Absent: every step is `step` long.
   */
  readonly tolerance?: number;
  /**
   * Error that the solve of a step may leave, as a share of the substrate's largest value (implicit
   * scheme); absent: the engine's own, 1e-4.
   */
  readonly residual?: number;
}

export type InitialEntry = ShapeEntry | ExpressionEntry | RasterEntry;
export type Combine = "set" | "add" | "max";

/** Blends `value` (per voxel, may use random()) into the field by the shape's mask in [0, 1]. */
export interface ShapeEntry {
  readonly type: "shape";
  readonly field: string;
  readonly shape: Shape;
  readonly value: Expression;
  readonly combine: Combine;
}

/** Lengths in um; `center` has 2 or 3 entries as the grid has dimensions. */
export type Shape =
  | {
      readonly kind: "disc";
      readonly center: readonly number[];
      readonly radius: number;
      readonly softness: number;
    }
  | {
      readonly kind: "ring";
      readonly center: readonly number[];
      readonly radius: number;
      readonly width: number;
      readonly softness: number;
    }
  | {
      readonly kind: "box";
      readonly center: readonly number[];
      readonly size: readonly number[];
      readonly softness: number;
    }
  | {
      readonly kind: "stripe";
      readonly axis: "x" | "y" | "z";
      readonly from: number;
      readonly to: number;
      readonly softness: number;
    }
  | {
      readonly kind: "spots";
      readonly count: number;
      readonly radius: number;
      readonly softness: number;
      readonly separation: number;
    }
  /** The whole domain; adds smooth noise of standard deviation `amplitude` and length `scale` to the value. */
  | { readonly kind: "noise"; readonly amplitude: Expression; readonly scale: number }
  /** A branching vessel tree. */
  | {
      readonly kind: "network";
      readonly roots: number;
      readonly branches: number;
      readonly radius: number;
      readonly softness: number;
    };

export interface ExpressionEntry {
  readonly type: "expression";
  readonly field: string;
  readonly expression: Expression;
}

/** A raster's values, resampled to the grid, times `value`. */
export interface RasterEntry {
  readonly type: "raster";
  readonly field: string;
  readonly raster: Raster;
  readonly value: Expression;
  readonly combine: Combine;
}

/** A picture's intensities (0 to 1) or an array's values, stretched over the domain. */
export interface Raster {
  readonly width: number;
  readonly height: number;
  /** 1: the same in every slice of a 3D domain. */
  readonly depth: number;
  /** Index column + width*(row + height*layer), row 0 at y = 0, layer 0 at z = 0. */
  readonly values: Float32Array;
  readonly interpolation: Interpolation;
}

/** linear: mean over a voxel, or between pixel centres; nearest: the pixel under its centre. */
export type Interpolation = "linear" | "nearest";

export type Intervention = FieldIntervention | ParameterIntervention;

/** Changes a field (or compartment) at start, start + every, ... `count` times. */
export interface FieldIntervention {
  readonly type: "field";
  readonly label: string;
  readonly start: number;
  readonly every: number;
  readonly count: number;
  readonly field: string;
  readonly action: "add" | "multiply" | "set";
  readonly amount: Expression;
  /** Mask, clamped to [0, 1]; 1 if absent in the preset. */
  readonly where: Expression;
}

/** Gives a parameter another value from start to stop (for ever if infinite). With every and count:
 * `count` windows [start + i every, stop + i every). */
export interface ParameterIntervention {
  readonly type: "parameter";
  readonly label: string;
  readonly start: number;
  readonly stop: number;
  readonly every: number;
  readonly count: number;
  readonly parameter: string;
  readonly value: number;
}
