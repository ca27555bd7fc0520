import { mkdir } from "node:fs/promises";
import { join } from "node:path";
import { CliError, exitCode } from "../exit-code.ts";
import { SweepFolder } from "./folder.ts";
import { needsOf } from "./needs.ts";
import { programCall, shellWord } from "./program-call.ts";
import { runShare } from "./run.ts";
import { sbatchScript } from "./sbatch-script.ts";
import { writeScript } from "./script-file.ts";
import { planShares, type SharePlan, type ShareWishes, saysAll } from "./share-plan.ts";
import { snakefile } from "./snakefile.ts";
import { profileFolder, slurmProfile } from "./snakemake-profiles.ts";

/** Options of `milieu sweep slurm` and `milieu sweep snakemake`. */
export interface ClusterOptions extends ShareWishes {
  /** Jobs at the same time. */
  readonly throttle?: number;
  readonly partition?: string;
  readonly account?: string;
  readonly gpu?: string | true;
  /** Lines of shell that each job begins with. */
  readonly shell?: readonly string[];
  readonly force: boolean;
  readonly quiet: boolean;
}

/** `milieu sweep slurm`: writes sweep.sbatch into a sweep's folder. */
export async function sweepSlurm(path: string, options: ClusterOptions): Promise<void> {
  requirePlain(path, /[\p{Cc}]/u);
  const plan = await planOf(path, options);
  const { shell = [], ...rest } = options;
  const script = join(path, "sweep.sbatch");
  const text = sbatchScript({ ...rest, folder: path, program: programCall(), plan, shell });
  await writeScript(script, text, options.force);
  await makeLogs(path);
  say(options, plan, `sbatch ${shellWord(script)}`);
}

/** `milieu sweep snakemake`: writes a Snakefile, and profiles for Slurm, into a sweep's folder. */
export async function sweepSnakemake(path: string, options: ClusterOptions): Promise<void> {
  requirePlain(path, /[{}\p{Cc}]/u);
  const plan = await planOf(path, options);
  const { shell = [], ...rest } = options;
  const script = join(path, "Snakefile");
  const text = snakefile({ ...rest, folder: path, program: programCall(), plan, shell });
  await writeScript(script, text, options.force);
  const profile = slurmProfile({ ...rest, folder: path, jobs: options.throttle ?? 100 });
  for (const [name, part] of Object.entries(profile)) {
    await writeScript(join(path, profileFolder, name), part, options.force);
  }
  await makeLogs(path);
  say(options, plan, `snakemake --snakefile ${shellWord(script)} --cores 2`);
}

/** Slurm makes no folders for what a job says. */
async function makeLogs(path: string): Promise<void> {
  await mkdir(join(path, "logs"), { recursive: true });
}

async function planOf(path: string, options: ClusterOptions): Promise<SharePlan> {
  const folder = new SweepFolder(path);
  const { count } = await folder.sweep();
  if (saysAll(options)) return planShares(count, options);
  const needs = await needsOf(folder, async ({ preset, index }) => {
    if (!options.quiet) console.error(`timing a run of ${preset} ...`);
    await runShare(folder, index, {
      // Where the jobs get a GPU, this machine may still have none.
      backend: options.gpu === undefined ? "cpu" : "auto",
      jobs: 1,
      threads: 1,
      checkpoint: 5,
      retryFailed: false,
      quiet: options.quiet,
    });
  });
  return planShares(needs.runs, options, needs);
}

function say({ quiet }: ClusterOptions, plan: SharePlan, command: string): void {
  if (quiet) return;
  const { runs, shares, minutes, memoryMb } = plan;
  console.log(`${runs} runs in ${shares} shares of ${minutes} min and ${memoryMb} MB at most`);
  console.log(command);
}

/** Throws CliError 64 where the script's language cannot hold the path. */
function requirePlain(path: string, odd: RegExp): void {
  const found = odd.exec(path);
  if (found === null) return;
  throw new CliError(
    exitCode.usage,
    `${path} has ${JSON.stringify(found[0])} in it, which the script cannot hold; move the sweep's folder.`,
  );
}
