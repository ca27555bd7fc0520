import { deflateSync } from "node:zlib";
import fc from "fast-check";
import { encode } from "fast-png";
import { describe, expect, it } from "vitest";
import { textChunk, withChunks } from "../../src/data/png-chunks.ts";
import { FORMAT, type PictureMetadata } from "../../src/figure/metadata.ts";
import { readPictureMetadata } from "../../src/figure/read-metadata.ts";
import { svgText } from "../../src/figure/svg-text.ts";
import { pngWithMetadata, svgMetadata } from "../../src/figure/write-metadata.ts";
import { documentOf } from "../../src/lab/document.ts";
import { decodeLink, encodeLink } from "../../src/lab/share/link.ts";
import { ShareError } from "../../src/lab/share/share-error.ts";

const document = {
  ...documentOf({ kind: "library" as const, name: "hypoxic-core" }),
  parameters: { m2HypoxiaDrive: 0 },
};
const metadata: PictureMetadata = {
  format: FORMAT,
  version: "0.3.0",
  title: 'The hypoxic core & "friends" <µm>',
  link: "https://example.org/?preset=hypoxic-core#v1=x",
  document: encodeLink(document),
  preset: { title: "A preset", note: "x".repeat(5000) },
  seed: 7,
  times: [0, 1440],
  figure: { layout: "fields" },
};
const png = encode({ width: 2, height: 2, data: new Uint8Array(12), channels: 3, depth: 8 });
const drawing = { width: 10, height: 10, shapes: [] };
const svgOf = (text: string) =>
  svgText(drawing, { rasterOf: () => "", title: metadata.title, metadata: text });
const bytesOf = (text: string) => new TextEncoder().encode(text);

describe("the simulation in a picture's file", () => {
  it("comes back from PNG and from SVG, with the document that it is about", () => {
    const files = [pngWithMetadata(png, metadata, 300), bytesOf(svgOf(svgMetadata(metadata)))];
    for (const file of files) {
      const read = readPictureMetadata(file);
      expect(read).toEqual(metadata);
      expect(decodeLink(read?.document ?? "")).toEqual(document);
    }
  });

  it("is none where a picture carries none", () => {
    expect(readPictureMetadata(png)).toBeNull();
    expect(readPictureMetadata(bytesOf(svgOf("")))).toBeNull();
    expect(readPictureMetadata(bytesOf("a text"))).toBeNull();
  });

  it("is known to be damaged", () => {
    const svg = svgOf(svgMetadata(metadata));
    const at = svg.indexOf("</milieu:simulation>") - 30;
    const changed = `${svg.slice(0, at)}${svg[at] === "A" ? "B" : "A"}${svg.slice(at + 1)}`;
    const file = pngWithMetadata(png, metadata);
    const place = Buffer.from(file).indexOf("milieu\0");
    const bent = Uint8Array.from(file);
    bent[place + 40] = (bent[place + 40] ?? 0) ^ 1;
    // What is whole and says something else was not written so.
    const other = deflateSync(JSON.stringify({ ...metadata, seed: 8 })).toString("base64");
    const forged = svg.replace(/(<milieu:simulation[^>]*>)[^<]*/, `$1${other}`);
    const cut = svg.replace(/(<milieu:simulation[^>]*>[^<]{40})[^<]*/, "$1");
    for (const bad of [
      bytesOf(changed),
      bytesOf(forged),
      bent,
      bytesOf(cut),
      file.subarray(0, 200),
    ]) {
      expect(() => readPictureMetadata(bad)).toThrow(ShareError);
    }
  });

  it("is never unpacked beyond its bound", () => {
    const zeros = deflateSync(Buffer.alloc(64 * 2 ** 20), { level: 9 });
    const chunk = textChunk("milieu", "x".repeat(300));
    // The text of a chunk made by hand: 60 kB that would become 64 MB.
    const head = chunk.data.subarray(0, "milieu".length + 5);
    const data = new Uint8Array(head.length + zeros.length);
    data.set(head);
    data.set(zeros, head.length);
    const bomb = withChunks(png, [{ type: "iTXt", data }]);
    const before = process.memoryUsage().arrayBuffers;
    expect(() => readPictureMetadata(bomb)).toThrow(/picture holds more than 16 MB/);
    expect(process.memoryUsage().arrayBuffers - before).toBeLessThan(60e6);
  });

  it("is refused with a ShareError, and nothing else, for whatever bytes", () => {
    const starts = [pngWithMetadata(png, metadata), bytesOf(svgOf(svgMetadata(metadata)))];
    fc.assert(
      fc.property(
        fc.constantFrom(...starts),
        fc.array(fc.tuple(fc.nat(5000), fc.integer({ min: 0, max: 255 })), { maxLength: 6 }),
        fc.nat(5000),
        (start, changes, length) => {
          const bytes = Uint8Array.from(start);
          for (const [at, value] of changes) bytes[at % bytes.length] = value;
          const file = bytes.subarray(0, Math.max(length % bytes.length, 1));
          for (const one of [bytes, file]) {
            try {
              readPictureMetadata(one);
            } catch (error) {
              expect(error).toBeInstanceOf(ShareError);
            }
          }
        },
      ),
      { numRuns: 300 },
    );
  });
});
