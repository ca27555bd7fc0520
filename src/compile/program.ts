import type { Model } from "../model/model.ts";
import type { Intervention } from "../model/scenario.ts";
import type { CreditSource, StepPlan } from "./step-plan.ts";

/**
 * What an engine executes: plain data, made once per model and scheme, independent of parameter
 * values (a slider never recompiles).
 */
export interface Program {
  readonly model: Model;
  readonly scheme: "implicit" | "explicit";
  readonly layout: Layout;
  readonly blocks: Blocks;
  /** One step (docs/numerics.md). */
  readonly plan: StepPlan;
  /** The scenario's interventions. */
  readonly doses: readonly Intervention[];
  /** Index for index their blocks; null for those on a parameter. */
  readonly interventions: readonly (InterventionBlock | null)[];
}

/**
 * New value of a field under an intervention, `fields[slot]` per voxel (slot >= 0), or of a
 * compartment, `scalars[compartment]` (slot -1).
 */
export interface InterventionBlock {
  readonly slot: number;
  readonly compartment: number;
  /** Whether what single precision could not hold stays in the carry: only where it adds. */
  readonly keepsCarry: boolean;
  readonly block: Block;
}

/** Where things lie. Plane p of a buffer starts at p * voxelCount. */
export interface Layout {
  /** Slot of a field = its index in model.fields = its plane in the `fields` buffer. */
  readonly fieldCount: number;
  /** Substrates are slots 0 .. substrateCount - 1, also their index in the solver's buffers. */
  readonly substrateCount: number;
  /** In order of model.parameters. Engines keep their values finite and within +-1e30. */
  readonly parameterNames: readonly string[];
  /**
   * Scalars: compartments (in model order), then what block `compartments` writes for the tissue
   * (handed), then what the tissue hands back (credits), then the global terms (mean, integral).
   */
  readonly compartmentCount: number;
  /** Scalars of compartments' means: see TissueExchange. */
  readonly meansAt: number;
  readonly handedCount: number;
  readonly creditCount: number;
  readonly globalCount: number;
  /** Scalar of the first global term. */
  readonly firstGlobal: number;
  readonly scalarCount: number;
  /** Per field slot: whether a `react` process touches it (then it may be negative and is not clamped). */
  readonly signedFields: readonly boolean[];
  /** Per substrate: whether some process converts it into something else. */
  readonly exporting: readonly boolean[];
  /** Planes of the `flow` buffer: what conversions bring to substrates. */
  readonly flowPlaneCount: number;
  /**
   * Slots whose value at the start of the step its stages read beside the present one; of substrates
   * only those that leaf `start` reads and pass `advance` changes.
   */
  readonly remembered: readonly number[];
  /** Slots whose value in the middle of the step block `advance` reads, in order of the planes of `ahead`. */
  readonly ahead: readonly number[];
  /** Planes of `previous`: the substrates among them, in the same order. */
  readonly previousCount: number;
  /** Per substrate: its plane in the `diffusion` buffer if its diffusion varies in space, else -1. */
  readonly diffusionPlane: readonly number[];
  readonly diffusionPlaneCount: number;
  /** Populations that move, in slot order. */
  readonly movers: readonly Mover[];
  /** Planes of the `transport` buffer: motility, sensitivity, attractant, crowding (written by blocks). */
  readonly transportPlaneCount: number;
  readonly uniforms: UniformsLayout;
}

/** How one population moves. Plane numbers are of the `transport` buffer; -1: not there. */
export interface Mover {
  readonly slot: number;
  /** Random motility per voxel; -1: uniform, taken from `uniforms.motility`. */
  readonly motilityPlane: number;
  /** What walls that are neither closed nor periodic do: inflow supply - rate * n per volume, 1/min. */
  readonly wallRatePlane: number;
  readonly wallSupplyPlane: number;
  readonly drifts: readonly Drift[];
}

export interface Drift {
  /** Attractant: a field's slot (>= 0), or -1: `attractantPlane`. */
  readonly attractantSlot: number;
  readonly attractantPlane: number;
  /** Sensitivity per voxel; -1: uniform. */
  readonly sensitivityPlane: number;
  /** max(0, 1 - crowding) per voxel; -1: none (factor 1). */
  readonly crowdingPlane: number;
}

