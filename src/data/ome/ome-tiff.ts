import type { DataFolder, GrowingFile } from "../data-folder.ts";
import { type DataSet, dataBytes } from "../data-set.ts";
import type { FrameWriter } from "../frames/frame-writer.ts";
import { flipRows } from "./flip-rows.ts";
import { omeXml } from "./ome-xml.ts";
import { findEnd } from "./resume-tiff.ts";
import {
  descriptionAt,
  directoryBytes,
  nextAt,
  placeBytes,
  placeOf,
  type TiffConstants,
  type TiffForm,
  tiffDirectory,
  tiffHeader,
} from "./tiff-directory.ts";

/** Where a chain of directories can be gone on with. */
export interface TiffChain {
  readonly form: TiffForm;
  /** The first directory; 0: there is none yet. */
  readonly first: number;
  /** Where the place of the next directory is to be written. */
  readonly link: number;
}

/** More than this needs places of 8 bytes; below 4 GB, to leave room for directories and descriptions. */
const MOST_CLASSIC = 3.9e9;

/**
 * One OME-TIFF of a whole run, float32, uncompressed: z fastest, then channels, then times, rows from the top of
 * the picture down. A frame is appended with its directories and then linked, and each description is a new one
 * at the end, so that the file is readable as of its last `flush` whenever a run is cut off. `done`: times of
 * frames that are there, min.
 */
export async function omeTiffFrames(
  folder: DataFolder,
  path: string,
  set: DataSet,
  done: readonly number[] = [],
): Promise<FrameWriter> {
  const { grid, channels } = set;
  const { nx, ny, nz } = grid;
  const times = [...done];
  const file = await folder.grow(path, done.length > 0);
  const planes = channels.length * nz;
  let chain =
    done.length > 0 ? await findEnd(file, path, planes * done.length) : await begin(file, set);
  const { form } = chain;
  const constants = constantsOf(set, form);
  let described = 0;

  const describe = async (): Promise<void> => {
    if (described === times.length) return;
    described = times.length;
    const text = new TextEncoder().encode(`${omeXml(set, times)}\0`);
    const at = file.size;
    await file.append(padded(text));
    const entry = chain.first + descriptionAt(form);
    // Its place last: until then the one before counts.
    await file.patch(entry + placeBytes(form), placeOf(at, form));
    await file.patch(entry, placeOf(text.length, form));
  };
  return {
    async append(time, fields) {
      const places: number[] = [];
      for (const { values } of fields) {
        for (let k = 0; k < nz; k++) {
          places.push(file.size);
          await file.append(flipRows(values.subarray(k * nx * ny, (k + 1) * nx * ny), nx));
        }
      }
      const start = file.size;
      let next = start;
      let length = 0;
      for (const [index, at] of places.entries()) {
        const isDescribed = chain.first === 0 && index === 0;
        length = directoryBytes(isDescribed, form);
        next += length;
        const plane = { width: nx, height: ny, at, constants, isDescribed };
        const isLast = index === places.length - 1;
        await file.append(tiffDirectory(plane, isLast ? 0 : next, form));
      }
      const isAlone = chain.first === 0 && places.length === 1;
      await file.patch(chain.link, placeOf(start, form));
      chain = {
        form,
        first: chain.first === 0 ? start : chain.first,
        link: next - length + nextAt(isAlone, form),
      };
      times.push(time);
    },
    async flush() {
      await describe();
      await file.flush();
    },
    async close() {
      await describe();
      await file.close();
    },
  };
}

/** The head of a new file, and what all planes share. */
async function begin(file: GrowingFile, set: DataSet): Promise<TiffChain> {
  const { grid, channels, times } = set;
  const form = { isBig: dataBytes(channels.length, times.length, grid) > MOST_CLASSIC };
  const header = tiffHeader(form, 0);
  await file.append(header);
  const { x, y, program } = constantsOf(set, form);
  const ratios = new DataView(new ArrayBuffer(16));
  for (const [index, part] of [...x.value, ...y.value].entries()) {
    ratios.setUint32(4 * index, part, true);
  }
  await file.append(new Uint8Array(ratios.buffer));
  await file.append(padded(program.value));
  return { form, first: 0, link: header.length - placeBytes(form) };
}

function constantsOf({ grid, about }: DataSet, form: TiffForm): TiffConstants {
  const start = tiffHeader(form, 0).length;
  return {
    x: { value: perCentimeter(grid.dx), at: start },
    y: { value: perCentimeter(grid.dy), at: start + 8 },
    program: { value: new TextEncoder().encode(`Milieu ${about.version}\0`), at: start + 16 },
  };
}

/** Pixels per cm of a spacing in um, as a ratio of whole numbers. */
function perCentimeter(spacing: number): readonly [number, number] {
  const scale = 10 ** Math.max(0, Math.min(6, Math.floor(8 - Math.log10(spacing))));
  return [Math.round(1e4 * Math.min(scale, 1e5)), Math.round(spacing * Math.min(scale, 1e5))];
}

/** To a multiple of 8 bytes: directories begin at even places. */
function padded(bytes: Uint8Array): Uint8Array {
  const whole = new Uint8Array(8 * Math.ceil(bytes.length / 8));
  whole.set(bytes);
  return whole;
}
