import type { DataFolder } from "./data-folder.ts";
import type { DataSet } from "./data-set.ts";
import type { FieldFormat } from "./formats.ts";
import { csvFrames } from "./frames/csv.ts";
import type { FrameWriter } from "./frames/frame-writer.ts";
import { npyFrames } from "./frames/npy.ts";
import { npzFrames } from "./frames/npz.ts";
import { vtiFrames } from "./frames/vti.ts";
import { omeTiffFrames } from "./ome/ome-tiff.ts";
import { omeZarrFrames } from "./ome/ome-zarr.ts";

/**
 * Opens what writes a run into a folder. `done`: times of the frames that are there already, min. Rejects with
 * DataFileError where these are not there.
 */
export type OpenFrames = (
  folder: DataFolder,
  set: DataSet,
  done: readonly number[],
) => Promise<FrameWriter>;

/** How a folder has each format; what is one file, or a folder of its own, is called run. */
export const openFrames: Readonly<Record<FieldFormat, OpenFrames>> = {
  npy: (folder, set, done) => npyFrames(folder, set, done.length),
  npz: (folder, set, done) => npzFrames(folder, "run.npz", set, done),
  csv: async (folder, set, done) => csvFrames(folder, set, done.length),
  vti: async (folder, set, done) => vtiFrames(folder, set, done),
  "ome-tiff": (folder, set, done) => omeTiffFrames(folder, "run.ome.tif", set, done),
  "ome-zarr": (folder, set, done) => omeZarrFrames(folder, "run.ome.zarr/", set, done),
};
