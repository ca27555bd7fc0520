import { DataFileError } from "../data/data-folder.ts";
import type { DataSet } from "../data/data-set.ts";
import type { FieldFormat } from "../data/formats.ts";
import type { FrameWriter } from "../data/frames/frame-writer.ts";
import { openFrames } from "../data/open-frames.ts";
import { diskFolder } from "./disk-folder.ts";
import { CliError, exitCode } from "./exit-code.ts";
import type { OutputFolder } from "./output-folder.ts";

/**
 * Opens what writes a run's frames. `done`: times of the frames that an earlier part of the run has written,
 * min; throws CliError 65 where they are not there.
 */
export async function openFrameWriters(
  formats: readonly FieldFormat[],
  folder: OutputFolder,
  set: DataSet,
  done: readonly number[] = [],
): Promise<readonly FrameWriter[]> {
  const disk = diskFolder(folder);
  const writers: FrameWriter[] = [];
  for (const format of formats) {
    writers.push(await openFrames[format](disk, set, done).catch(asCliError));
  }
  return writers;
}

function asCliError(error: unknown): never {
  if (error instanceof DataFileError) {
    throw new CliError(exitCode.badPreset, error.message);
  }
  throw error;
}
