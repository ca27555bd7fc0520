import { availableParallelism } from "node:os";
import { Command, CommanderError, InvalidArgumentError, Option } from "commander";
import packageFile from "../../package.json" with { type: "json" };
import { EngineError } from "../engine/engine-error.ts";
import { ModelError } from "../model/error.ts";
import { type CheckOptions, check } from "./check.ts";
import { CliError, exitCode } from "./exit-code.ts";
import { list } from "./list.ts";
import type { Backend } from "./open-engine.ts";
import {
  durationOption,
  everyOption,
  folderOption,
  gridOption,
  jobsOption,
  namesOption,
  repeatedChoice,
  seedOption,
  setOption,
  untilOption,
} from "./parse-options.ts";
import { run } from "./run.ts";
import { validate } from "./validate.ts";
import { type FrameFormat, frameFormats } from "./write-frames.ts";

const program = new Command("milieu")
  .description(
    "The tumour microenvironment as fields: run, check and list presets without a picture.",
  )
  .version(packageFile.version)
  .exitOverride()
  .showSuggestionAfterError();

program.command("list").description("the shipped presets").action(list);

program
  .command("validate")
  .description("say whether presets can be run, and what is odd in them")
  .argument("<preset...>", "names from `list`, or JSON files")
  .action(validate);

program
  .command("run")
  .description("run a preset and write its frames and observables")
  .argument("<preset>", "a name from `list`, or a JSON file")
  .addOption(backendOption())
  .option("--until <duration>", 'end of the run, e.g. "5 d" (default: the preset\'s)', untilOption)
  .option("--every <duration>", 'between frames, e.g. "6 h" (default: a twentieth)', everyOption)
  .option("--set <name=value>", "value of a parameter (repeatable)", setOption, {})
  .option("--grid <voxels>", "voxels per axis, e.g. 256x256", gridOption)
  .option("--step <duration>", 'time step, e.g. "1 min"', durationOption)
  .option("--seed <number>", "seed of the random initial state", seedOption)
  .option("--fields <names>", "fields and observables to write (default: all fields)", namesOption)
  .option("--out <folder>", "folder to write to (default: milieu-out/PRESET)", folderOption)
  .option(
    "--format <format>",
    `${frameFormats.join(", ")} (repeatable; default: npy)`,
    repeatedChoice(frameFormats),
  )
  .option("--quiet", "no progress and no closing line", false)
  .action((preset: string, options: RunFlags) => {
    const { set, format, out, ...rest } = options;
    const formats = format ?? ["npy"];
    return run(preset, { ...rest, parameters: set, formats, out: out ?? outFolder(preset) });
  });

program
  .command("check")
  .description("run presets and say whether their claims hold")
  .argument("[preset...]", "names from `list`, or JSON files (default: all)")
  .addOption(backendOption())
  .option("--full", "on the preset's own grid and step", false)
  .option(
    "--grid <voxels>",
    "voxels per axis, e.g. 64x64 (default: the preset's check)",
    gridOption,
  )
  .option("--step <duration>", 'time step, e.g. "10 min"', durationOption)
  .option("--seed <number>", "seed of the random initial state", seedOption)
  .option("--jobs <number>", "presets checked at the same time", jobsOption, defaultJobs())
  .addOption(new Option("--format <format>").choices(["text", "json"]).default("text"))
  .option("--quiet", "no progress and no closing line", false)
  .action((names: string[], options: CheckOptions) => check(names, options));

interface RunFlags {
  readonly backend: Backend;
  readonly until?: number;
  readonly every?: number;
  readonly set: Readonly<Record<string, number>>;
  readonly grid?: readonly number[];
  readonly step?: number;
  readonly seed?: number;
  readonly fields?: readonly string[];
  readonly out?: string;
  readonly format?: readonly FrameFormat[];
  readonly quiet: boolean;
}

/** A check fills a core; more than four at once rarely have the memory bandwidth for it. */
function defaultJobs(): number {
  return Math.min(4, availableParallelism());
}

function backendOption(): Option {
  return new Option("--backend <backend>", "what computes")
    .choices(["gpu", "cpu", "auto"])
    .default("auto");
}

function outFolder(preset: string): string {
  const base = preset.slice(preset.lastIndexOf("/") + 1).replace(/\.json$/, "");
  return `milieu-out/${base}`;
}

/** The exit code of an error, after its message has been printed. */
function codeOf(error: unknown): number {
  if (error instanceof CommanderError) {
    return error.exitCode === 0 ? exitCode.done : exitCode.usage;
  }
  if (error instanceof InvalidArgumentError) return exitCode.usage;
  if (error instanceof CliError) {
    console.error(`milieu: ${error.message}`);
    return error.code;
  }
  if (error instanceof ModelError || error instanceof EngineError) {
    console.error(`milieu: ${error.message}`);
    return error instanceof ModelError ? exitCode.badPreset : exitCode.internal;
  }
  if (error instanceof Error && "syscall" in error) {
    console.error(`milieu: ${error.message}; nothing was written.`);
    return exitCode.internal;
  }
  console.error("milieu: internal error", error);
  return exitCode.internal;
}

try {
  await program.parseAsync();
  process.exit(exitCode.done);
} catch (error) {
  process.exit(codeOf(error));
}
