/**
 * A model as people write it: formulas are text, everything is optional that has a default. A
 * biology module and the `model` part of a preset file have this same shape (DESIGN 1.3).
 */
export interface ModelDescription {
  readonly fields?: Readonly<Record<string, FieldDescription>>;
  readonly parameters?: Readonly<Record<string, ParameterDescription>>;
  readonly observables?: Readonly<Record<string, ObservableDescription>>;
  readonly processes?: readonly ProcessDescription[];
  /** What this part adds to observables of other parts. */
  readonly contributions?: readonly ContributionDescription[];
  /** Polarization axes by name: two or three poles between which cells convert. */
  readonly axes?: Readonly<Record<string, PolarizationAxis>>;
}

/** Populations that are the states of one kind of cell, and the number that says where it stands. */
export interface PolarizationAxis {
  readonly label: string;
  /** Observable between 0 and 1: the share of the pole that the axis is read by. */
  readonly observable: string;
  /** Population in which newcomers arrive, not yet polarized. */
  readonly newcomers?: string;
  readonly poles: readonly PolarizationPole[];
}

export interface PolarizationPole {
  readonly field: string;
  readonly label: string;
  /** CSS color "#rrggbb" of the pole in the axis's color map. */
  readonly color: string;
}

/** A module is a named description: one part of the biology. */
export interface ModuleDescription extends ModelDescription {
  readonly name: string;
  readonly label: string;
  /** One or two sentences for the person who chooses modules. */
  readonly note: string;
  /** It belongs to every model for which some module is chosen. */
  readonly implied?: boolean;
}

/** What any part of a model may carry for its reader. */
export interface Annotations {
  readonly label?: string;
  readonly note?: string;
  /** Where the value or the term comes from; "fitted: to what was measured", "assumed: why this size" if nowhere. */
  readonly source?: string;
  /** Folder of the control panel. */
  readonly group?: string;
  /** Edge ids of the interaction table, e.g. "E0324". */
  readonly evidence?: readonly string[];
}

export type FieldKind = "substrate" | "population" | "static" | "compartment";

export interface FieldDescription extends Annotations {
  readonly kind: FieldKind;
  readonly unit: string;
  /** Diffusion coefficient (substrate) or random motility (population), um^2/min; default 0. */
  readonly diffusion?: string | number;
  /** Value at t = 0, default "0"; a compartment's may use no field. */
  readonly initial?: string | number;
  /** Default: the domain's. Not for static fields and compartments. */
  readonly boundary?: BoundaryDescription;
  /** CSS colour that a composite gives it, "#rrggbb". */
  readonly color?: string;
  /**
   * Volume of one cell, um^3: a number or a formula of parameters. For a population that is a volume
   * fraction, which is then known in cells too (cell-count.ts).
   */
  readonly cellVolume?: Formula;
}

/**
 * `value`: of the field on the wall. `flux`: through it, unit*um/min, positive inward. `exchange`
 * (um/min) and `target`: the flux is exchange*(target - value on the wall).
 */
export type SideBoundaryDescription = "no-flux" | "periodic" | WallDescription;

export type WallDescription =
  | { readonly value: Formula }
  | { readonly flux: Formula }
  | { readonly exchange: Formula; readonly target: Formula };

/** One for all sides, or per side (missing sides are no-flux). y is up: bottom is y = 0. */
export type BoundaryDescription =
  | SideBoundaryDescription
  | Readonly<Partial<Record<Side, SideBoundaryDescription>>>;

export type Side = "left" | "right" | "bottom" | "top" | "back" | "front";

export interface ParameterDescription extends Annotations {
  readonly value: number;
  readonly unit: string;
  readonly min?: number;
  readonly max?: number;
  /** The published or plausible values, which sensitivity is asked over; default: value/1.5 to value*1.5. */
  readonly range?: readonly [number, number];
  /** Slider scale; default "log" where min > 0 and max/min >= 100, else "linear". */
  readonly scale?: "linear" | "log";
}

export interface ObservableDescription extends Annotations {
  readonly expression: string;
  readonly unit?: string;
  /** Unit of the formula where `unit` is another scale of it, for people: the value is converted. */
  readonly formulaUnit?: string;
  readonly color?: string;
}

/**
 * A term or a factor of another part's observable `to`, which is worth (formula + terms) * factors:
 * who contributes is written with the contributor, and so is its evidence. Without that part in the
 * choice it is dropped.
 */
export type ContributionDescription = Annotations & { readonly to: string } & (
    | { readonly add: string }
    | { readonly times: string }
  );

export type ProcessDescription = Annotations &
  (
    | SourceDescription
    | LossDescription
    | ExchangeDescription
    | ConvertDescription
    | GrowthDescription
    | ReactDescription
    | ChemotaxisDescription
    | FixDescription
  );

type Formula = string | number;

/** Adds `rate` (unit of the field per min, >= 0). */
export interface SourceDescription {
  readonly type: "source";
  readonly field: string;
  readonly rate: Formula;
}

/** Removes `rate` (1/min, >= 0) times the field. */
export interface LossDescription {
  readonly type: "loss";
  readonly field: string;
  readonly rate: Formula;
}

/** rate (1/min) times (target - field): supply and clearance at a vessel wall. */
export interface ExchangeDescription {
  readonly type: "exchange";
  readonly field: string;
  readonly rate: Formula;
  readonly target: Formula;
  /**
   * Then `target` is a compartment (or a multiple of one), which loses what the tissue gains: the
   * mean over the tissue times this, the volume of the tissue over that of the compartment.
   */
  readonly conserve?: Formula;
}

/** rate (1/min) times `from` leaves `from`; `yield` times that arrives in `to`. */
export interface ConvertDescription {
  readonly type: "convert";
  readonly from: string;
  readonly to: string;
  readonly rate: Formula;
  readonly yield?: Formula;
}

/** rate (1/min) * field * (1 - occupied/capacity); never past the capacity. */
export interface GrowthDescription {
  readonly type: "growth";
  readonly field: string;
  readonly rate: Formula;
  /** Default: the field itself. */
  readonly occupied?: Formula;
  /** Default: none (exponential growth). */
  readonly capacity?: Formula;
}

/** Signed rate (unit of the field per min); no positivity promised. */
export interface ReactDescription {
  readonly type: "react";
  readonly field: string;
  readonly rate: Formula;
}

/** Drift up (or, negative, down) the gradient of `towards`; sensitivity in um^2/min per its unit. */
export interface ChemotaxisDescription {
  readonly type: "chemotaxis";
  readonly field: string;
  /** A field or an observable. */
  readonly towards: string;
  readonly sensitivity: Formula;
  /** The flux is scaled by max(0, 1 - crowding) where it arrives. */
  readonly crowding?: Formula;
}

/** The field has `value` where the mask `where` is 1, whatever else acts on it there. */
export interface FixDescription {
  readonly type: "fix";
  readonly field: string;
  /** 0 to 1; default 1, everywhere. */
  readonly where?: Formula;
  readonly value: Formula;
}
