import { DataFileError, type DataFolder } from "../data-folder.ts";
import { axesOf, type DataSet } from "../data-set.ts";
import type { FrameWriter } from "../frames/frame-writer.ts";
import { flipRows } from "./flip-rows.ts";
import { arrayDocument, groupDocument, rangesOf, type ValueRange } from "./ome-zarr-documents.ts";

/**
 * An image of OME-Zarr 0.5 (Zarr 3): axes t, c, (z,) y, x, one chunk of gzip per field and frame, rows from the
 * top of the picture down. `root`: "" or the path of its folder, ended by "/". `done`: times of frames that are
 * there, min.
 */
export async function omeZarrFrames(
  folder: DataFolder,
  root: string,
  set: DataSet,
  done: readonly number[] = [],
): Promise<FrameWriter> {
  const { grid, channels } = set;
  const { nx, ny, nz } = grid;
  const times = [...done];
  const ranges = new Map(done.length > 0 ? await knownRanges(folder, root) : []);
  const inPlace = axesOf(grid)
    .map(() => "0")
    .join("/");
  const describe = async (): Promise<void> => {
    await folder.write(`${root}0/zarr.json`, json(arrayDocument(set, times.length)));
    await folder.write(`${root}zarr.json`, json(groupDocument(set, times, ranges)));
  };
  return {
    async append(time, fields) {
      for (const [index, { values }] of fields.entries()) {
        const name = channels[index]?.name ?? "";
        ranges.set(name, widened(ranges.get(name), values));
        const slices: Uint8Array<ArrayBuffer>[] = [];
        for (let k = 0; k < nz; k++) {
          slices.push(flipRows(values.subarray(k * nx * ny, (k + 1) * nx * ny), nx));
        }
        const chunk = `${root}0/c/${times.length}/${index}/${inPlace}`;
        await folder.write(chunk, await gzip(slices));
      }
      times.push(time);
    },
    flush: describe,
    close: describe,
  };
}

async function knownRanges(
  folder: DataFolder,
  root: string,
): Promise<ReadonlyMap<string, ValueRange>> {
  const file = await folder.grow(`${root}zarr.json`, true);
  try {
    const bytes = await file.read(0, file.size);
    return rangesOf(JSON.parse(new TextDecoder().decode(bytes)));
  } catch (error) {
    throw new DataFileError(`${root}zarr.json cannot be gone on with.`, { cause: error });
  } finally {
    await file.close();
  }
}

function widened(range: ValueRange | undefined, values: Float32Array): ValueRange {
  let [min, max] = range === undefined ? [Infinity, -Infinity] : [range.min, range.max];
  for (const value of values) {
    if (value < min) min = value;
    if (value > max) max = value;
  }
  return { min, max };
}

async function gzip(parts: readonly Uint8Array<ArrayBuffer>[]): Promise<Uint8Array> {
  const packed = new Blob([...parts]).stream().pipeThrough(new CompressionStream("gzip"));
  return new Uint8Array(await new Response(packed).arrayBuffer());
}

function json(document: unknown): string {
  return `${JSON.stringify(document, undefined, 2)}\n`;
}
