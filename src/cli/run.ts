import type { Engine, Measurement, Statistics } from "../engine/engine.ts";
import type { Preset } from "../preset/preset.ts";
import { CliError, exitCode } from "./exit-code.ts";
import { frameTimes } from "./frame-times.ts";
import { type Interruption, listenForInterruption } from "./interruption.ts";
import { loadPreset } from "./load-preset.ts";
import { gatherNotes, warningOf } from "./notes.ts";
import { type Backend, openEngine } from "./open-engine.ts";
import { type OutputFolder, openOutputFolder } from "./output-folder.ts";
import { formatSeconds, openProgress } from "./progress.ts";
import type { RunOutcome } from "./run-outcome.ts";
import { runRecord } from "./run-record.ts";
import { type FrameFormat, type FrameWriter, openFrameWriters } from "./write-frames.ts";

export interface RunOptions {
  readonly backend: Backend;
  /** min; default: the preset's `stop`. */
  readonly until?: number;
  /** min; default: a twentieth of `until`. */
  readonly every?: number;
  readonly parameters: Readonly<Record<string, number>>;
  readonly grid?: readonly number[];
  readonly step?: number;
  readonly seed?: number;
  /** Fields and observables to write; default: every field. */
  readonly fields?: readonly string[];
  readonly out: string;
  readonly formats: readonly FrameFormat[];
  readonly quiet: boolean;
}

/** Steps a loop runs before it looks for a signal or reports progress. */
const stepsPerBatch = 8;

/** Work between two looks at the event loop, ms: signals are heard there and nowhere else. */
const patience = 100;

/** More would be files that nobody meant to ask for. */
const mostFrames = 100_000;

/**
 * `milieu run`: runs a preset without a picture and writes its frames and observables. SIGINT and
 * SIGTERM stop it after the present frame; what is done is written and said.
 */
export async function run(presetName: string, options: RunOptions): Promise<void> {
  const preset = await loadPreset(presetName, {
    parameters: options.parameters,
    ...(options.grid === undefined ? {} : { grid: options.grid }),
    ...(options.step === undefined ? {} : { step: options.step }),
    ...(options.seed === undefined ? {} : { seed: options.seed }),
  });
  const times = plannedTimes(preset, options);
  const names = chosenFields(preset, options.fields);
  const engine = await openEngine(preset.scenario, options.backend);
  try {
    await runAndWrite(preset, engine, times, names, options);
  } finally {
    engine.dispose();
  }
}

async function runAndWrite(
  preset: Preset,
  engine: Engine,
  times: readonly number[],
  names: readonly string[],
  options: RunOptions,
): Promise<void> {
  const folder = await openOutputFolder(options.out);
  try {
    const writers = await openFrameWriters(options.formats, folder, engine.grid, names);
    const measurements: Measurement[] = [];
    const outcome = await computeFrames(engine, times, options.quiet, async (time) => {
      measurements.push(await measured(engine));
      await writeFrame(engine, writers, names, time);
    });
    for (const writer of writers) await writer.close();
    const record = await runRecord({ preset, engine, names, measurements, outcome });
    await folder.write("observables.csv", record.observables);
    await folder.write("run.json", record.text);
    await folder.publish();
    const warning = warningOf(gatherNotes(measurements));
    if (warning !== undefined) console.error(`milieu: ${warning}`);
    if (!options.quiet) console.log(closingLine(engine, folder, times, outcome));
  } catch (error) {
    await folder.discard();
    throw error;
  }
}

async function computeFrames(
  engine: Engine,
  times: readonly number[],
  quiet: boolean,
  writeFrameAt: (time: number) => Promise<void>,
): Promise<RunOutcome> {
  const interruption = listenForInterruption();
  const progress = openProgress(quiet);
  const start = performance.now();
  const end = times[times.length - 1] as number;
  const done: number[] = [];
  try {
    let heard = start;
    for (const time of times) {
      while ((await engine.advance(stepsPerBatch, time)) > 0) {
        progress.update(end === 0 ? 1 : engine.time / end, `${days(engine.time)} of ${days(end)}`);
        if (performance.now() - heard > patience) heard = await listen(interruption);
      }
      await writeFrameAt(time);
      done.push(time);
      if (interruption.requested) break;
    }
  } finally {
    progress.end();
    interruption.release();
  }
  const seconds = (performance.now() - start) / 1000;
  return { frameTimes: done, seconds, interrupted: done.length < times.length };
}

/** Lets signals in; throws if the person insisted. Returns the time, ms. */
async function listen(interruption: Interruption): Promise<number> {
  await new Promise((resolve) => setImmediate(resolve));
  if (!interruption.insisted) return performance.now();
  throw new CliError(exitCode.stopped, "stopped at once; nothing was written.");
}

/** What is written to a field is limited to 1e30: who reaches that has run away. */
const runaway = 0.99e30;

function largest({ min, max }: Statistics): number {
  return Math.max(-min, max);
}

async function measured(engine: Engine): Promise<Measurement> {
  const measurement = await engine.measure();
  const all = Object.entries({ ...measurement.fields, ...measurement.observables });
  const broken = all.find(([, values]) => values.nonFinite > 0 || largest(values) >= runaway);
  if (broken === undefined) return measurement;
  throw new CliError(
    exitCode.internal,
    `${broken[0]} has grown beyond all bounds at t = ${measurement.time} min; try a smaller --step.`,
  );
}

async function writeFrame(
  engine: Engine,
  writers: readonly FrameWriter[],
  names: readonly string[],
  time: number,
): Promise<void> {
  const fields = [];
  for (const name of names) fields.push({ name, values: await engine.read(name) });
  for (const writer of writers) await writer.append(time, fields);
}

function plannedTimes(preset: Preset, options: RunOptions): readonly number[] {
  const until = options.until ?? preset.scenario.time.stop;
  if (until === undefined) {
    throw new CliError(exitCode.usage, 'the preset has no end: give one, e.g. --until "5 d".');
  }
  const every = options.every ?? Math.max(until / 20, 1e-9);
  if (until / every > mostFrames) {
    throw new CliError(
      exitCode.usage,
      `--every ${every} min makes more than ${mostFrames} frames; choose a longer one.`,
    );
  }
  return frameTimes(until, every);
}

function chosenFields(preset: Preset, wanted?: readonly string[]): readonly string[] {
  const { fields, observables } = preset.scenario.model;
  if (wanted === undefined) return fields.map((field) => field.name);
  const known = [...fields, ...observables].map((item) => item.name);
  const unknown = wanted.find((name) => !known.includes(name));
  if (unknown === undefined) return wanted;
  throw new CliError(
    exitCode.usage,
    `--fields: the model has no "${unknown}"; it has ${known.join(", ")}.`,
  );
}

function closingLine(
  engine: Engine,
  folder: OutputFolder,
  times: readonly number[],
  outcome: RunOutcome,
): string {
  const { length } = outcome.frameTimes;
  const count = outcome.interrupted ? `stopped after ${length} of ${times.length}` : `${length}`;
  return `${count} frames to ${days(engine.time)} in ${formatSeconds(outcome.seconds)} on ${engine.description}; written to ${folder.path}`;
}

function days(minutes: number): string {
  return minutes < 1440 ? `${(minutes / 60).toFixed(1)} h` : `${(minutes / 1440).toFixed(1)} d`;
}
