import { type FileHandle, open } from "node:fs/promises";
import { CliError, exitCode } from "./exit-code.ts";
import { writeAll } from "./write-all.ts";

/** Room for the header, so that the number of frames can be written when it is known. */
const headerBytes = 128;

/**
 * A .npy file that grows frame by frame: float32, shape [frames, ...frameShape], row-major
 * (NumPy's NEP 1, version 1.0). It is readable once `flush` or `close` has written the header.
 */
export interface NpyWriter {
  append(frame: Float32Array): Promise<void>;
  /** What was appended is safe from a crash, and readable. */
  flush(): Promise<void>;
  close(): Promise<void>;
}

/**
 * Opens a new file, or one to go on with after its first `done` frames; later ones are cut off.
 * Throws CliError 65 where an existing file does not hold them.
 */
export async function openNpy(
  path: string,
  frameShape: readonly number[],
  done = 0,
): Promise<NpyWriter> {
  const file = await (done === 0 ? open(path, "w") : openAgain(path, frameShape, done));
  let frames = done;
  const writeHeader = () => file.write(npyHeader([frames, ...frameShape]), 0, headerBytes, 0);
  await writeHeader();
  return {
    async append(frame) {
      const bytes = new Uint8Array(frame.buffer, frame.byteOffset, frame.byteLength);
      await writeAll(file, bytes, headerBytes + frames * frame.byteLength);
      frames += 1;
    },
    async flush() {
      await writeHeader();
      await file.sync();
    },
    async close() {
      await writeHeader();
      await file.close();
    },
  };
}

async function openAgain(
  path: string,
  frameShape: readonly number[],
  frames: number,
): Promise<FileHandle> {
  const length = headerBytes + frames * 4 * frameShape.reduce((product, side) => product * side, 1);
  const file = await open(path, "r+");
  const header = new Uint8Array(headerBytes);
  await file.read(header, 0, headerBytes, 0);
  const held = /'shape': \((\d+),/.exec(new TextDecoder("latin1").decode(header))?.[1];
  const expected = npyHeader([Number(held), ...frameShape]);
  const { size } = await file.stat();
  if (size < length || header.some((byte, i) => byte !== expected[i])) {
    await file.close();
    throw new CliError(
      exitCode.badPreset,
      `${path} does not hold the ${frames} frames that the checkpoint goes on from.`,
    );
  }
  await file.truncate(length);
  return file;
}

/** The fixed-length header of a little-endian float32 array of this shape. */
export function npyHeader(shape: readonly number[]): Uint8Array {
  const entry = `{'descr': '<f4', 'fortran_order': False, 'shape': (${shape.join(", ")}${shape.length === 1 ? "," : ""}), }`;
  const header = new Uint8Array(headerBytes).fill(0x20);
  header.set([0x93, 0x4e, 0x55, 0x4d, 0x50, 0x59, 1, 0]);
  new DataView(header.buffer).setUint16(8, headerBytes - 10, true);
  header.set(new TextEncoder().encode(entry), 10);
  header[headerBytes - 1] = 0x0a;
  return header;
}

/** A whole file of one array. */
export function npyFile(shape: readonly number[], values: Float32Array): Uint8Array {
  const file = new Uint8Array(headerBytes + values.byteLength);
  file.set(npyHeader(shape));
  file.set(new Uint8Array(values.buffer, values.byteOffset, values.byteLength), headerBytes);
  return file;
}
