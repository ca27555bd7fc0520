import type { FieldFormat } from "../data/formats.ts";
import { frameTimes } from "../data/frame-times.ts";
import type { Snapshot } from "../engine/engine.ts";
import { limits } from "../limits/limits.ts";
import type { Preset } from "../preset/preset.ts";
import { CliError, exitCode } from "./exit-code.ts";
import type { Backend } from "./open-engine.ts";

/** What the command line asks for. Times in min. */
export interface RunOptions {
  readonly backend: Backend;
  /** Default: the preset's `stop`. */
  readonly until?: number;
  /** Default: a twentieth of the run. */
  readonly every?: number;
  readonly parameters: Readonly<Record<string, number>>;
  readonly grid?: readonly number[];
  readonly step?: number;
  /** The solver's tolerance. */
  readonly residual?: number;
  readonly seed?: number;
  /** Of the CPU path. */
  readonly threads?: number;
  /** Fields and observables to write; default: every field. */
  readonly fields?: readonly string[];
  readonly out: string;
  /** Where the folder holds an earlier run or other files; default: refuse. */
  readonly overwrite?: boolean;
  readonly formats: readonly FieldFormat[];
  /** A snapshot file to start from. */
  readonly from?: string;
  /** The longest time between two checkpoints; absent: none are written. */
  readonly checkpoint?: number;
  readonly quiet: boolean;
}

/** What the command line changed in the preset. */
export type RunChanges = Pick<RunOptions, "parameters" | "grid" | "step" | "residual" | "seed">;

export function changesOf({ parameters, grid, step, residual, seed }: RunChanges): RunChanges {
  return {
    parameters,
    ...(grid === undefined ? {} : { grid }),
    ...(step === undefined ? {} : { step }),
    ...(residual === undefined ? {} : { residual }),
    ...(seed === undefined ? {} : { seed }),
  };
}

/** The snapshot that a run started from, as run.json tells it. */
export interface Origin {
  readonly file: string;
  readonly time_min: number;
  readonly sha256: string;
}

/** Everything about a run that is settled before it starts. Times in min. */
export interface RunPlan {
  readonly preset: Preset;
  readonly changes: RunChanges;
  readonly start: number;
  readonly until: number;
  readonly every: number;
  readonly names: readonly string[];
  readonly formats: readonly FieldFormat[];
  readonly checkpointEvery?: number;
  readonly origin?: Origin;
}

/** The plan of a new run, from t = 0 or a snapshot on. Throws CliError 64 for what cannot be. */
export function planRun(preset: Preset, options: RunOptions, start?: StartOfRun): RunPlan {
  const { until, every } = plannedTimes(preset, options, start?.snapshot.time);
  return {
    preset,
    changes: changesOf(options),
    start: start?.snapshot.time ?? 0,
    until,
    every,
    names: chosenFields(preset, options.fields),
    formats: options.formats,
    ...(options.checkpoint === undefined ? {} : { checkpointEvery: options.checkpoint }),
    ...(start === undefined ? {} : { origin: start.origin }),
  };
}

/** A snapshot to start from, and where it came from. */
export interface StartOfRun {
  readonly snapshot: Snapshot;
  readonly origin: Origin;
}

/** The times of the frames of a run, min. */
export function timesOf({ until, every, start }: RunPlan): readonly number[] {
  return frameTimes(until, every, start);
}

function plannedTimes(
  preset: Preset,
  options: RunOptions,
  start: number | undefined,
): { readonly until: number; readonly every: number } {
  const until = options.until ?? preset.scenario.time.stop;
  if (until === undefined) {
    throw new CliError(exitCode.usage, 'the preset has no end: give one, e.g. --until "5 d".');
  }
  if (start !== undefined && until <= start) {
    throw new CliError(
      exitCode.usage,
      `the snapshot is of t = ${start} min and the run would end at ${until} min; give a later --until.`,
    );
  }
  const length = until - (start ?? 0);
  const every = options.every ?? Math.max(length / 20, 1e-9);
  requireFewFrames(length, every);
  return { until, every };
}

/** Throws CliError 64 where `length` has too many frames. */
export function requireFewFrames(length: number, every: number): void {
  if (length / every <= limits.frames.most) return;
  throw new CliError(
    exitCode.usage,
    `--every ${every} min makes more than ${limits.frames.most} frames; choose a longer one.`,
  );
}

function chosenFields(preset: Preset, wanted?: readonly string[]): readonly string[] {
  const { fields, observables, compartments } = preset.scenario.model;
  if (wanted === undefined) return fields.map((field) => field.name);
  const known = [...fields, ...observables].map((item) => item.name);
  const unknown = wanted.find((name) => !known.includes(name));
  if (unknown === undefined) return wanted;
  if (compartments.some(({ name }) => name === unknown)) {
    throw new CliError(
      exitCode.usage,
      `--fields: "${unknown}" is one number, not a field; observables.csv has it in any case.`,
    );
  }
  throw new CliError(
    exitCode.usage,
    `--fields: the model has no "${unknown}"; it has ${known.join(", ")}.`,
  );
}
