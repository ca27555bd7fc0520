import { strFromU8, strToU8 } from "fflate";
import { crc32 } from "../../engine/crc-32.ts";
import { ModelError } from "../../model/error.ts";
import { parseJson } from "../../preset/parse-json.ts";
import { type LabDocument, readDocument } from "../document.ts";
import { frozen } from "../plain-data.ts";

/** What a slot keeps. */
export interface Kept {
  readonly document: LabDocument;
  /** A packed snapshot of the run (run/pack-snapshot.ts); null: the document alone. */
  readonly state: Uint8Array | null;
  /** ms since 1970 */
  readonly keptAt: number;
}

export interface Slot extends Kept {
  /** The higher, the newer. */
  readonly count: number;
}

/** "MLab", then CRC-32 of the rest, count, time, length of the document; the document; the state. */
const MAGIC = 0x4d4c6162;
const HEAD = 28;

export function slotBytes({ document, state, keptAt, count }: Slot): Uint8Array {
  const json = strToU8(JSON.stringify(document));
  const bytes = new Uint8Array(HEAD + json.length + (state?.length ?? 0));
  const view = new DataView(bytes.buffer);
  view.setUint32(0, MAGIC);
  view.setFloat64(8, count);
  view.setFloat64(16, keptAt);
  view.setUint32(24, json.length);
  bytes.set(json, HEAD);
  if (state !== null) bytes.set(state, HEAD + json.length);
  view.setUint32(4, crc32(bytes.subarray(8)));
  return bytes;
}

/** null: it is damaged, or of a version that this one cannot read. */
export function readSlot(bytes: unknown): Slot | null {
  if (!(bytes instanceof Uint8Array) || bytes.length < HEAD) return null;
  const view = new DataView(bytes.buffer, bytes.byteOffset, bytes.length);
  if (view.getUint32(0) !== MAGIC || view.getUint32(4) !== crc32(bytes.subarray(8))) return null;
  const end = HEAD + view.getUint32(24);
  if (end > bytes.length) return null;
  try {
    return {
      document: frozen(readDocument(parseJson(strFromU8(bytes.subarray(HEAD, end))))),
      state: end < bytes.length ? bytes.slice(end) : null,
      keptAt: view.getFloat64(16),
      count: view.getFloat64(8),
    };
  } catch (error) {
    if (error instanceof ModelError) return null;
    throw error;
  }
}