/**
 * Straight-line programs, one value per voxel per operation. They read fields, parameters and
 * scalars at one voxel and never a neighbour: biology is local, numerics is spatial.
 */
export interface Blocks {
  /**
   * Implicit scheme, per substrate s and for one stage of length dt: outputs `loss[s] = dt*k >= 0`,
   * `gain[s] = dt*source`, `share[s]` (of the loss that conversions take; only where
   * layout.exporting), and `diffusion[p]` for substrates whose diffusion varies. Substrates are read
   * at the start of the stage, all else as it is between the start and the end of the step, t in the
   * middle of the stage.
   */
  readonly assemble: Block;
  /**
   * Implicit scheme: fields in the middle of the step (`ahead`, plane = layout.ahead) from the state at
   * its start (dt: half of the step; compartments: their means over the step) and, of substrates, from that a step before
   * (`previous`), which is kept for the next step.
   */
  readonly predict: Block;
  /**
   * Implicit scheme: increment over the step (`change`, plane = slot) of every population and static
   * field that reacts; and what these hand over to substrates per min (`flow`), a source of their solve.
   */
  readonly advance: Block;
  /** Implicit scheme: increments (`change`) by what conversions took out of substrates (`taken`). */
  readonly credit: Block;
  /**
   * Implicit scheme: what conversions brought to substrates per min in this step (`flow`); in the next
   * one it is a source of the solve, and `credit` adds what was really taken and takes this back.
   */
  readonly flows: Block;
  /** What conversions took out of the tissue for compartments, as means over the domain. */
  readonly creditTerms: readonly CreditTerm[];
  /** Compartments' increments (`scalarChange`) by the credits; reads no field. */
  readonly creditCompartments: Block;
  /**
   * Values (`fields`, absolute) of fields that a `fix` process holds where its mask is, at the end of
   * the step, t included: populations and static fields, in the explicit scheme substrates too.
   */
  readonly fixed: Block;
  /** Explicit scheme: signed rate (unit/min) of every field (`rates`, plane = slot). */
  readonly rates: Block;
  /** Motility, sensitivity, attractant planes (`transport`), once per step. */
  readonly motility: Block;
  /** Crowding factor planes (`transport`), before each pair of substeps. */
  readonly crowding: Block;
  /**
   * The arguments of mean() and integral() that processes use; scalar firstGlobal + index. Taken of
   * the state at the start of the step, with t in its middle.
   */
  readonly globals: readonly GlobalTerm[];
  /**
   * Compartments' increments over dt (`scalarChange`) from scalars; reads no field. Also what it
   * hands to the tissue (`scalars`, absolute, planes compartmentCount .. + handedCount - 1): the
   * amount that a conversion took out, spread so that the voxels' gains add up to it; the
   * compartments and t as they were when the means were taken, where a rate needs them; and what a
   * compartment was credited in advance of what the tissue will give. And compartments' means over the
   * step and its halves, which rates and stages read (planes layout.meansAt + 3 index ...).
   */
  readonly compartments: Block;
  /** Spatially uniform values that depend on parameters, scalars, t: D, chi. */
  readonly uniforms: Block;
  /** One block per observable: its value in a voxel (output plane 0 of `observables`). */
  readonly observables: readonly ObservableBlock[];
}

/**
 * The block has one output, `observables` plane 0: the argument's value in a voxel. Engines limit
 * the mean or integral itself to +-1e30.
 */
export interface GlobalTerm {
  readonly kind: "mean" | "integral";
  readonly block: Block;
}

/** A mean over the domain that goes to a compartment. */
export interface CreditTerm {
  readonly kind: "mean";
  readonly block: Block;
  /** Scalar that the mean is written to. */
  readonly scalar: number;
  /**
   * When: before pass `compartments` (`start`), with the state and the times that reactions read
   * (`reactions`: before pass `advance` or `explicit`), or after the substrates (`substrates`: reads
   * `taken`, before pass `credit`).
   */
  readonly of: CreditSource;
}

