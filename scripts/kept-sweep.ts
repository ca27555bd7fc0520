import { rm } from "node:fs/promises";
import { join } from "node:path";
import { CliError } from "../src/cli/exit-code.ts";
import type { Backend } from "../src/cli/open-engine.ts";
import { SweepFolder } from "../src/cli/sweep/folder.ts";
import { openSweep, type PresetSource } from "../src/cli/sweep/read-plan.ts";
import { runSweep } from "../src/cli/sweep/run.ts";
import { writeManifest } from "../src/cli/sweep/write-manifest.ts";

/** Flags of every command that keeps a sweep, for `readFlags`. */
export const keptFlags = {
  page: { type: "boolean", default: false },
  again: { type: "boolean", default: false },
  jobs: { type: "string", default: "2" },
  backend: { type: "string", default: "cpu" },
} as const;

export interface KeptOptions {
  readonly again: boolean;
  readonly jobs: string;
  readonly backend: string;
}

/** Makes a folder that of a sweep over one preset; results that still follow from it stay. */
export async function planKept(
  path: string,
  plan: unknown,
  preset: PresetSource,
): Promise<SweepFolder> {
  const folder = new SweepFolder(path);
  const presets = [preset];
  await writeManifest(folder, { plan, presets, sweep: await openSweep(plan, presets) });
  return folder;
}

const backends: readonly string[] = ["auto", "gpu", "cpu"] satisfies readonly Backend[];

/** Ends the process with 64 where a flag has no sense: before hours are spent, and results are taken away. */
export function checkKept({ jobs, backend }: KeptOptions): void {
  const slips = [
    ...(/^[1-9]\d*$/.test(jobs) ? [] : [`--jobs takes a whole number from 1 on, not "${jobs}"`]),
    ...(backends.includes(backend)
      ? []
      : [`--backend takes ${backends.join(", ")}, not "${backend}"`]),
  ];
  for (const slip of slips) console.error(slip);
  if (slips.length > 0) process.exit(64);
}

/** Does what the folder lacks. Ends the process where that was stopped; runs that failed are told. */
export async function runKept(folder: SweepFolder, options: KeptOptions): Promise<void> {
  if (options.again) await rm(join(folder.path, "runs"), { recursive: true, force: true });
  try {
    await runSweep(folder.path, {
      backend: options.backend as Backend,
      jobs: Number(options.jobs),
      threads: 1,
      checkpoint: 5,
      retryFailed: false,
      quiet: false,
      program: "bin/milieu.js",
    });
  } catch (error) {
    if (!(error instanceof CliError)) throw error;
    console.error(error.message);
    if (error.code !== 1) process.exit(error.code);
  }
}
