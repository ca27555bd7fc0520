import type { DataFolder } from "../data-folder.ts";
import { aboutRecord, axesOf, type DataAxis, type DataSet } from "../data-set.ts";
import { npyFile, npyText } from "../encode-npy.ts";
import { openZip } from "../zip/zip-writer.ts";
import type { FrameWriter } from "./frame-writer.ts";
import { npyFrames } from "./npy.ts";

/**
 * An .npz file of FIELD [frames, ny, nx], time_min, x_um, y_um (z_um) and about (JSON). An archive cannot grow
 * in several places at once, so fields grow as .npy files in a folder beside it until it is closed. Where the
 * run may go on (it was flushed) that folder stays. `done`: of frames that are there, min.
 */
export async function npzFrames(
  folder: DataFolder,
  path: string,
  set: DataSet,
  done: readonly number[] = [],
): Promise<FrameWriter> {
  const parts = `${path}.parts/`;
  const fields = await npyFrames(folder, set, done.length, parts);
  const times = [...done];
  let mayGoOn = done.length > 0;
  return {
    async append(time, values) {
      await fields.append(time, values);
      times.push(time);
    },
    async flush() {
      mayGoOn = true;
      await fields.flush();
    },
    async close() {
      await fields.close();
      await pack(folder, path, parts, set, times);
      if (!mayGoOn) await folder.remove(parts);
    },
  };
}

async function pack(
  folder: DataFolder,
  path: string,
  parts: string,
  set: DataSet,
  times: readonly number[],
): Promise<void> {
  const growing = `${path}.new`;
  const file = await folder.grow(growing);
  const zip = openZip(file);
  for (const { name } of set.channels) {
    const part = await folder.grow(`${parts}${name}.npy`, true);
    await zip.copy(`${name}.npy`, part);
    await part.close();
  }
  await zip.add("time_min.npy", npyFile([times.length], Float64Array.from(times)));
  for (const axis of axesOf(set.grid)) {
    await zip.add(`${axis.name}_um.npy`, npyFile([axis.size], centers(axis)));
  }
  await zip.add("about.npy", npyText(JSON.stringify(aboutRecord(set, times))));
  await zip.finish();
  await file.close();
  await folder.move(growing, path);
}

/** um from the domain's corner. */
function centers({ size, spacing }: DataAxis): Float64Array {
  return Float64Array.from({ length: size }, (_, index) => (index + 0.5) * spacing);
}
