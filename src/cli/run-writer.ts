import packageFile from "../../package.json" with { type: "json" };
import type { Engine, Measurement } from "../engine/engine.ts";
import { runawayOf } from "../observe/runaway.ts";
import { dataSetOf } from "../preset/data-set-of.ts";
import { encodeCheckpoint } from "./checkpoint.ts";
import { CliError, exitCode } from "./exit-code.ts";
import { type Note, notesOf } from "./notes.ts";
import { checkpointName, type OutputFolder } from "./output-folder.ts";
import { type RunPlan, timesOf } from "./run-plan.ts";
import type { RunProgress } from "./run-progress.ts";
import { runRecord } from "./run-record.ts";
import { openFrameWriters } from "./write-frames.ts";
import { openTable } from "./write-table.ts";

/** Writes a run into its folder: frames, observables.csv, run.json, checkpoints. */
export interface RunWriter {
  /** Frames so far, those of earlier parts of the run included. */
  readonly frames: number;
  readonly notes: readonly Note[];
  /** Measures and writes the engine's present state as the next frame. */
  appendFrame(): Promise<void>;
  /**
   * Makes everything so far readable and writes the state to go on from; a crash from now on loses
   * only what comes later. `seconds`: wall time since the writer was opened.
   */
  checkpoint(seconds: number): Promise<void>;
  /** Completes the files and shows them. */
  finish(seconds: number): Promise<void>;
}

/** Opens the files of a run of which `progress` is done. */
export async function openRunWriter(
  plan: RunPlan,
  engine: Engine,
  folder: OutputFolder,
  progress: RunProgress,
): Promise<RunWriter> {
  const { names, formats, preset } = plan;
  const times = timesOf(plan);
  const done = times.slice(0, progress.frames);
  const set = dataSetOf(preset, { names, times, version: packageFile.version });
  const writers = await openFrameWriters(formats, folder, set, done);
  const table = await openTable(folder.scratch("observables.csv"), progress.tableBytes);
  const notes = [...progress.notes];
  let { frames, solver } = progress;

  const writeRecord = (seconds: number) => {
    const frameTimes = times.slice(0, frames);
    const outcome = { frameTimes, seconds, interrupted: frames < times.length };
    return folder.write("run.json", runRecord(plan, engine, outcome, { notes, solver }));
  };
  return {
    get frames() {
      return frames;
    },
    notes,
    async appendFrame() {
      const measurement = await measured(engine);
      const fields = [];
      for (const name of names) fields.push({ name, values: await engine.read(name) });
      for (const writer of writers) await writer.append(times[frames] as number, fields);
      await table.append(measurement);
      notes.push(...notesOf(measurement));
      solver = measurement.solver ?? solver;
      frames += 1;
    },
    async checkpoint(elapsed) {
      const seconds = progress.seconds + elapsed;
      for (const writer of writers) await writer.flush();
      await table.flush();
      await writeRecord(seconds);
      await folder.publish();
      const snapshot = await engine.snapshot();
      const solves = solver === undefined ? {} : { solver };
      const reached = { frames, tableBytes: table.bytes, notes, seconds, ...solves };
      const checkpoint = { plan, progress: reached, backend: engine.kind, snapshot };
      await folder.write(checkpointName, encodeCheckpoint(checkpoint));
    },
    async finish(elapsed) {
      for (const writer of writers) await writer.close();
      await table.close();
      await writeRecord(progress.seconds + elapsed);
      await folder.publish();
    },
  };
}

async function measured(engine: Engine): Promise<Measurement> {
  const measurement = await engine.measure();
  const broken = runawayOf(measurement);
  if (broken === undefined) return measurement;
  throw new CliError(
    exitCode.internal,
    `${broken} has grown beyond all bounds at t = ${measurement.time} min; try a smaller --step.`,
  );
}
