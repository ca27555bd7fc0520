import { deflateSync, strFromU8, strToU8 } from "fflate";
import { crc32 } from "../../engine/crc-32.ts";
import { ModelError } from "../../model/error.ts";
import { parseJson } from "../../preset/parse-json.ts";
import { base64UrlToBytes, bytesToBase64Url } from "../base64.ts";
import { documentOf, type LabDocument, readDocument } from "../document.ts";
import { frozen, isSameData } from "../plain-data.ts";
import { inflateCapped } from "./inflate-capped.ts";
import { ShareError } from "./share-error.ts";

/** The version that this Milieu writes; it reads this one. */
const VERSION = 1;
/** Letters of a link; browsers take some millions. */
const LONGEST = 2_000_000;
/** Bytes of what is in it. */
const MOST_BYTES = 8 * 2 ** 20;

/**
 * "#v1=...", the text of a document after an address's "#": what differs from the preset as JSON, deflated,
 * behind its CRC-32, in the letters of base64url. Throws ShareError where that is longer than a link may be.
 */
export function encodeLink(document: LabDocument): string {
  const json = strToU8(JSON.stringify(packed(document)));
  const checked = new Uint8Array(4 + json.length);
  new DataView(checked.buffer).setUint32(0, crc32(json));
  const body = deflateSync(json, { level: 9 });
  const bytes = new Uint8Array(4 + body.length);
  bytes.set(checked.subarray(0, 4));
  bytes.set(body, 4);
  const link = `#v${VERSION}=${bytesToBase64Url(bytes)}`;
  if (json.length <= MOST_BYTES && link.length <= LONGEST) return link;
  throw new ShareError(
    "too large",
    "This is too large for a link: save it as a preset file instead, and send that.",
  );
}

/** The document of a link. Throws ShareError, and nothing else, for whatever text. */
export function decodeLink(hash: string): LabDocument {
  const [, version, text] = /^#?v(\d{1,6})=([\s\S]*)$/.exec(hash) ?? [];
  if (version === undefined || text === undefined) {
    throw new ShareError("corrupt", 'This is no link of Milieu: it has no "v1=".');
  }
  if (Number(version) > VERSION) {
    throw new ShareError(
      "newer",
      "A newer version of Milieu made this link; this one cannot read it.",
    );
  }
  if (Number(version) !== VERSION) throw new ShareError("corrupt", "There is no such link.");
  if (text.length > LONGEST) throw new ShareError("too large", "The link is too long.");
  return read(unpack(text));
}

function unpack(text: string): unknown {
  const bytes = base64UrlToBytes(text);
  if (bytes === null || bytes.length < 5) {
    throw new ShareError("corrupt", "The link is damaged, perhaps cut where it was copied.");
  }
  const json = inflateCapped(bytes.subarray(4), MOST_BYTES);
  const wanted = new DataView(bytes.buffer, bytes.byteOffset).getUint32(0);
  if (crc32(json) !== wanted) throw new ShareError("corrupt", "The link is damaged.");
  try {
    return parseJson(strFromU8(json));
  } catch (cause) {
    if (cause instanceof ModelError) throw invalid(cause);
    throw cause;
  }
}

const keys = [
  "parameters",
  "treatments",
  "settings",
  "view",
  "camera",
  "speed",
  "compare",
  "instruments",
  "record",
] as const;

/** Without what an unchanged document has, too. */
function packed(document: LabDocument): Readonly<Record<string, unknown>> {
  const plain = documentOf(document.source);
  const changed = keys.filter((key) => !isSameData(document[key], plain[key]));
  return {
    source: document.source,
    ...Object.fromEntries(changed.map((key) => [key, document[key]])),
  };
}

function read(input: unknown): LabDocument {
  if (typeof input !== "object" || input === null || Array.isArray(input) || !("source" in input)) {
    throw new ShareError("invalid", "The link does not say what it is about.");
  }
  const plain = documentOf(input.source as LabDocument["source"]);
  try {
    return frozen(readDocument({ ...plain, ...input }));
  } catch (cause) {
    if (cause instanceof ModelError) throw invalid(cause);
    throw cause;
  }
}

function invalid(cause: ModelError): ShareError {
  return new ShareError("invalid", `The link does not fit: ${cause.message}`, { cause });
}
