import type { Grid } from "../model/grid.ts";
import { fieldCsv } from "./csv-text.ts";
import type { OutputFolder } from "./output-folder.ts";
import { pvdText, type VtiField, vtiFile } from "./vti-text.ts";
import { type NpyWriter, openNpy } from "./write-npy.ts";

export const frameFormats = ["npy", "csv", "vti"] as const;
export type FrameFormat = (typeof frameFormats)[number];

/** Writes the fields of one frame after another in one format. */
export interface FrameWriter {
  append(time: number, fields: readonly VtiField[]): Promise<void>;
  /** What was appended is safe from a crash, and readable. */
  flush(): Promise<void>;
  close(): Promise<void>;
}

/** `done`: times of the frames that an earlier part of the run has written, min. */
export function openFrameWriters(
  formats: readonly FrameFormat[],
  folder: OutputFolder,
  grid: Grid,
  names: readonly string[],
  done: readonly number[] = [],
): Promise<FrameWriter[]> {
  const open = {
    npy: () => npyFrames(folder, grid, names, done.length),
    csv: async () => csvFrames(folder, grid, done.length),
    vti: async () => vtiFrames(folder, grid, done),
  };
  return Promise.all(formats.map((format) => open[format]()));
}

/** FIELD.npy, one per field. */
async function npyFrames(
  folder: OutputFolder,
  grid: Grid,
  names: readonly string[],
  done: number,
): Promise<FrameWriter> {
  const shape = grid.dimensions === 3 ? [grid.nz, grid.ny, grid.nx] : [grid.ny, grid.nx];
  const files = new Map<string, NpyWriter>();
  for (const name of names) {
    files.set(name, await openNpy(folder.scratch(`${name}.npy`), shape, done));
  }
  return {
    async append(_time, fields) {
      for (const { name, values } of fields) await files.get(name)?.append(values);
    },
    async flush() {
      for (const file of files.values()) await file.flush();
    },
    async close() {
      for (const file of files.values()) await file.close();
    },
  };
}

/** FIELD_0000.csv, one per field and frame. */
function csvFrames(folder: OutputFolder, grid: Grid, done: number): FrameWriter {
  let frame = done;
  return {
    async append(_time, fields) {
      for (const { name, values } of fields) {
        await folder.write(`${name}_${frameNumber(frame)}.csv`, fieldCsv(grid, name, values));
      }
      frame += 1;
    },
    flush: async () => {},
    close: async () => {},
  };
}

/** frame_0000.vti, all fields of a frame in one, and frames.pvd with their times. */
function vtiFrames(folder: OutputFolder, grid: Grid, done: readonly number[]): FrameWriter {
  const times = [...done];
  const fileOf = (frame: number): string => `frame_${frameNumber(frame)}.vti`;
  const writeTimes = () =>
    folder.write(
      "frames.pvd",
      pvdText(
        times.map((_, frame) => fileOf(frame)),
        times,
      ),
    );
  return {
    async append(time, fields) {
      await folder.write(fileOf(times.length), vtiFile(grid, fields));
      times.push(time);
    },
    flush: writeTimes,
    close: writeTimes,
  };
}

function frameNumber(frame: number): string {
  return `${frame}`.padStart(4, "0");
}
