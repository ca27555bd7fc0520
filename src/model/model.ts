import type { Annotations, PolarizationPole, Side } from "./description.ts";
import type { Expression } from "./expression.ts";

/**
 * A model after composition: formulas are trees, every name in them is known, names that no chosen
 * part provides are gone (they are worth 0). Observables are used by name, in no circle. Order: substrates, populations, statics; compartments
 * apart, since they are one number each.
 */
export interface Model {
  /** Substrates first, then populations, then statics; the index is the field's slot. */
  readonly fields: readonly Field[];
  readonly compartments: readonly Compartment[];
  readonly parameters: readonly Parameter[];
  readonly observables: readonly Observable[];
  readonly processes: readonly Process[];
  /** Polarization axes of which at least two poles live in this model. */
  readonly axes: readonly Axis[];
}

export interface Named extends Annotations {
  readonly name: string;
  readonly label: string;
  /** Name of the module that brought it, or "model" for a preset's own. */
  readonly origin: string;
}

/** Populations between which cells convert, and the share that the axis is read by. */
export interface Axis {
  readonly name: string;
  readonly label: string;
  readonly origin: string;
  /** Observable, 0 to 1. */
  readonly observable: string;
  readonly newcomers?: string;
  readonly poles: readonly PolarizationPole[];
}

export interface Field extends Named {
  readonly kind: "substrate" | "population" | "static";
  readonly unit: string;
  /** um^2/min; the number 0 if it does not move. */
  readonly diffusion: Expression;
  readonly initial: Expression;
  readonly boundary: Boundary;
  readonly color?: string;
  /** Volume of one cell, um^3; of populations that are known in cells. */
  readonly cellVolume?: Expression;
}

/** One condition per side; `back` and `front` are no-flux in 2D. */
export type Boundary = Readonly<Record<Side, SideBoundary>>;

export type SideBoundary =
  | { readonly type: "no-flux" }
  | { readonly type: "periodic" }
  /** Value on the wall. */
  | { readonly type: "value"; readonly value: Expression }
  /** Flux through the wall, unit*um/min, positive inward. */
  | { readonly type: "flux"; readonly flux: Expression }
  /** Flux rate*(target - value on the wall); rate (um/min) is the wall's permeability. */
  | { readonly type: "exchange"; readonly rate: Expression; readonly target: Expression };

export interface Compartment extends Named {
  readonly unit: string;
  readonly initial: Expression;
}

export interface Parameter extends Named {
  readonly value: number;
  readonly unit: string;
  readonly min: number;
  readonly max: number;
  /** Published or plausible values, if the part says so. */
  readonly range?: readonly [number, number];
  readonly scale: "linear" | "log";
}

export interface Observable extends Named {
  readonly expression: Expression;
  readonly unit: string;
  readonly color?: string;
}

export type Process =
  | SourceProcess
  | LossProcess
  | ExchangeProcess
  | ConvertProcess
  | GrowthProcess
  | ReactProcess
  | ChemotaxisProcess
  | FixProcess;

/** `field`, `from`, `to` name a field or a compartment of the model. */
export interface SourceProcess extends ProcessBase {
  readonly type: "source";
  readonly field: string;
  readonly rate: Expression;
}
export interface LossProcess extends ProcessBase {
  readonly type: "loss";
  readonly field: string;
  readonly rate: Expression;
}
export interface ExchangeProcess extends ProcessBase {
  readonly type: "exchange";
  readonly field: string;
  readonly rate: Expression;
  readonly target: Expression;
}
export interface ConvertProcess extends ProcessBase {
  readonly type: "convert";
  readonly from: string;
  readonly to: string;
  readonly rate: Expression;
  readonly yield: Expression;
}
export interface GrowthProcess extends ProcessBase {
  readonly type: "growth";
  readonly field: string;
  readonly rate: Expression;
  readonly occupied: Expression;
  /** Absent: exponential growth. */
  readonly capacity?: Expression;
}
export interface ReactProcess extends ProcessBase {
  readonly type: "react";
  readonly field: string;
  readonly rate: Expression;
}
export interface ChemotaxisProcess extends ProcessBase {
  readonly type: "chemotaxis";
  readonly field: string;
  /** The name of a field or an observable. */
  readonly towards: Expression;
  readonly sensitivity: Expression;
  readonly crowding?: Expression;
}
/** The field has `value` where the mask `where` (0 to 1) is 1; in between it is drawn there. */
export interface FixProcess extends ProcessBase {
  readonly type: "fix";
  readonly field: string;
  readonly where: Expression;
  readonly value: Expression;
}

export interface ProcessBase extends Annotations {
  readonly origin: string;
}
