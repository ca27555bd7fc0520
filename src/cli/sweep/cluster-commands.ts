import { type Command, InvalidArgumentError } from "commander";
import { isWithin, limits } from "../../limits/limits.ts";
import { everyOption } from "../parse-options.ts";
import { type ClusterOptions, sweepSlurm, sweepSnakemake } from "./cluster.ts";

/** `milieu sweep slurm` and `milieu sweep snakemake` */
export function addClusterCommands(sweep: Command): void {
  addOptions(
    sweep
      .command("slurm")
      .description("write DIR/sweep.sbatch, a job array for Slurm (docs/sweeps-cluster.md)"),
  ).action((path: string, options: ClusterOptions) => sweepSlurm(path, options));
  addOptions(
    sweep
      .command("snakemake")
      .description("write DIR/Snakefile, a workflow for Snakemake (docs/sweeps-cluster.md)"),
  ).action((path: string, options: ClusterOptions) => sweepSnakemake(path, options));
}

function addOptions(command: Command): Command {
  return command
    .argument("<folder>", "the sweep's folder")
    .option("--shares <number>", "jobs in all (default: of half an hour each)", countOption)
    .option("--throttle <number>", "jobs at the same time", countOption)
    .option("--partition <name>", "Slurm partition", nameOption)
    .option("--account <name>", "Slurm account", nameOption)
    .option("--gpu [type]", "a GPU for each job", gpuOption)
    .option("--time <duration>", 'of a job, e.g. "2 h" (default: from timed runs)', everyOption)
    .option("--memory <size>", 'of a job, e.g. "2 GB" (default: from timed runs)', memoryOption)
    .option(
      "--shell <line>",
      'shell that a job begins with, e.g. "module load nodejs" (repeatable)',
      shellOption,
    )
    .option("--force", "write over a script that was edited", false)
    .option("--quiet", "say nothing", false);
}

function countOption(text: string): number {
  const count = Number(text);
  if (/^\d+$/.test(text) && isWithin(limits.shares, count)) return count;
  throw new InvalidArgumentError(
    `give a whole number from ${limits.shares.least} to ${limits.shares.most}.`,
  );
}

function nameOption(text: string): string {
  if (/^[\w.,@:+-]+$/.test(text)) return text;
  throw new InvalidArgumentError("give a name as Slurm has it, without spaces.");
}

function gpuOption(text: string): string {
  if (/^[\w.-]+$/.test(text)) return text;
  throw new InvalidArgumentError('give a type as Slurm has it, e.g. "a100", or none.');
}

/** MB */
function memoryOption(text: string): number {
  const match = /^\s*(\d+(?:\.\d+)?)\s*(MB|GB)\s*$/i.exec(text);
  const size = Number(match?.[1]) * (match?.[2]?.toUpperCase() === "GB" ? 1000 : 1);
  if (size > 0) return size;
  throw new InvalidArgumentError('give a number and MB or GB, e.g. "2 GB".');
}

function shellOption(text: string, earlier: readonly string[] = []): readonly string[] {
  if (!/[\r\n]/.test(text)) return [...earlier, text];
  throw new InvalidArgumentError("give one line of shell at a time.");
}
