import { zlibSync } from "fflate";
import { crc32 } from "../engine/crc-32.ts";

/** A part of a PNG file (PNG specification, third edition, section 5.3). */
export interface PngChunk {
  /** Four letters. */
  readonly type: string;
  readonly data: Uint8Array;
}

/** What is wrong with a PNG file, as the end of a sentence. */
export class PngError extends Error {
  override readonly name = "PngError";
}

/** A text of a PNG file: what it is called, and its bytes, which may be packed by zlib. */
export interface PngText {
  readonly keyword: string;
  readonly isPacked: boolean;
  readonly bytes: Uint8Array;
}

const SIGNATURE = [0x89, 0x50, 0x4e, 0x47, 0x0d, 0x0a, 0x1a, 0x0a];
/** Bytes of a chunk besides its data: length, type and CRC. */
const AROUND = 12;
/** Shorter texts gain nothing by being packed. */
const PACKED_FROM = 200;
const METERS_PER_INCH = 0.0254;

export function isPng(bytes: Uint8Array): boolean {
  return SIGNATURE.every((byte, at) => bytes[at] === byte);
}

/** The parts of a PNG file in their order; only those of `types` are checked and given, where it says some. */
export function readChunks(bytes: Uint8Array, types?: readonly string[]): readonly PngChunk[] {
  if (!isPng(bytes)) throw new PngError("is no PNG");
  const view = new DataView(bytes.buffer, bytes.byteOffset, bytes.byteLength);
  const chunks: PngChunk[] = [];
  for (let at = SIGNATURE.length; at < bytes.length; ) {
    if (at + AROUND > bytes.length) throw new PngError("is cut off");
    const length = view.getUint32(at);
    const end = at + AROUND + length;
    if (end > bytes.length) throw new PngError("is cut off");
    const type = String.fromCharCode(...bytes.subarray(at + 4, at + 8));
    if (types === undefined || types.includes(type)) {
      if (crc32(bytes.subarray(at + 4, end - 4)) !== view.getUint32(end - 4)) {
        throw new PngError("is damaged");
      }
      chunks.push({ type, data: bytes.subarray(at + 8, end - 4) });
    }
    at = end;
  }
  return chunks;
}

/** The file with further parts behind its header. Throws PngError where it is no PNG. */
export function withChunks(png: Uint8Array, chunks: readonly PngChunk[]): Uint8Array<ArrayBuffer> {
  if (!isPng(png)) throw new PngError("is no PNG");
  const header = SIGNATURE.length + AROUND + 13;
  const written = chunks.map(writeChunk);
  const more = written.reduce((sum, chunk) => sum + chunk.length, 0);
  const bytes = new Uint8Array(png.length + more);
  bytes.set(png.subarray(0, header));
  let at = header;
  for (const chunk of written) {
    bytes.set(chunk, at);
    at += chunk.length;
  }
  bytes.set(png.subarray(header), at);
  return bytes;
}

/** pHYs: how large the pixels are meant to be. */
export function sizeChunk(dpi: number): PngChunk {
  const data = new Uint8Array(9);
  const view = new DataView(data.buffer);
  const perMeter = Math.round(dpi / METERS_PER_INCH);
  view.setUint32(0, perMeter);
  view.setUint32(4, perMeter);
  data[8] = 1;
  return { type: "pHYs", data };
}

/** iTXt: a text under a keyword of 1 to 79 plain letters. */
export function textChunk(keyword: string, text: string): PngChunk {
  if (!/^[\x21-\x7e](?:[\x20-\x7e]{0,77}[\x21-\x7e])?$/.test(keyword)) {
    throw new PngError(`cannot hold a text called "${keyword}"`);
  }
  const plain = new TextEncoder().encode(text);
  const isPacked = plain.length >= PACKED_FROM;
  const body = isPacked ? zlibSync(plain, { level: 9 }) : plain;
  const name = new TextEncoder().encode(keyword);
  const data = new Uint8Array(name.length + 5 + body.length);
  data.set(name);
  // Packed or not, by which method; then no language and no translated keyword.
  data[name.length + 1] = isPacked ? 1 : 0;
  data.set(body, name.length + 5);
  return { type: "iTXt", data };
}

/** The text of an iTXt; null where its parts are not marked off. */
export function readTextChunk({ data }: PngChunk): PngText | null {
  const name = data.indexOf(0);
  const language = data.indexOf(0, name + 3);
  const translated = data.indexOf(0, language + 1);
  if (name < 1 || language < 0 || translated < 0) return null;
  const keyword = String.fromCharCode(...data.subarray(0, name));
  return { keyword, isPacked: data[name + 1] === 1, bytes: data.subarray(translated + 1) };
}

function writeChunk({ type, data }: PngChunk): Uint8Array {
  const bytes = new Uint8Array(AROUND + data.length);
  const view = new DataView(bytes.buffer);
  view.setUint32(0, data.length);
  for (let letter = 0; letter < 4; letter++) bytes[4 + letter] = type.charCodeAt(letter);
  bytes.set(data, 8);
  view.setUint32(8 + data.length, crc32(bytes.subarray(4, 8 + data.length)));
  return bytes;
}
