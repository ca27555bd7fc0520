import { deflateSync, inflateSync } from "fflate";
import type { Snapshot } from "../engine/engine.ts";
import { decodeSnapshotFile, encodeSnapshotFile } from "../engine/snapshot-file.ts";

/** Bytes of a number in a snapshot's arrays. */
const WIDTH = 4;
/** Higher levels take several times as long for a few percent. */
const LEVEL = 1;

/**
 * A snapshot as few bytes, bit for bit. Bytes of the same significance are put side by side first: sign
 * and exponent of neighboring voxels are mostly the same, which deflate sees only then.
 */
export function packSnapshot(snapshot: Snapshot): Uint8Array {
  return deflateSync(transpose(encodeSnapshotFile({ snapshot }), WIDTH), { level: LEVEL });
}

/** The snapshot again. Throws EngineError, a sentence without subject, where the bytes are damaged. */
export function unpackSnapshot(packed: Uint8Array): Snapshot {
  const bytes = inflateSync(packed);
  return decodeSnapshotFile(transpose(bytes, bytes.length / WIDTH)).snapshot;
}

/** Rows of `width` bytes as columns. Files of plain data have lengths that are multiples of 8. */
function transpose(bytes: Uint8Array, width: number): Uint8Array {
  const result = new Uint8Array(bytes.length);
  const rows = bytes.length / width;
  for (let column = 0, to = 0; column < width; column++) {
    for (let row = 0, from = column; row < rows; row++, from += width) {
      result[to++] = bytes[from] as number;
    }
  }
  return result;
}
