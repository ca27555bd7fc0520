import { BlobFolder } from "./blob-folder.ts";
import { aboutRecord, type DataSet, type FieldValues } from "./data-set.ts";
import { type FieldFormat, fieldFormat } from "./formats.ts";
import { tableFrames } from "./frames/csv.ts";
import { omeZarrFrames } from "./ome/ome-zarr.ts";
import { type OpenFrames, openFrames } from "./open-frames.ts";

/** A run on its way into one file, as a page saves it. */
export interface SavedFrames {
  append(time: number, fields: readonly FieldValues[]): Promise<void>;
  /** The file, and the end of its name. */
  finish(): Promise<{ readonly blob: Blob; readonly ending: string }>;
}

/** What one file has otherwise than a folder: all rows in one table, and OME-Zarr at the archive's root. */
const ownWays: Partial<Record<FieldFormat, OpenFrames>> = {
  csv: (folder, set) => tableFrames(folder, "run.csv", set),
  "ome-zarr": (folder, set) => omeZarrFrames(folder, "", set),
};

/** Single-file OME-Zarr says so in the archive's comment. */
const comments: Partial<Record<FieldFormat, string>> = {
  "ome-zarr": JSON.stringify({ ome: { version: "0.5" } }),
};

/** Opens a file in the browser's storage of blobs for a run. */
export async function saveFrames(format: FieldFormat, set: DataSet): Promise<SavedFrames> {
  const { ending, mediaType, isOneFile } = fieldFormat(format);
  const folder = new BlobFolder(comments[format]);
  const open = ownWays[format] ?? openFrames[format];
  const writer = await open(folder, set, []);
  const times: number[] = [];
  return {
    async append(time, fields) {
      await writer.append(time, fields);
      times.push(time);
    },
    async finish() {
      await writer.close();
      if (isOneFile) return { blob: folder.file(`run${ending}`, mediaType), ending };
      await folder.write("about.json", `${JSON.stringify(aboutRecord(set, times), null, 2)}\n`);
      return { blob: await folder.archive(), ending: `${ending}.zip` };
    },
  };
}
