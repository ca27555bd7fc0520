import { mkdtemp, rm } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import type { ClaimResult } from "../observe/claim-result.ts";
import { presetNames } from "../preset/preset-library.ts";
import { requireReader } from "./closed-output.ts";
import { CliError, type ExitCode, exitCode } from "./exit-code.ts";
import type { Backend } from "./open-engine.ts";
import { openProgress, type Progress } from "./progress.ts";
import { keptClaimsOf } from "./sweep/claims-of.ts";
import { SweepFolder } from "./sweep/folder.ts";
import { failureOf, LinePerformer } from "./sweep/perform-line.ts";
import { openSweep, type PresetSource, readPresetSource } from "./sweep/read-plan.ts";
import type { ManifestLine, RunFailure, RunResult } from "./sweep/run-result.ts";
import { WorkerPool } from "./sweep/worker-pool.ts";
import { writeManifest } from "./sweep/write-manifest.ts";

export interface CheckOptions {
  /** On the preset's own grid and step instead of its cheaper `check` setting. */
  readonly full: boolean;
  readonly backend: Backend;
  readonly format: "text" | "json";
  readonly quiet: boolean;
  /** Presets checked at the same time, each in a process of its own. */
  readonly jobs: number;
  /** Instead of those of the preset's `check` setting. */
  readonly grid?: readonly number[];
  readonly step?: number;
  readonly seed?: number;
}

/**
 * `milieu check`: runs presets (all, if none is named) and reports whether their claims hold. It is a sweep
 * over presets, in a folder that goes when it is done.
 */
export async function check(names: readonly string[], options: CheckOptions): Promise<void> {
  const path = await mkdtemp(join(tmpdir(), "milieu-check-"));
  try {
    await checkIn(new SweepFolder(path), names.length > 0 ? names : presetNames(), options);
  } finally {
    await rm(path, { recursive: true, force: true });
  }
}

async function checkIn(
  folder: SweepFolder,
  names: readonly string[],
  options: CheckOptions,
): Promise<void> {
  const progress = openProgress(options.quiet || options.format === "json");
  const results: ClaimResult[] = [];
  const failures: RunFailure[] = [];
  const take = async (line: ManifestLine) => {
    requireReader();
    const found = await outcomeOf(folder, line);
    progress.end();
    if ("message" in found) {
      failures.push(found);
      console.error(`milieu: ${line.preset}: ${found.message}`);
      return;
    }
    const claims = keptClaimsOf(found);
    for (const result of claims) report(result, options.format);
    results.push(...claims);
  };
  try {
    const { presets, plan } = await planOf(names, options);
    if (presets.length > 0) {
      const sweep = await openSweep(plan, presets);
      await writeManifest(folder, { plan, presets, sweep });
      await performAll(folder, sweep.count, options, progress, take);
    }
  } finally {
    progress.end();
  }
  const failed = results.filter((result) => !result.holds).length;
  if (options.format === "text" && !options.quiet) {
    console.log(`${results.length - failed} of ${results.length} claims hold`);
  }
  const [first] = failures;
  if (first !== undefined) {
    const count = `${failures.length} ${failures.length === 1 ? "preset" : "presets"}`;
    throw new CliError(first.code as ExitCode, `${count} could not be checked.`);
  }
  if (failed > 0)
    throw new CliError(exitCode.claimFails, `${failed} of ${results.length} claims fail.`);
}

/** A plan of one run for each preset that makes claims. */
async function planOf(
  names: readonly string[],
  { full, grid, step, seed }: CheckOptions,
): Promise<{ readonly plan: unknown; readonly presets: readonly PresetSource[] }> {
  const sources = await Promise.all(names.map((name) => readPresetSource(name)));
  const presets = sources.filter(({ file }) => makesClaims(file));
  const plan = {
    format: "milieu-sweep/1",
    presets: presets.map(({ name }) => name),
    setting: {
      check: !full,
      ...(grid === undefined ? {} : { grid }),
      ...(step === undefined ? {} : { step: `${step} min` }),
    },
    ...(seed === undefined ? {} : { seeds: [seed] }),
    outputs: [{ claims: true }],
  };
  return { plan, presets };
}

function makesClaims(file: unknown): boolean {
  const { claims } = (file ?? {}) as { readonly claims?: unknown };
  return Array.isArray(claims) && claims.length > 0;
}

/** `take` gets one preset after the other, in the order of the names. */
async function performAll(
  folder: SweepFolder,
  count: number,
  { backend, jobs }: CheckOptions,
  progress: Progress,
  take: (line: ManifestLine) => Promise<void>,
): Promise<void> {
  const shares = new Map<number, number>();
  const show = ({ index, preset }: ManifestLine, share: number) => {
    shares.set(index, share);
    const sum = [...shares.values()].reduce((total, each) => total + each, 0);
    progress.update(sum / count, preset);
  };
  const common = { backend, checkpointEvery: Number.POSITIVE_INFINITY };
  if (jobs === 1 || count === 1) {
    let present: ManifestLine | undefined;
    const onShare = (share: number) => present !== undefined && show(present, share);
    const performer = new LinePerformer(folder, await folder.sweep(), {
      ...common,
      threads: 1,
      isStopping: () => false,
      onShare,
    });
    for await (const line of folder.lines()) {
      present = line;
      await performer.perform(line);
      await take(line);
    }
    performer.dispose();
    return;
  }
  const ended = new Map<number, ManifestLine>();
  let taken = 0;
  const pool = new WorkerPool(folder, common, {
    onShare: show,
    onEnd: async (line) => {
      show(line, 1);
      ended.set(line.index, line);
      for (let next = ended.get(taken); next !== undefined; next = ended.get(taken)) {
        taken++;
        await take(next);
      }
    },
  });
  await pool.run(folder.lines(), jobs);
}

/** What became of a run. */
async function outcomeOf(folder: SweepFolder, line: ManifestLine): Promise<RunResult | RunFailure> {
  const found = (await folder.result(line.id)) ?? (await folder.failure(line.id));
  return found ?? failureOf(line, new CliError(exitCode.internal, "it ended without a word"));
}

function report(result: ClaimResult, format: CheckOptions["format"]): void {
  if (format === "json") {
    console.log(JSON.stringify(result));
    return;
  }
  const mark = result.holds ? "holds" : "FAILS";
  console.log(`${mark}  ${result.preset}[${result.index}]  ${result.sentence}`);
}
