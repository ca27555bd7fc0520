import { availableParallelism } from "node:os";
import { Command, CommanderError, InvalidArgumentError, Option } from "commander";
import packageFile from "../../package.json" with { type: "json" };
import { type FieldFormat, fieldFormatNames } from "../data/formats.ts";
import { EngineError } from "../engine/engine-error.ts";
import { INSTRUMENT_KINDS } from "../instruments/settings.ts";
import { ModelError } from "../model/error.ts";
import { type CheckOptions, check } from "./check.ts";
import { tolerateClosedOutput } from "./closed-output.ts";
import { CliError, exitCode } from "./exit-code.ts";
import { list } from "./list.ts";
import { findingFormats, type MeasureOptions, measure } from "./measure.ts";
import type { Backend } from "./open-engine.ts";
import {
  durationOption,
  everyOption,
  fileOption,
  folderOption,
  gridOption,
  jobsOption,
  namesOption,
  repeatedChoice,
  residualOption,
  seedOption,
  setOption,
  threadsOption,
  untilOption,
} from "./parse-options.ts";
import { addPictureCommands } from "./picture/commands.ts";
import { resume, run } from "./run.ts";
import { addSweepCommands } from "./sweep/commands.ts";
import { validate } from "./validate.ts";

const helpOnRestart = `
Stop and go on:
  milieu run PRESET --until "20 d" --checkpoint "1 d" --out DIR
  milieu run --resume DIR                   bit for bit as if it had never stopped
  milieu run --resume DIR --until "40 d"    a finished run, longer
  milieu run PRESET --from DIR/checkpoint.milieu --set NAME=VALUE --until "30 d"`;

const helpOnFolders = `
A run's folder is all its own: one that holds anything is refused. With --overwrite the files of an earlier run
go, files of the same names are replaced, and everything else stays.`;

const program = new Command("milieu")
  .description(
    "The tumor microenvironment as fields: run, check, film and list presets without the page.",
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
  .argument("[preset]", "a name from `list`, or a JSON file; none with --resume")
  .addOption(backendOption())
  .option("--until <duration>", 'end of the run, e.g. "5 d" (default: the preset\'s)', untilOption)
  .option("--every <duration>", 'between frames, e.g. "6 h" (default: a twentieth)', everyOption)
  .option("--set <name=value>", "value of a parameter (repeatable)", setOption, {})
  .option("--grid <voxels>", "voxels per axis, e.g. 256x256", gridOption)
  .option("--step <duration>", 'time step, e.g. "1 min"', durationOption)
  .option(
    "--residual <share>",
    "error that the solve of a step may leave, of each substrate's largest value (default: the preset's, else 1e-4)",
    residualOption,
  )
  .option("--seed <number>", "seed of the random initial state", seedOption)
  .option(
    "--threads <number>",
    "threads of the CPU path; results do not depend on it",
    threadsOption,
    defaultThreads(),
  )
  .option("--fields <names>", "fields and observables to write (default: all fields)", namesOption)
  .option("--out <folder>", "folder to write to (default: milieu-out/PRESET)", folderOption)
  .option("--overwrite", "write into a folder that holds an earlier run or other files", false)
  .option(
    "--format <format>",
    `${fieldFormatNames.join(", ")} (repeatable; default: npy)`,
    repeatedChoice(fieldFormatNames),
  )
  .option(
    "--checkpoint <duration>",
    'write the state into the folder at least this often, e.g. "1 d"',
    everyOption,
  )
  .option("--resume <folder>", "go on with the run there from its checkpoint", folderOption)
  .option("--from <file>", "start from the state in a checkpoint of any run", fileOption)
  .option("--quiet", "no progress and no closing line", false)
  .addHelpText("after", `${helpOnFolders}\n${helpOnRestart}`)
  .action((preset: string | undefined, options: RunFlags, command: Command) => {
    if (options.resume !== undefined) {
      requireOnlyOnResume(preset, command);
      return resume(options.resume, options);
    }
    if (preset === undefined) {
      throw new CliError(exitCode.usage, "name a preset (`milieu list` shows them), or --resume.");
    }
    const { set, format, out, resume: _, ...rest } = options;
    const formats = format ?? ["npy"];
    return run(preset, { ...rest, parameters: set, formats, out: out ?? outFolder(preset) });
  });

program
  .command("measure")
  .description("run a preset to a time and give what one of the page's instruments makes of it")
  .argument("<preset>", "a name from `list`, or a JSON file")
  .argument("<instrument>", INSTRUMENT_KINDS.join(", "))
  .requiredOption("--at <duration>", 'when, e.g. "10 d"', untilOption)
  .option("--setting <json>", `keys of the instrument, e.g. '{"field": "oxygen"}'`, "{}")
  .option("--every <duration>", "between moments of what shows the past", everyOption)
  .addOption(backendOption())
  .option("--set <name=value>", "value of a parameter (repeatable)", setOption, {})
  .option("--grid <voxels>", "voxels per axis, e.g. 256x256", gridOption)
  .option("--step <duration>", 'time step, e.g. "1 min"', durationOption)
  .option("--seed <number>", "seed of the random initial state", seedOption)
  .option("--threads <number>", "threads of the CPU path", threadsOption, defaultThreads())
  .addOption(new Option("--format <format>").choices([...findingFormats]).default("csv"))
  .option("--out <file>", "file to write to (default: standard output)")
  .action((preset: string, instrument: string, { set, ...options }: MeasureFlags) =>
    measure(preset, instrument, { ...options, parameters: set }),
  );

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

addSweepCommands(program, backendOption);
addPictureCommands(program, backendOption);

interface MeasureFlags extends Omit<MeasureOptions, "parameters"> {
  readonly set: Readonly<Record<string, number>>;
}

interface RunFlags {
  readonly backend: Backend;
  readonly until?: number;
  readonly every?: number;
  readonly set: Readonly<Record<string, number>>;
  readonly grid?: readonly number[];
  readonly step?: number;
  readonly residual?: number;
  readonly seed?: number;
  readonly threads: number;
  readonly fields?: readonly string[];
  readonly out?: string;
  readonly format?: readonly FieldFormat[];
  readonly checkpoint?: number;
  readonly resume?: string;
  readonly from?: string;
  readonly quiet: boolean;
}

/** A run that goes on is what it was: only its end and its checkpoints may change. */
function requireOnlyOnResume(preset: string | undefined, command: Command): void {
  const allowed = ["resume", "until", "checkpoint", "threads", "quiet"];
  const given = command.options
    .filter((option) => command.getOptionValueSource(option.attributeName()) === "cli")
    .filter((option) => !allowed.includes(option.attributeName()))
    .map((option) => option.long);
  const unwanted = preset === undefined ? given : [`the preset "${preset}"`, ...given];
  if (unwanted.length === 0) return;
  throw new CliError(
    exitCode.usage,
    `--resume goes on with the run as it was; leave out ${unwanted.join(", ")}.`,
  );
}

/** More than eight rarely find work: substrates come in groups of four. */
function defaultThreads(): number {
  return Math.min(8, availableParallelism());
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
    if (error.message !== "") console.error(`milieu: ${error.message}`);
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

tolerateClosedOutput();
try {
  await program.parseAsync();
  process.exit(exitCode.done);
} catch (error) {
  process.exit(codeOf(error));
}
