import fc from "fast-check";
import { encode } from "fast-png";
import { describe, expect, test } from "vitest";
import { crc32 } from "../../src/engine/crc-32.ts";
import type { Snapshot } from "../../src/engine/engine.ts";
import { decodePlainData, encodePlainData } from "../../src/engine/plain-data.ts";
import { decodeSnapshotFile, encodeSnapshotFile } from "../../src/engine/snapshot-file.ts";

const snapshot: Snapshot = {
  format: "milieu-snapshot/2",
  fieldNames: ["u", "v"],
  grid: { dimensions: 2, nx: 3, ny: 1, nz: 1, dx: 10, dy: 10, dz: 1 },
  time: 0.1 + 0.2,
  stepCount: 7,
  fields: Float32Array.of(1, 2, 3, 4, 5, 6),
  compartments: Float32Array.of(0.1),
  parameters: { k: 1e-300 },
  sinceEvent: 2,
  carry: Float32Array.of(1e-9, -0, 3, 0, 0, 0),
  flow: new Float32Array(0),
  previous: Float32Array.of(0.5),
  previousStep: 6,
  compartmentCarry: Float32Array.of(1e-8),
  largest: Float32Array.of(6),
  proposedStep: 4.5,
};

describe("checksum", () => {
  test("of the digits 1 to 9, as the catalogue of CRC-32 gives it, and of a chunk of a PNG", () => {
    expect(crc32(new TextEncoder().encode("123456789"))).toBe(0xcbf43926);
    const png = encode({ width: 1, height: 1, channels: 1, data: Uint8Array.of(9) });
    expect(crc32(png.subarray(12, 29))).toBe(new DataView(png.buffer).getUint32(29));
  });
});

describe("plain data", () => {
  const number = fc.double();
  const bits = fc.uint8Array({ maxLength: 40 });
  const array = fc.oneof(
    fc.float32Array({ maxLength: 9 }),
    fc.float64Array({ maxLength: 9 }),
    fc.int32Array({ maxLength: 9 }),
    fc.uint16Array({ maxLength: 9 }),
    fc.uint32Array({ maxLength: 9 }),
    bits,
  );
  const key = fc.string().filter((text) => text !== "$" && text !== "__proto__");
  const { data } = fc.letrec((tie) => ({
    data: fc.oneof(
      { maxDepth: 4 },
      fc.constant(null),
      fc.boolean(),
      number,
      fc.string({ unit: "binary" }).filter((text) => text.isWellFormed()),
      array,
      fc.array(tie("data"), { maxLength: 5 }),
      fc.dictionary(key, tie("data"), { maxKeys: 5, noNullPrototype: true }),
    ),
  }));

  test("whatever goes in comes out, bit for bit", () => {
    fc.assert(
      fc.property(data, (value) => {
        const file = encodePlainData(value);
        expect(decodePlainData(file)).toStrictEqual(value);
        const shared = Buffer.concat([Buffer.alloc(3), file]).subarray(3);
        expect(decodePlainData(shared)).toStrictEqual(value);
      }),
    );
  });

  test("a part of a larger array, NaN with its bits, and what is undefined is left out", () => {
    const part = new Float32Array([1, 2, 3, 4]).subarray(1, 3);
    const odd = new Float32Array(Uint32Array.of(0x7fc12345).buffer);
    const back = decodePlainData(encodePlainData({ part, odd, none: undefined })) as {
      part: Float32Array;
      odd: Float32Array;
    };
    expect(Object.keys(back)).toEqual(["part", "odd"]);
    expect(back.part).toEqual(Float32Array.of(2, 3));
    expect(new Uint32Array(back.odd.buffer)[0]).toBe(0x7fc12345);
  });

  test("what is no plain data is refused", () => {
    for (const value of [() => 1, new Map(), new Date(), { $: 1 }, 1n, Symbol("a")]) {
      expect(() => encodePlainData({ value })).toThrow("Cannot be written to a file of plain data");
    }
  });

  test("a byte changed anywhere, or an end cut off, is found", () => {
    const file = encodePlainData({ a: [1, 2], b: Float32Array.of(1, 2, 3) });
    fc.assert(
      fc.property(fc.nat(file.length - 1), fc.integer({ min: 1, max: 255 }), (at, change) => {
        const damaged = Uint8Array.from(file);
        damaged[at] = damaged[at]! ^ change;
        expect(() => decodePlainData(damaged)).toThrow(/is damaged or cut off|is no file of this/);
        expect(() => decodePlainData(file.subarray(0, at))).toThrow(/is damaged|is no file/);
      }),
    );
  });
});

describe("snapshot files", () => {
  test("carry every member, also those that only a later version knows, and the writer's own", () => {
    const later = {
      ...snapshot,
      spread: Float32Array.of(1e-9, -0, 3),
      end: Number.POSITIVE_INFINITY,
      largestSoFar: { u: 0.1, v: -0 },
    };
    const run = { frames: 3 };
    expect(decodeSnapshotFile(encodeSnapshotFile({ snapshot: later, run }))).toStrictEqual({
      snapshot: later,
      run,
    });
    expect(decodeSnapshotFile(encodeSnapshotFile({ snapshot }))).toStrictEqual({ snapshot });
  });

  test("of version 0.2 are read as of today, with nothing carried", () => {
    const { carry, compartmentCarry, largest, previous, previousStep, proposedStep, ...state } =
      snapshot;
    expect([largest.length, previous.length, previousStep, proposedStep]).toEqual([1, 1, 6, 4.5]);
    const earlier = { ...state, format: "milieu-snapshot/1" };
    expect(decodeSnapshotFile(encodePlainData({ snapshot: earlier })).snapshot).toStrictEqual({
      ...snapshot,
      carry: new Float32Array(carry.length),
      compartmentCarry: new Float32Array(compartmentCarry.length),
      largest: new Float32Array(0),
      previous: new Float32Array(0),
      previousStep: 0,
      proposedStep: 0,
    });
  });

  test("hold a snapshot or are refused", () => {
    for (const data of [null, 1, {}, { snapshot: { ...snapshot, fields: [1, 2] } }]) {
      expect(() => decodeSnapshotFile(encodePlainData(data))).toThrow("holds no snapshot");
    }
    const { carry: _, ...without } = snapshot;
    expect(() => decodeSnapshotFile(encodePlainData({ snapshot: without }))).toThrow("no snapshot");
    const next = { ...snapshot, format: "milieu-snapshot/3" };
    expect(() => decodeSnapshotFile(encodePlainData({ snapshot: next }))).toThrow(
      "holds no snapshot that this version knows",
    );
  });
});
