import { CliError, exitCode } from "../exit-code.ts";
import type { SweepFolder } from "./folder.ts";
import type { ManifestLine } from "./run-result.ts";

/** What the runs of a sweep take, by those that are done. */
export interface Needs {
  /** Lines of the manifest. */
  readonly runs: number;
  /** Runs that tell. */
  readonly timed: number;
  /** Wall time of all runs, one after the other, s. */
  readonly seconds: number;
  /** Of the longest that was timed, s. */
  readonly longest: number;
  /** Most memory of a process that was seen, MB. */
  readonly memoryMb: number;
}

/** Results of a preset that are read; more would not tell more. */
const enough = 50;
/** Runs of a preset that may fail before it is given up to time one. */
const patience = 3;

/**
 * From the mean of each preset, since presets differ more than points. Where a preset has no result yet,
 * `perform` does its first run now. Throws CliError 1 where runs of a preset only fail.
 */
export async function needsOf(
  folder: SweepFolder,
  perform: (line: ManifestLine) => Promise<void>,
): Promise<Needs> {
  const presets = new Map<string, Timing>();
  for await (const line of folder.lines()) {
    const timing = presets.get(line.preset) ?? new Timing(line.preset);
    presets.set(line.preset, timing);
    timing.runs++;
    if (timing.seconds.length < enough) await timing.read(folder, line);
  }
  for await (const line of folder.lines()) {
    const timing = presets.get(line.preset)!;
    if (timing.seconds.length > 0 || timing.tries === patience) continue;
    if (await folder.hasFailed(line.id)) continue;
    timing.tries++;
    await perform(line);
    await timing.read(folder, line);
  }
  const all = [...presets.values()];
  const untimed = all.find(({ seconds }) => seconds.length === 0);
  if (untimed !== undefined) {
    throw new CliError(
      exitCode.claimFails,
      `no run of ${untimed.preset} could be timed, they fail (\`milieu sweep status ${folder.path}\` says why); mend the plan, or give --shares, --time and --memory.`,
    );
  }
  return {
    runs: sum(all.map(({ runs }) => runs)),
    timed: sum(all.map(({ seconds }) => seconds.length)),
    seconds: sum(all.map(({ runs, seconds }) => (runs * sum(seconds)) / seconds.length)),
    longest: Math.max(...all.flatMap(({ seconds }) => seconds)),
    memoryMb: Math.max(...all.map(({ memoryMb }) => memoryMb)),
  };
}

/** What is known of a preset's runs. */
class Timing {
  readonly preset: string;
  readonly seconds: number[] = [];
  memoryMb = 0;
  runs = 0;
  tries = 0;

  constructor(preset: string) {
    this.preset = preset;
  }

  async read(folder: SweepFolder, { id }: ManifestLine): Promise<void> {
    const result = await folder.result(id);
    if (result === undefined) return;
    this.seconds.push(result.seconds);
    this.memoryMb = Math.max(this.memoryMb, result.memory_mb);
  }
}

function sum(numbers: readonly number[]): number {
  return numbers.reduce((total, number) => total + number, 0);
}
