import { availableParallelism } from "node:os";
import { type Command, InvalidArgumentError, Option } from "commander";
import { plotKinds } from "../../sweep/plots/plot-kinds.ts";
import type { Backend } from "../open-engine.ts";
import { everyOption, folderOption, jobsOption, threadsOption } from "../parse-options.ts";
import { addClusterCommands } from "./cluster-commands.ts";
import { collect, type TableFormat, tableFormats } from "./collect.ts";
import { describeCollected, describePlotted } from "./describe-results.ts";
import { SweepFolder } from "./folder.ts";
import { openResults } from "./open-results.ts";
import { planSweep } from "./plan.ts";
import { plot } from "./plot.ts";
import { saidOf } from "./read-plan.ts";
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

  sweep
    .command("collect")
    .description("tables of what is done: results, curves, claims, failures")
    .argument("<folder>", "the sweep's folder")
    .addOption(new Option("--format <format>").choices(tableFormats).default("csv"))
    .action(async (path: string, options: { format: TableFormat }) => {
      console.log(describeCollected(await collect(await openResults(path), options)));
    });

  sweep
    .command("plot")
    .description("figures of what is done, as SVG")
    .argument("<folder>", "the sweep's folder")
    .option("--output <names...>", "of these outputs and scores (default: all)")
    .option("--kind <kinds...>", `of these kinds: ${plotKinds.join(", ")} (default: what fits)`)
    .option("--by <factors...>", "the factor of the colours, or the two of a heat map")
    .action(async (path: string, { output, kind, by }: PlotFlags) => {
      const source = await openResults(path);
      const options = {
        ...(output === undefined ? {} : { outputs: output }),
        ...(kind === undefined ? {} : { kinds: kind }),
        ...(by === undefined ? {} : { by }),
      };
      console.log(describePlotted(await saidOf(path, () => plot(source, options))));
    });

  sweep.command("work", { hidden: true }).action(work);
  addClusterCommands(sweep);
}

interface PlotFlags {
  readonly output?: readonly string[];
  readonly kind?: readonly string[];
  readonly by?: readonly string[];
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
