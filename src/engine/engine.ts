import type { Program } from "../compile/program.ts";
import type { Grid } from "../model/grid.ts";
import type { Scenario } from "../model/scenario.ts";
import type { VolumeTiles } from "./volume-tiles.ts";

/**
 * A machine that runs a program. There are two: engine/gpu and engine/cpu. Everything above sees
 * only this. Arrays of a field have voxelCount entries, index i + nx*(j + ny*k), float32.
 */
export interface Engine {
  readonly kind: "gpu" | "cpu";
  /** For the status line: adapter or "CPU, 1 thread". */
  readonly description: string;
  readonly program: Program;
  readonly grid: Grid;
  /** What the queued work has reached, min and steps since t = 0. */
  readonly time: number;
  readonly stepCount: number;

  /**
   * Runs up to `count` steps, none past `until` (min; the last step is shortened to land on it).
   * Resolves when they are done, with the number of steps taken (0: `until` was reached already).
   */
  advance(count: number, until?: number): Promise<number>;
  /** Gives parameters new values (by name); unknown names throw. Takes effect with the next step. */
  setParameters(values: Readonly<Record<string, number>>): void;
  /** Paints into a field. Takes effect before the next step and in the next display or read. */
  edit(edit: FieldEdit): void;
  /**
   * Copy of a field's or observable's present values, in all voxels or those of one z slice. Unknown
   * names and slices that there are not throw.
   */
  read(name: string, slice?: number): Promise<Float32Array>;
  /**
   * The present values in some voxels, all of one time: row after row, one for each name, in the order of
   * the voxels. A GPU gathers them first, so that nothing else is read back. Unknown names and voxels that
   * there are not throw.
   */
  sample(request: SampleRequest): Promise<Float32Array>;
  /**
   * The present values of some fields for drawing; no readback on the GPU. A promise where something
   * must be computed elsewhere or, for observables not asked for before, compiled first.
   */
  show(request: ShowRequest): FieldImage | Promise<FieldImage>;
  /**
   * Mean, min, max and integral of every field and observable, or of those asked for, and the
   * compartments, at one time. Unknown names throw.
   */
  measure(request?: MeasureRequest): Promise<Measurement>;
  snapshot(): Promise<Snapshot>;
  /** Bit for bit the state of the snapshot; throws if it is of another model or grid. */
  restore(snapshot: Snapshot | EarlierSnapshot): Promise<void>;
  /** Frees everything. The engine is not used afterwards. */
  dispose(): void;
}

/** What of an engine only reads. */
export type ReadableEngine = Pick<
  Engine,
  "program" | "grid" | "time" | "read" | "show" | "measure"
>;

/** An engine that can do one run after another. */
export interface ReusableEngine extends Engine {
  /**
   * Begins another scenario at t = 0, bit for bit as an engine that is opened for it; nothing is compiled.
   * Throws EngineError unless it is of the same program (restart.ts) or where its explicit step is
   * unstable, ModelError for a start that cannot be made; then the engine is of no more use.
   */
  restart(scenario: Scenario): Promise<void>;
}

/** A soft round brush: weight 1 within radius*(1-softness), falling smoothly to 0 at radius. */
export interface FieldEdit {
  readonly field: string;
  /** Segment from..to (um) so that fast strokes have no gaps; equal for a dab. z ignored in 2D. */
  readonly from: readonly [number, number, number];
  readonly to: readonly [number, number, number];
  readonly radius: number;
  readonly softness: number;
  /** add: u + w*amount; set: u + w*(amount - u); multiply: u*(1 + w*(amount - 1)). Never below 0 unless the field is signed. */
  readonly action: "add" | "set" | "multiply";
  readonly amount: number;
  /** "add" does not go past this. */
  readonly limit: number;
}

/** Fields or observables, and the voxels (by index, in any order, one twice if wanted) that are asked for. */
export interface SampleRequest {
  readonly names: readonly string[];
  readonly voxels: Uint32Array;
}

/** Compartments are always measured. */
export interface MeasureRequest {
  /** Fields and observables; default: all. */
  readonly names?: readonly string[];
}

/**
 * Of a field, mean and integral are of the amount, its carry included; min, max and nonFinite of the
 * values that are shown.
 */
