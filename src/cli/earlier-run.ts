import { readdir, readFile } from "node:fs/promises";
import { join } from "node:path";
import { isUnfinished } from "./leftovers.ts";

/** What lies in a folder: files of an earlier run, and others. */
export interface FolderContents {
  readonly ofRun: readonly string[];
  readonly others: readonly string[];
}

const runFiles =
  /^(run\.(json|npz|npz\.new|npz\.parts|ome\.tif|ome\.zarr)|observables\.csv|checkpoint\.milieu|frames\.pvd|frame_\d{4,}\.vti)$/;

/** What file browsers put into every folder that they show. */
const furniture = new Set([".DS_Store", "Thumbs.db", "desktop.ini"]);

/** Tells the files of an earlier run, by its run.json, from all others. */
export async function contentsOf(folder: string): Promise<FolderContents> {
  const names = (await readdir(folder)).filter(
    (name) => !isUnfinished(name) && !furniture.has(name),
  );
  const fields = await fieldsOfRun(folder);
  const isOfRun = (name: string): boolean =>
    fields !== undefined &&
    (runFiles.test(name) ||
      fields.some(
        (field) =>
          name === `${field}.npy` ||
          (name.startsWith(`${field}_`) && /^\d{4,}\.csv$/.test(name.slice(field.length + 1))),
      ));
  return { ofRun: names.filter(isOfRun), others: names.filter((name) => !isOfRun(name)) };
}

/** Names of the fields that the run has written; undefined where there is no run. */
async function fieldsOfRun(folder: string): Promise<readonly string[] | undefined> {
  const text = await readFile(join(folder, "run.json"), "utf8").catch(() => undefined);
  if (text === undefined) return undefined;
  try {
    const record = JSON.parse(text);
    if (record?.format !== "milieu-run/1" || !Array.isArray(record.fields)) return undefined;
    return record.fields.map(({ name }: { readonly name: unknown }) => String(name));
  } catch {
    // Somebody else's file of the same name.
    return undefined;
  }
}
