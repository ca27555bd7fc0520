import { availableParallelism } from "node:os";
import { type Command, InvalidArgumentError, Option } from "commander";
import type { Backend } from "../open-engine.ts";
import { everyOption, folderOption, jobsOption, threadsOption } from "../parse-options.ts";
import { addClusterCommands } from "./cluster-commands.ts";
import { SweepFolder } from "./folder.ts";
import { planSweep } from "./plan.ts";
import { runSweep } from "./run.ts";
import { sweepStatus } from "./status.ts";
import { work } from "./work.ts";

const helpOnSweeps = `
From a question to a figure:
  milieu sweep plan sweep.json --out DIR    what is to run, how long it takes
  milieu sweep run DIR                      on all cores; Ctrl-C stops, again goes on
  milieu sweep status DIR
  milieu sweep collect DIR                  tables
  milieu sweep plot DIR                     figures
docs/sweeps.md has the plan's keys and what to do on a cluster.`;

/** `milieu sweep ...` */
export function addSweepCommands(program: Command, backendOption: () => Option): void {
  const sweep = program
    .command("sweep")
    .description("many runs of presets with other numbers")
    .addHelpText("after", helpOnSweeps);

  sweep
    .command("plan")
    .description("write down what is to run, and say how long it takes")
    .argument("<plan>", "a JSON file (docs/sweeps.md)")
    .requiredOption("--out <folder>", "the sweep's folder", folderOption)
    .addOption(backendOption())
    .option("--quiet", "say nothing", false)
    .action((path: string, options: { out: string; backend: Backend; quiet: boolean }) =>
      planSweep(path, options),
    );

  sweep
    .command("run")
    .description("do the runs that are not done yet")
    .argument("<folder>", "the sweep's folder")
    .option("--jobs <number>", "runs at the same time", jobsOption, availableParallelism())
    .option("--index <number>", "only run I, in this process; with --of, share I", countOption)
    .option("--of <number>", "so many shares", sharesOption)
    .option("--threads <number>", "threads of a single run (with --index)", threadsOption, 1)
    .addOption(backendOption())
    .option("--checkpoint <duration>", "wall time between two checkpoints of a run", everyOption, 5)
    .option("--retry-failed", "try again what has failed", false)
    .option("--quiet", "no progress and no closing line", false)
    .action((path: string, options) => {
      if (options.of !== undefined && options.index === undefined) {
        throw new InvalidArgumentError("--of needs --index: which of the shares.");
      }
      return runSweep(path, options);
    });

  sweep
    .command("status")
    .description("what is done, running, failed and missing")
    .argument("<folder>", "the sweep's folder")
    .addOption(new Option("--format <format>").choices(["text", "json"]).default("text"))
    .action((path: string, { format }: { format: "text" | "json" }) =>
      sweepStatus(new SweepFolder(path), format),
    );

  sweep.command("work", { hidden: true }).action(work);
  addClusterCommands(sweep);
}

function countOption(text: string): number {
  const count = Number(text);
  if (/^\d+$/.test(text) && Number.isSafeInteger(count)) return count;
  throw new InvalidArgumentError("give a whole number from 0 on.");
}

function sharesOption(text: string): number {
  const shares = countOption(text);
  if (shares >= 1) return shares;
  throw new InvalidArgumentError("give a whole number from 1 on.");
}
