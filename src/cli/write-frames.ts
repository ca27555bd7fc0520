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
  close(): Promise<void>;
}

export function openFrameWriters(
  formats: readonly FrameFormat[],
  folder: OutputFolder,
  grid: Grid,
  names: readonly string[],
): Promise<FrameWriter[]> {
  const open = {
    npy: () => npyFrames(folder, grid, names),
    csv: async () => csvFrames(folder, grid),
    vti: async () => vtiFrames(folder, grid),
  };
  return Promise.all(formats.map((format) => open[format]()));
}

/** FIELD.npy, one per field. */
async function npyFrames(
  folder: OutputFolder,
  grid: Grid,
  names: readonly string[],
): Promise<FrameWriter> {
  const shape = grid.dimensions === 3 ? [grid.nz, grid.ny, grid.nx] : [grid.ny, grid.nx];
  const files = new Map<string, NpyWriter>();
  for (const name of names) files.set(name, await openNpy(folder.scratch(`${name}.npy`), shape));
  return {
    async append(_time, fields) {
      for (const { name, values } of fields) await files.get(name)?.append(values);
    },
    async close() {
      for (const file of files.values()) await file.close();
    },
  };
}

/** FIELD_0000.csv, one per field and frame. */
function csvFrames(folder: OutputFolder, grid: Grid): FrameWriter {
  let frame = 0;
  return {
    async append(_time, fields) {
      for (const { name, values } of fields) {
        await folder.write(`${name}_${frameNumber(frame)}.csv`, fieldCsv(grid, name, values));
      }
      frame += 1;
    },
    close: async () => {},
  };
}

/** frame_0000.vti, all fields of a frame in one, and frames.pvd with their times. */
function vtiFrames(folder: OutputFolder, grid: Grid): FrameWriter {
  const files: string[] = [];
  const times: number[] = [];
  return {
    async append(time, fields) {
      const file = `frame_${frameNumber(files.length)}.vti`;
      await folder.write(file, vtiFile(grid, fields));
      files.push(file);
      times.push(time);
    },
    close: () => folder.write("frames.pvd", pvdText(files, times)),
  };
}

function frameNumber(frame: number): string {
  return `${frame}`.padStart(4, "0");
}
