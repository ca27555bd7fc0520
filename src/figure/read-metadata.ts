import { isPng, PngError, readChunks, readTextChunk } from "../data/png-chunks.ts";
import { crc32 } from "../engine/crc-32.ts";
import { base64ToBytes } from "../lab/base64.ts";
import { inflateCapped } from "../lab/share/inflate-capped.ts";
import { ShareError } from "../lab/share/share-error.ts";
import { ModelError } from "../model/error.ts";
import { checkShape } from "../preset/check-shape.ts";
import { parseJson } from "../preset/parse-json.ts";
import { t } from "../texts/text.ts";
import { MOST_METADATA, metadataSchema, type PictureMetadata } from "./metadata.ts";
import { PNG_KEYWORD } from "./write-metadata.ts";

const SIMULATION = /<milieu:simulation\b([^>]*)>([^<]*)<\/milieu:simulation>/;

/**
 * The simulation that a PNG or SVG carries; null: it carries none, or is no such file. Throws ShareError, and
 * nothing else, where it is damaged or too large.
 */
export function readPictureMetadata(bytes: Uint8Array): PictureMetadata | null {
  const json = isPng(bytes) ? jsonOfPng(bytes) : jsonOfSvg(bytes);
  if (json === null) return null;
  try {
    return checkShape(metadataSchema, parseJson(new TextDecoder().decode(json)));
  } catch (cause) {
    if (!(cause instanceof ModelError)) throw cause;
    const words = t`What the picture says of its simulation cannot be read: ${cause.message}`;
    throw new ShareError("invalid", words, { cause });
  }
}

function jsonOfPng(bytes: Uint8Array): Uint8Array | null {
  try {
    const texts = readChunks(bytes, ["iTXt"]).flatMap((chunk) => readTextChunk(chunk) ?? []);
    const own = texts.find(({ keyword }) => keyword === PNG_KEYWORD);
    if (own === undefined) return null;
    return own.isPacked ? unpack(own.bytes) : own.bytes;
  } catch (cause) {
    if (!(cause instanceof PngError)) throw cause;
    throw new ShareError("corrupt", `The picture ${cause.message}.`, { cause });
  }
}

function jsonOfSvg(bytes: Uint8Array): Uint8Array | null {
  const [, attributes, text] = SIMULATION.exec(decode(bytes)) ?? [];
  if (attributes === undefined || text === undefined) return null;
  const wanted = /crc32="([0-9a-f]{8})"/.exec(attributes)?.[1];
  const json = unpack(bytesOf(text.replace(/\s/g, "")));
  if (wanted === undefined || crc32(json) !== Number.parseInt(wanted, 16)) {
    throw new ShareError("corrupt", "What the picture says of its simulation is damaged.");
  }
  return json;
}

function bytesOf(text: string): Uint8Array {
  try {
    return base64ToBytes(text);
  } catch (cause) {
    const words = t`What the picture says of its simulation is damaged.`;
    throw new ShareError("corrupt", words, { cause });
  }
}

/** zlib's stream: two bytes before what is deflated, and a checksum of four behind it. */
function unpack(packed: Uint8Array): Uint8Array {
  return inflateCapped(packed.subarray(2, -4), MOST_METADATA, "picture");
}

function decode(bytes: Uint8Array): string {
  return new TextDecoder().decode(bytes);
}
