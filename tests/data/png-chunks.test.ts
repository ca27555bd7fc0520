import { crc32, inflateSync } from "node:zlib";
import { decode, encode } from "fast-png";
import { describe, expect, it } from "vitest";
import {
  PngError,
  readChunks,
  readTextChunk,
  sizeChunk,
  textChunk,
  withChunks,
} from "../../src/data/png-chunks.ts";

const pixels = Uint8Array.from({ length: 3 * 7 * 5 }, (_, index) => (index * 37) % 256);
const plain = encode({ width: 7, height: 5, data: pixels, channels: 3, depth: 8 });
const long = "Sauerstoff: 8 mmHg, ".repeat(40);

describe("parts of a PNG file", () => {
  const file = withChunks(plain, [
    sizeChunk(300),
    textChunk("Title", "Hypoxic core · µm"),
    textChunk("milieu", long),
  ]);

  it("leave the picture as it is, and are read by others", () => {
    const read = decode(file, { checkCrc: true });
    expect([...read.data]).toEqual([...pixels]);
    // 300 dots per inch are 11811 per meter (unit 1).
    expect(read.resolution).toEqual({ x: 11_811, y: 11_811, unit: 1 });
  });

  it("are laid out as the specification says: after the header, with their lengths and CRC", () => {
    const bytes = Buffer.from(file);
    const found: string[] = [];
    for (let at = 8; at < bytes.length; ) {
      const length = bytes.readUInt32BE(at);
      found.push(bytes.toString("latin1", at + 4, at + 8));
      const checked = bytes.subarray(at + 4, at + 8 + length);
      expect(bytes.readUInt32BE(at + 8 + length)).toBe(crc32(checked));
      at += 12 + length;
    }
    expect(found.slice(0, 4)).toEqual(["IHDR", "pHYs", "iTXt", "iTXt"]);
    expect(found.at(-1)).toBe("IEND");
    // Keyword, 0, packed or not, method 0, no language, no translated keyword, UTF-8 text.
    const start = bytes.indexOf("milieu\0\u0001\0\0\0", 0, "latin1");
    expect(start).toBeGreaterThan(0);
    const length = bytes.readUInt32BE(start - 8);
    const body = bytes.subarray(start + 11, start + length);
    expect(inflateSync(body).toString("utf8")).toBe(long);
    expect(bytes.indexOf("Title\0\0\0\0\0Hypoxic core · µm", 0, "utf8")).toBeGreaterThan(0);
  });

  it("are read again, and those that are damaged or cut are known", () => {
    const texts = readChunks(file, ["iTXt"]).map(readTextChunk);
    expect(texts.map((text) => text?.keyword)).toEqual(["Title", "milieu"]);
    const cut = file.subarray(0, file.length - 20);
    expect(() => readChunks(cut)).toThrow(PngError);
    const damaged = Uint8Array.from(file);
    const at = Buffer.from(file).indexOf("Hypoxic");
    damaged[at] = 0x41;
    expect(() => readChunks(damaged, ["iTXt"])).toThrow(/is damaged/);
    expect(() => readChunks(new Uint8Array([1, 2, 3]))).toThrow(/is no PNG/);
  });
});
