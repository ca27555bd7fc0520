import type { Measure } from "../model/claim.ts";

/** What a sweep's curves show. */
export interface SweepQuantity {
  readonly name: string;
  readonly label: string;
  readonly unit: string;
  /** A single number, not one per voxel: there is nothing to reduce. */
  readonly isCompartment: boolean;
}

/** How the values of all voxels become a number. */
export type SweepMeasure = Extract<Measure, "mean" | "integral" | "max" | "min">;

/** A sweep of one parameter, as the user asks for it. */
export interface SweepRequest {
  readonly parameter: string;
  /** Rising. */
  readonly values: readonly number[];
  readonly quantity: SweepQuantity;
  readonly measure: SweepMeasure;
  /** A duration with its unit, such as "30 d". */
  readonly until: string;
  /** Place in the list of grids that were offered. */
  readonly setting: number;
}
