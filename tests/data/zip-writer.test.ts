import { gzipSync } from "node:zlib";
import { unzip, type ZipInfo } from "unzipit";
import { expect, it } from "vitest";
import { BlobFile } from "../../src/data/blob-file.ts";
import type { GrowingFile } from "../../src/data/data-folder.ts";
import { centralDirectory, localHeader } from "../../src/data/zip/zip-records.ts";
import { openZip } from "../../src/data/zip/zip-writer.ts";

const letters = (text: string): Uint8Array => new TextEncoder().encode(text);

it("unzipit reads what was added and what was copied", async () => {
  const file = new BlobFile();
  const zip = openZip(file, "a comment");
  await zip.add("a/µ.txt", letters("first"));
  const large = new BlobFile();
  for (let piece = 0; piece < 3; piece++) await large.append(new Uint8Array(3_000_001).fill(piece));
  await zip.copy("large.bin", large);
  await zip.add("empty", new Uint8Array());
  await zip.finish();
  const { zip: about, entries }: ZipInfo = await unzip(await file.blob().arrayBuffer());
  expect(about.comment).toBe("a comment");
  expect(Object.keys(entries)).toEqual(["a/µ.txt", "large.bin", "empty"]);
  expect(await entries["a/µ.txt"]?.text()).toBe("first");
  const bytes = new Uint8Array((await entries["large.bin"]?.arrayBuffer()) ?? new ArrayBuffer(0));
  expect(bytes).toHaveLength(9_000_003);
  expect([bytes[0], bytes[3_000_001], bytes[9_000_002]]).toEqual([0, 1, 2]);
  expect(entries["empty"]?.size).toBe(0);
  // The checksum of what came in pieces, beside the one that gzip has of the whole.
  const header = new DataView(
    await file
      .blob()
      .slice(30 + 8 + 5, 30 + 8 + 5 + 30)
      .arrayBuffer(),
  );
  const packed = gzipSync(bytes, { level: 0 });
  expect(header.getUint32(14, true)).toBe(packed.readUInt32LE(packed.length - 8));
});

it("keeps the checksums that zip asks for", async () => {
  const file = new BlobFile();
  const zip = openZip(file);
  const from = new BlobFile();
  await from.append(letters("123456789"));
  await zip.copy("check", from);
  await zip.add("again", letters("123456789"));
  await zip.finish();
  const view = new DataView(await file.blob().arrayBuffer());
  // The check value of CRC-32, in both local headers.
  expect(view.getUint32(14, true)).toBe(0xcbf43926);
  expect(view.getUint32(30 + 5 + 9 + 14, true)).toBe(0xcbf43926);
});

/** A file that is mostly a hole of nothing, as unzipit reads one. */
class Sparse {
  readonly #pieces: (readonly [at: number, bytes: Uint8Array])[] = [];
  size = 0;

  put(bytes: Uint8Array): void {
    this.#pieces.push([this.size, bytes]);
    this.size += bytes.length;
  }

  async getLength(): Promise<number> {
    return this.size;
  }

  async read(offset: number, length: number): Promise<Uint8Array<ArrayBuffer>> {
    const bytes = new Uint8Array(length);
    for (const [at, piece] of this.#pieces) {
      const start = Math.max(at, offset);
      const end = Math.min(at + piece.length, offset + length);
      if (start < end) bytes.set(piece.subarray(start - at, end - at), start - offset);
    }
    return bytes;
  }
}

it("has entries of more than 4 GB, and behind more than 4 GB (ZIP64)", async () => {
  const file = new Sparse();
  const large = { name: letters("large"), size: 5_000_000_000, crc: 0, at: 0 };
  file.put(localHeader(large));
  file.size += large.size;
  const far = { name: letters("far"), size: 3, crc: 0x352441c2, at: file.size };
  file.put(localHeader(far));
  file.put(letters("abc"));
  file.put(centralDirectory([large, far], file.size, ""));
  const { entries } = await unzip(file);
  expect(entries["large"]?.size).toBe(5_000_000_000);
  expect(await entries["far"]?.text()).toBe("abc");
});

it("has more than 65535 entries (ZIP64)", async () => {
  const file = new Sparse();
  const first = { name: letters("0"), size: 1, crc: 0x8cdc1683, at: 0 };
  file.put(localHeader(first));
  file.put(letters("x"));
  const all = Array.from({ length: 65_540 }, (_, index) => ({
    ...first,
    name: letters(String(index)),
  }));
  file.put(centralDirectory(all, file.size, ""));
  const { entries } = await unzip(new Blob([await file.read(0, file.size)]));
  expect(Object.keys(entries)).toHaveLength(65_540);
  expect(await entries["65539"]?.text()).toBe("x");
});

it("a blob's bytes can be written over, cut and gone on with", async () => {
  const file: GrowingFile & { blob(): Blob } = new BlobFile();
  await file.append(letters("abcdef"));
  await file.patch(1, letters("XY"));
  await file.patch(2, letters("Z1"));
  await file.append(letters("gh"));
  await file.patch(1, letters("Q"));
  expect(await file.blob().text()).toBe("aQZ1efgh");
  await file.truncate(5);
  await file.append(letters("!"));
  expect(await file.blob().text()).toBe("aQZ1e!");
  expect(new TextDecoder().decode(await file.read(1, 3))).toBe("QZ1");
  expect(file.size).toBe(6);
});
