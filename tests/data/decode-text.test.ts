import fc from "fast-check";
import { expect, it } from "vitest";
import { decodeText, TextError } from "../../src/data/decode-text.ts";

const text = '{\n  "title": "Würfel µm – 37 °C"\n}\n';

function problemOf(bytes: Uint8Array): string {
  try {
    decodeText(bytes);
  } catch (error) {
    if (error instanceof TextError) return error.message;
    throw error;
  }
  return "";
}

function wide(written: string, { little, mark }: { little: boolean; mark: boolean }): Uint8Array {
  const units = [...(mark ? [0xfeff] : []), ...Array.from(written, (one) => one.charCodeAt(0))];
  const view = new DataView(new ArrayBuffer(2 * units.length));
  units.forEach((unit, at) => {
    view.setUint16(2 * at, unit, little);
  });
  return new Uint8Array(view.buffer);
}

it("reads UTF-8, with a mark and without", () => {
  const bytes = new TextEncoder().encode(text);
  expect(decodeText(bytes)).toBe(text);
  expect(decodeText(Uint8Array.of(0xef, 0xbb, 0xbf, ...bytes))).toBe(text);
  fc.assert(
    fc.property(fc.string({ unit: "grapheme" }), (any) => {
      const plain = `${any.replaceAll("\0", "").replace(/^\uFEFF+/, "")} `;
      expect(decodeText(new TextEncoder().encode(plain))).toBe(plain);
    }),
  );
});

it("names UTF-16 and UTF-32, marked or not", () => {
  for (const little of [true, false]) {
    const name = `is UTF-16 (${little ? "little" : "big"}-endian); save it as UTF-8`;
    expect(problemOf(wide(text, { little, mark: true }))).toBe(name);
    expect(problemOf(wide(text, { little, mark: false }))).toBe(name);
  }
  expect(problemOf(Uint8Array.of(0xff, 0xfe, 0, 0, 0x7b, 0, 0, 0))).toContain("UTF-32");
});

it("names the place and the letter of a Latin-1 file", () => {
  const latin = Uint8Array.from(text.replace("–", "-"), (one) => one.charCodeAt(0));
  expect(problemOf(latin)).toBe(
    'is not UTF-8 (line 2, byte 14 is 0xFC, "ü" in Latin-1 (Windows-1252)); save it as UTF-8',
  );
});

it("finds the first broken byte wherever it is", () => {
  fc.assert(
    fc.property(fc.nat(60), fc.constantFrom(0x80, 0xc0, 0xe9, 0xff), (at, byte) => {
      const bytes = new TextEncoder().encode("a".repeat(80));
      bytes[at] = byte;
      expect(problemOf(bytes)).toContain(`line 1, byte ${at + 1} is 0x`);
    }),
  );
});

it("says so of bytes that are no text", () => {
  expect(problemOf(Uint8Array.of(0x89, 0x50, 0x4e, 0x47, 0, 1, 2))).toContain("is no text");
});
