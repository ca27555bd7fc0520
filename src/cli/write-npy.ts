import { type FileHandle, open } from "node:fs/promises";

/** Room for the header, so that the number of frames can be written when it is known. */
const headerBytes = 128;

/**
 * A .npy file that grows frame by frame: float32, shape [frames, ...frameShape], row-major
 * (NumPy's NEP 1, version 1.0). It is readable once `close` has written the header.
 */
export interface NpyWriter {
  append(frame: Float32Array): Promise<void>;
  close(): Promise<void>;
}

export async function openNpy(path: string, frameShape: readonly number[]): Promise<NpyWriter> {
  const file = await open(path, "w");
  await file.write(npyHeader([0, ...frameShape]), 0, headerBytes, 0);
  let frames = 0;
  return {
    async append(frame) {
      const bytes = new Uint8Array(frame.buffer, frame.byteOffset, frame.byteLength);
      await writeAll(file, bytes, headerBytes + frames * frame.byteLength);
      frames += 1;
    },
    async close() {
      await file.write(npyHeader([frames, ...frameShape]), 0, headerBytes, 0);
      await file.close();
    },
  };
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

async function writeAll(file: FileHandle, bytes: Uint8Array, position: number): Promise<void> {
  let done = 0;
  while (done < bytes.length) {
    const { bytesWritten } = await file.write(bytes, done, bytes.length - done, position + done);
    done += bytesWritten;
  }
}
