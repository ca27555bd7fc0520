import { DataFileError, type DataFolder, type GrowingFile } from "../data-folder.ts";
import { axesOf, bytesOf, type DataSet } from "../data-set.ts";
import { npyHeaderBytes as headerBytes, npyHeader } from "../encode-npy.ts";
import type { FrameWriter } from "./frame-writer.ts";

/** An array that grows frame by frame: float32, [frames, ...frameShape]. Readable once `flush` or `close` is done. */
export interface NpyWriter {
  append(frame: Float32Array): Promise<void>;
  flush(): Promise<void>;
  close(): Promise<void>;
}

/** FIELD.npy, one per field. `done`: frames that are there already. */
export async function npyFrames(
  folder: DataFolder,
  { grid, channels }: DataSet,
  done = 0,
  prefix = "",
): Promise<FrameWriter> {
  const shape = axesOf(grid).map(({ size }) => size);
  const files = new Map<string, NpyWriter>();
  for (const { name } of channels) {
    files.set(name, await openNpy(folder, `${prefix}${name}.npy`, shape, done));
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

/**
 * Opens a new file, or one to go on with after its first `done` frames; later ones are cut off.
 * Throws DataFileError where an existing file does not hold them.
 */
export async function openNpy(
  folder: DataFolder,
  path: string,
  frameShape: readonly number[],
  done = 0,
): Promise<NpyWriter> {
  const file = await folder.grow(path, done > 0);
  if (done > 0) await cutTo(file, path, frameShape, done);
  else await file.append(npyHeader([0, ...frameShape]));
  let frames = done;
  const writeHeader = () => file.patch(0, npyHeader([frames, ...frameShape]));
  return {
    async append(frame) {
      await file.append(bytesOf(frame));
      frames += 1;
    },
    async flush() {
      await writeHeader();
      await file.flush();
    },
    async close() {
      await writeHeader();
      await file.close();
    },
  };
}

async function cutTo(
  file: GrowingFile,
  path: string,
  frameShape: readonly number[],
  frames: number,
): Promise<void> {
  const length = headerBytes + frames * 4 * frameShape.reduce((product, side) => product * side, 1);
  const header = await file.read(0, Math.min(headerBytes, file.size));
  const held = /'shape': \((\d+),/.exec(new TextDecoder("latin1").decode(header))?.[1];
  const expected = npyHeader([Number(held), ...frameShape]);
  if (file.size < length || expected.some((byte, i) => byte !== header[i])) {
    await file.close();
    throw new DataFileError(
      `${path} does not hold the ${frames} frames that the checkpoint goes on from.`,
    );
  }
  await file.truncate(length);
}