/** An observable and the global terms its expression uses beside those of the processes. */
export interface ObservableBlock {
  readonly name: string;
  readonly block: Block;
  /** mean()/integral() in this observable: its block reads them as `{ op: "local", index }`. */
  readonly locals: readonly GlobalTerm[];
}

export interface Block {
  readonly name: string;
  /** Static single assignment: operation i defines value i, operands are smaller indices. */
  readonly operations: readonly Operation[];
  readonly outputs: readonly Output[];
}

export interface Output {
  readonly buffer:
    | "fields"
    | "ahead"
    | "previous"
    | "change"
    | "loss"
    | "gain"
    | "share"
    | "flow"
    | "diffusion"
    | "rates"
    | "transport"
    | "scalars"
    | "scalarChange"
    | "uniforms"
    | "observables";
  readonly plane: number;
  /** Index of the operation whose value is written. */
  readonly value: number;
}

/** Unary and binary operators have the total (always finite) meanings of docs/expressions.md. */
export type Operation =
  | { readonly op: "constant"; readonly value: number }
  /** Value of a field: present; in `assemble` see there. */
  | { readonly op: "field"; readonly slot: number }
  /** Value of a field at the start of the whole step (`assemble`). */
  | { readonly op: "start"; readonly slot: number }
  /** What all conversions took out of a substrate in this step, >= 0 (`credit`, `creditTerms`). */
  | { readonly op: "taken"; readonly slot: number }
  /** What conversions bring per min, a plane of the `flow` buffer (`assemble`, `credit`). */
  | { readonly op: "flow"; readonly plane: number }
  /** A field in the middle of the step, a plane of `ahead` (`advance`, `creditTerms`). */
  | { readonly op: "ahead"; readonly plane: number }
  /** A substrate at the start of the step before, a plane of `previous` (`predict`). */
  | { readonly op: "previous"; readonly plane: number }
  /** Half of this step over the step before, at most 1/2; 0 where there was none (`predict`). */
  | { readonly op: "pace" }
  | { readonly op: "parameter"; readonly index: number }
  | { readonly op: "scalar"; readonly index: number }
  | { readonly op: "local"; readonly index: number }
  /** Position (um); time in the middle of what is computed, and its length (min). */
  | { readonly op: "x" | "y" | "z" | "t" | "dt" }
  /** 1 in the voxels along a side of the domain (left right bottom top back front), else 0. */
  | { readonly op: "side"; readonly side: number }
  /** Width of a voxel along x, y or z (0, 1, 2), um. */
  | { readonly op: "spacing"; readonly axis: number }
  /** Uniform in [0, 1), a function of seed, stream and voxel index only. */
  | { readonly op: "random"; readonly stream: number }
  | { readonly op: UnaryOperation; readonly a: number }
  | { readonly op: BinaryOperation; readonly a: number; readonly b: number }
  | { readonly op: "select"; readonly condition: number; readonly a: number; readonly b: number };

/**
 * `limit` limits to +-1e30, put wherever single precision could overflow otherwise;
 * `leave`(z) = 1 - exp(-z) and `stay`(z) = (1 - exp(-z))/z, both by series for small z;
 * `grow`(z) = exp(z) - 1 likewise.
 */
export type UnaryOperation =
  | "negate"
  | "not"
  | "exp"
  | "log"
  | "sqrt"
  | "abs"
  | "tanh"
  | "sin"
  | "cos"
  | "limit"
  | "leave"
  | "stay"
  | "grow";

export type BinaryOperation =
  | "add"
  | "subtract"
  | "multiply"
  | "divide"
  | "power"
  | "min"
  | "max"
  | "less"
  | "lessEqual"
  | "equal"
  | "and"
  | "or";

/** Layout of the `uniforms` block's outputs: plane numbers by meaning. */
export interface UniformsLayout {
  readonly count: number;
  /** Per field slot: plane of its uniform diffusion/motility, or -1 if it varies in space. */
  readonly diffusion: readonly number[];
  /** Per mover and drift: plane of its uniform sensitivity, or -1. */
  readonly sensitivity: readonly (readonly number[])[];
}