export interface Statistics {
  readonly mean: number;
  readonly min: number;
  readonly max: number;
  /** Sum times voxel measure (um^2 in 2D, um^3 in 3D). */
  readonly integral: number;
  /** Values that are not finite; more than 0 means the run has failed. */
  readonly nonFinite: number;
}

export interface Measurement {
  readonly time: number;
  readonly stepCount: number;
  readonly fields: Readonly<Record<string, Statistics>>;
  readonly observables: Readonly<Record<string, Statistics>>;
  readonly compartments: Readonly<Record<string, number>>;
  /** What a person should know of the steps since the last measurement; absent or empty: nothing. */
  readonly notes?: readonly string[];
  /** How the substrates were solved since the engine was opened; absent: the engine keeps no count. */
  readonly solver?: SolverStatistics;
}

/** Numbers of all steps since an engine was opened. A solve is of all substrates over one stage. */
export interface SolverStatistics {
  readonly steps: number;
  /** Steps tried that were too long for time.tolerance and were done again. */
  readonly rejectedSteps: number;
  readonly solves: number;
  /** Multigrid cycles of all solves, and the most of one. */
  readonly cycles: number;
  readonly mostCycles: number;
  /** Solves of single substrates that did not reach the tolerance. */
  readonly unconverged: number;
  /** Largest estimate of a step's error in time, as a share of a substrate's largest value. */
  readonly largestStepError: number;
}

/** A substrate whose solve did not reach the tolerance: the voxel, and by how much, in its unit. */
export interface Unconverged {
  readonly slot: number;
  readonly voxel: number;
  readonly estimate: number;
}

/** What is to be told of solves: of all steps so far, and the worst since the last measurement. */
export interface SolverRecord {
  readonly statistics: SolverStatistics;
  readonly worst: readonly Unconverged[];
}

/** What every snapshot holds. */
interface SnapshotState {
  /** Field names in slot order; must match on restore. */
  readonly fieldNames: readonly string[];
  readonly grid: Grid;
  readonly time: number;
  readonly stepCount: number;
  /** All field planes, then nothing else. */
  readonly fields: Float32Array;
  readonly compartments: Float32Array;
  readonly parameters: Readonly<Record<string, number>>;
  /** State of the step sequence, see step-sequence.ts. */
  readonly sinceEvent: number;
  /** Smallest share of their speed that populations kept since the last measurement; absent: 1. */
  readonly speedScale?: number;
}

/** Plain data: can be stored, sent to a worker, restored on either backend. */
export interface Snapshot extends SnapshotState {
  readonly format: "milieu-snapshot/2";
  /** What single precision could not hold: planes as in `fields`; empty in the explicit scheme. */
  readonly carry: Float32Array;
  readonly compartmentCarry: Float32Array;
  /** What conversions bring to substrates, unit/min: planes of layout.flowPlane. */
  readonly flow: Float32Array;
  /** Substrates at the start of the last step, as far as rates read ahead, and its length (min). */
  readonly previous: Float32Array;
  readonly previousStep: number;
  /** Largest value so far of every substrate, and the step that its control proposes (min). */
  readonly largest: Float32Array;
  readonly proposedStep: number;
  readonly solver?: SolverRecord;
}

/** As version 0.2 took it; restores with carries of 0. */
export interface EarlierSnapshot extends SnapshotState {
  readonly format: "milieu-snapshot/1";
}

/** Fields or observables to draw: one layer each, at most limits.layers; `slice` is the z index (0 in 2D). */
export interface ShowRequest {
  readonly names: readonly string[];
  readonly slice: number;
  /** All slices in one image, as tiles (volume-tiles.ts); `slice` counts for nothing then. */
  readonly volume?: boolean;
}

/**
 * What the view draws. GPU: an r32float 2D-array texture on the engine's device (stays the same
 * object until layers or size change). CPU: layer after layer, index i + nx*(j + ny*layer).
 */
export type FieldImage =
  | {
      readonly kind: "texture";
      readonly texture: GPUTexture;
      readonly width: number;
      readonly height: number;
      readonly layers: number;
      readonly time: number;
      /** Of a volume: where its slices lie; width and height are those of all tiles. */
      readonly tiles?: VolumeTiles;
    }
  | {
      readonly kind: "array";
      readonly data: Float32Array;
      readonly width: number;
      readonly height: number;
      readonly layers: number;
      readonly time: number;
      /** Of a volume: where its slices lie; width and height are those of all tiles. */
      readonly tiles?: VolumeTiles;
    };
