import { createHash } from "node:crypto";
import { join } from "node:path";
import packageFile from "../../package.json" with { type: "json" };
import { moduleLibrary } from "../biology/module-library.ts";
import type { Engine, Snapshot } from "../engine/engine.ts";
import { numericsRevision } from "../engine/numerics-revision.ts";
import { encodeSnapshotFile } from "../engine/snapshot-file.ts";
import { ModelError } from "../model/error.ts";
import type { Scenario } from "../model/scenario.ts";
import type { Preset } from "../preset/preset.ts";
import { readPreset } from "../preset/read-preset.ts";
import { CliError, exitCode } from "./exit-code.ts";
import { checkpointName } from "./output-folder.ts";
import type { RunPlan } from "./run-plan.ts";
import type { RunProgress } from "./run-progress.ts";
import { readSnapshotFile } from "./snapshot-input.ts";

/** A run that goes on: what it is, how far it has come, and the state to go on from. */
export interface Checkpoint {
  readonly plan: RunPlan;
  readonly progress: RunProgress;
  readonly backend: Engine["kind"];
  readonly snapshot: Snapshot;
}

/** What a checkpoint file says of the run beside its snapshot; plain data. */
interface RunNote {
  readonly format: typeof runFormat;
  readonly milieu: string;
  readonly fingerprint: string;
  readonly backend: Engine["kind"];
  readonly preset: { readonly name?: string; readonly file: Preset["file"] };
  readonly plan: Omit<RunPlan, "preset">;
  readonly progress: RunProgress;
}

const runFormat = "milieu-checkpoint/1";

/** The bytes of checkpoint.milieu. */
export function encodeCheckpoint({ plan, progress, backend, snapshot }: Checkpoint): Uint8Array {
  const { preset, ...rest } = plan;
  const run: RunNote = {
    format: runFormat,
    milieu: packageFile.version,
    fingerprint: fingerprintOf(preset.scenario),
    backend,
    preset: { ...(preset.name === undefined ? {} : { name: preset.name }), file: preset.file },
    plan: rest,
    progress,
  };
  return encodeSnapshotFile({ snapshot, run });
}

/**
 * The checkpoint in a folder. Throws CliError 65 if there is none, it is damaged, or this version
 * of the program would not go on with the same model.
 */
export async function readCheckpoint(folder: string): Promise<Checkpoint> {
  const path = join(folder, checkpointName);
  const { snapshot, run } = await readSnapshotFile(path);
  if (!isRunNote(run)) {
    throw new CliError(
      exitCode.badPreset,
      `${path} is no checkpoint of a run that this version can go on with; try --from ${path}.`,
    );
  }
  const { backend, progress } = run;
  const preset = await presetOf(run, path);
  requireSameProgram(run, preset, path);
  return { plan: { ...run.plan, preset }, progress, backend, snapshot };
}

/** Throws CliError 65 where the steps to come would not be those of the run. */
function requireSameProgram({ milieu, fingerprint }: RunNote, preset: Preset, path: string): void {
  const { version } = packageFile;
  const isSameModel = fingerprint === fingerprintOf(preset.scenario);
  if (milieu === version && isSameModel) return;
  const difference = isSameModel
    ? `was written by milieu ${milieu}, and this is ${version}, which may take other steps`
    : `is of a model that this version (${version}) makes differently`;
  throw new CliError(
    exitCode.badPreset,
    `${path} ${difference}; start a new run from it with --from ${path}.`,
  );
}

function isRunNote(run: unknown): run is RunNote {
  return typeof run === "object" && run !== null && "format" in run && run.format === runFormat;
}

/** The preset without its start, which the snapshot replaces; files beside it are not needed. */
async function presetOf({ preset, plan }: RunNote, path: string): Promise<Preset> {
  const { file, name } = preset;
  try {
    const read = await readPreset(JSON.stringify({ ...file, initial: [] }), {
      library: moduleLibrary,
      overrides: plan.changes,
      ...(name === undefined ? {} : { name }),
    });
    return { ...read, file };
  } catch (error) {
    if (!(error instanceof ModelError)) throw error;
    throw new CliError(exitCode.badPreset, `${path}: ${error.message}`);
  }
}

/** Tells apart all that the steps of a run follow from, its start excepted. */
function fingerprintOf({ initial: _, ...scenario }: Scenario): string {
  const text = JSON.stringify([numericsRevision, scenario]);
  return createHash("sha256").update(text).digest("hex");
}
