/** A file that is no UTF-8 text. The message names its encoding, in words for who saved it. */
export class TextError extends Error {
  override readonly name = "TextError";
}

/** The marks with which texts of other encodings begin; the longer ones first. */
const marks: readonly (readonly [string, readonly number[]])[] = [
  ["UTF-32", [0xff, 0xfe, 0, 0]],
  ["UTF-32", [0, 0, 0xfe, 0xff]],
  ["UTF-16 (little-endian)", [0xff, 0xfe]],
  ["UTF-16 (big-endian)", [0xfe, 0xff]],
];

/**
 * The text in the bytes of a UTF-8 file, with or without a mark of it at the start. Throws TextError where it is
 * of another encoding.
 */
export function decodeText(bytes: Uint8Array): string {
  const marked = marks.find(([, mark]) => mark.every((byte, at) => bytes[at] === byte));
  if (marked !== undefined) throw wrongEncoding(`is ${marked[0]}`);
  const wide = unmarkedUtf16(bytes);
  if (wide !== undefined) throw wrongEncoding(`is ${wide}`);
  try {
    return new TextDecoder("utf-8", { fatal: true }).decode(bytes);
  } catch {
    throw notUtf8(bytes);
  }
}

function wrongEncoding(what: string): TextError {
  return new TextError(`${what}; save it as UTF-8`);
}

/** In UTF-16 every other byte of mostly Latin text is 0; JSON and CSV have no such byte. */
function unmarkedUtf16(bytes: Uint8Array): string | undefined {
  const head = bytes.subarray(0, 1000);
  const zeros = [0, 0];
  head.forEach((byte, at) => {
    if (byte === 0) zeros[at % 2]! += 1;
  });
  const half = head.length / 2;
  if (half < 1) return undefined;
  if (zeros[1]! > 0.7 * half && zeros[0]! < 0.1 * half) return "UTF-16 (little-endian)";
  if (zeros[0]! > 0.7 * half && zeros[1]! < 0.1 * half) return "UTF-16 (big-endian)";
  return undefined;
}

/** Where the bytes stop being UTF-8. An accent there is most likely one of Latin-1. */
function notUtf8(bytes: Uint8Array): TextError {
  const at = firstBroken(bytes);
  const byte = bytes[at] ?? 0;
  const before = bytes.subarray(0, at);
  const line = before.filter((one) => one === 0x0a).length + 1;
  const column = at - before.lastIndexOf(0x0a);
  const place = `line ${line}, byte ${column}`;
  const hex = `0x${byte.toString(16).toUpperCase().padStart(2, "0")}`;
  if (bytes.includes(0)) return new TextError(`is no text (${place} is ${hex})`);
  // Windows-1252 is Latin-1 with signs where that has control characters; five bytes stand for nothing in it.
  const sign = new TextDecoder("windows-1252").decode(Uint8Array.of(byte));
  const what = /\p{Cc}/u.test(sign) ? hex : `${hex}, "${sign}" in Latin-1 (Windows-1252)`;
  return new TextError(`is not UTF-8 (${place} is ${what}); save it as UTF-8`);
}

function firstBroken(bytes: Uint8Array): number {
  const isWhole = (length: number): boolean => {
    try {
      new TextDecoder("utf-8", { fatal: true }).decode(bytes.subarray(0, length), { stream: true });
      return true;
    } catch {
      return false;
    }
  };
  let [good, bad] = [0, bytes.length];
  while (bad - good > 1) {
    const middle = (good + bad) >> 1;
    if (isWhole(middle)) good = middle;
    else bad = middle;
  }
  return startOfCharacter(bytes, good);
}

/** A character that is begun and not gone on with is broken at its first byte. */
function startOfCharacter(bytes: Uint8Array, at: number): number {
  for (let back = 1; back <= 3 && at - back >= 0; back++) {
    const byte = bytes[at - back]!;
    if (byte < 0x80) return at;
    if (byte >= 0xc0) {
      const length = byte >= 0xf0 ? 4 : byte >= 0xe0 ? 3 : 2;
      return back < length ? at - back : at;
    }
  }
  return at;
}
