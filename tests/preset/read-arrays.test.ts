import fc from "fast-check";
import { describe, expect, test } from "vitest";
import { decodeCsv } from "../../src/data/decode-csv.ts";
import { decodeNpy } from "../../src/data/decode-npy.ts";
import { ModelError } from "../../src/model/error.ts";
import { readPreset } from "../../src/preset/read-preset.ts";
import { numpyFiles as saved } from "../support/numpy-files.ts";
import { changed, library } from "./sample-preset.ts";

const bytesOf = (base64: string): Uint8Array => Uint8Array.from(Buffer.from(base64, "base64"));
const text = (content: string): Uint8Array => new TextEncoder().encode(content);

describe("npy files that NumPy wrote", () => {
  test.each([
    "<f4",
    "<f8",
    ">f4",
    ">f8",
    "|i1",
    "<i2",
    ">i2",
    "<i4",
    ">i4",
    "<i8",
    "|u1",
    "<u2",
    ">u2",
    "<u4",
  ] as const)("%s", (type) => {
    const { shape, values } = decodeNpy(bytesOf(saved[type]), "");
    expect(shape).toEqual([2, 3]);
    expect([...values]).toEqual([0, 1, 2, 3, 4, 5]);
  });

  test("truth values", () => {
    expect([...decodeNpy(bytesOf(saved["|b1"]), "").values]).toEqual([0, 1, 1, 1, 1, 1]);
  });

  test("Fortran order, in the plane and in space; a file of version 3", () => {
    expect([...decodeNpy(bytesOf(saved.fortran), "").values]).toEqual([0, 1, 2, 3, 4, 5]);
    const solid = decodeNpy(bytesOf(saved.fortran3), "");
    expect(solid.shape).toEqual([2, 3, 4]);
    expect([...solid.values]).toEqual(Array.from({ length: 24 }, (_, i) => i));
    expect([...decodeNpy(bytesOf(saved.version3), "").values]).toEqual([0, 1, 2, 3, 4, 5]);
  });

  test.each([
    ["complex", 'has numbers of type "<c16"; save them as float32'],
    ["vector", "has 1 axis, but must be [ny, nx] or [nz, ny, nx]"],
    ["empty", "is an array of 0 x 3: there are no numbers in it"],
    ["nan", "NaN at [1, 2] is no value of a field"],
  ] as const)("%s", (name, message) => {
    expect(() => decodeNpy(bytesOf(saved[name]), "here")).toThrow(`here: ${message}`);
  });

  test("cut off, of another kind, or too large", () => {
    const file = bytesOf(saved["<f4"]);
    expect(() => decodeNpy(file.subarray(0, file.length - 1), "here")).toThrow(
      "here: the .npy file is cut off: it has not all 6 numbers",
    );
    expect(() => decodeNpy(file.subarray(0, 40), "here")).toThrow(
      "here: the head of the .npy file cannot be read",
    );
    expect(() => decodeNpy(text("0,1,2"), "here")).toThrow("here: is no .npy file");
    expect(() => decodeNpy(bytesOf(saved.large), "here")).toThrow(
      "here: is an array of 2 x 3000000; the largest has 4096 a side and 67108864 numbers",
    );
  });

  test("any bytes give finite numbers or a ModelError", () => {
    const file = bytesOf(saved["<f8"]);
    const altered = fc
      .array(fc.tuple(fc.nat(file.length - 1), fc.nat(255)), { minLength: 1, maxLength: 4 })
      .map((changes) => {
        const bytes = Uint8Array.from(file);
        for (const [at, byte] of changes) bytes[at] = byte;
        return bytes;
      });
    fc.assert(
      fc.property(fc.oneof(fc.uint8Array(), altered), (bytes) => {
        for (const decode of [decodeNpy, decodeCsv]) {
          try {
            expect(decode(bytes, "here").values.every(Number.isFinite)).toBe(true);
          } catch (error) {
            expect(error).toBeInstanceOf(ModelError);
          }
        }
      }),
      { numRuns: 500 },
    );
  });
});

describe("csv files", () => {
  test.each([
    ["0,1,2\n3,4,5\n"],
    ["\ufeff0;1;2\r\n3;4;5"],
    [" 0.0e+00 1 2\n3.\t4 +5\n\n"],
    ["0, 1 ,2\n3, 4, 5"],
  ])("%j", (content) => {
    const { shape, values } = decodeCsv(text(content), "");
    expect(shape).toEqual([2, 3]);
    expect([...values]).toEqual([0, 1, 2, 3, 4, 5]);
  });

  test.each([
    ["1,2\n3\n", "row 2 has 1 number, but row 1 has 2; all rows must be as long"],
    ["1,2\n\n3,4", "row 2 has 1 number, but row 1 has 2"],
    ["x,y\n1,2", 'row 1, column 1: "x" is no number'],
    ["1,2\n3,nan", 'row 2, column 2: "nan" is no number'],
    ["1,2\n3,", 'row 2, column 2: "" is no number'],
    ["1,2\n0x10,3", 'row 2, column 1: "0x10" is no number'],
    ["1e31", 'row 1, column 1: "1e31" is no number that a field can have'],
    ["", 'row 1, column 1: "" is no number'],
  ])("%j", (content, message) => {
    expect(() => decodeCsv(text(content), "here")).toThrow(`here: ${message}`);
  });

  test("not as text, and too large", () => {
    expect(() => decodeCsv(Uint8Array.of(0xff, 0xfe, 0x31, 0), "here")).toThrow(
      "here: is UTF-16 (little-endian); save it as UTF-8",
    );
    expect(() => decodeCsv(text("1\n".repeat(5000)), "here")).toThrow(
      "here: is an array of 5000 x 1; the largest has 4096 a side",
    );
  });
});

describe("data in a preset", () => {
  const npyUrl = `data:application/octet-stream;base64,${saved["<f4"]}`;
  const presetText = (data: string, more: Record<string, unknown> = {}): string =>
    JSON.stringify(changed({ "initial.7": { field: "u", data, ...more } }));

  test("as a data URL; values are not scaled", async () => {
    const more = { value: "2*wall", combine: "add", interpolation: "nearest" };
    const { scenario } = await readPreset(presetText(npyUrl, more), { library });
    const values = Float32Array.of(0, 1, 2, 3, 4, 5);
    expect(scenario.initial[7]).toMatchObject({
      type: "raster",
      raster: { width: 3, height: 2, depth: 1, values, interpolation: "nearest" },
      combine: "add",
    });
    const csv = `data:text/csv;base64,${btoa("7,8\n")}`;
    const fromCsv = await readPreset(presetText(csv), { library });
    expect(fromCsv.scenario.initial[7]).toMatchObject({
      raster: { width: 2, height: 1, interpolation: "linear" },
    });
  });

  test("beside the preset", async () => {
    const files: Record<string, Uint8Array> = {
      "maps/a.npy": bytesOf(saved["<f4"]),
      "b.CSV": text("1,2,3"),
    };
    for (const [name, bytes] of Object.entries(files)) {
      const readFile = async (path: string) => (path === name ? bytes : new Uint8Array());
      const { scenario } = await readPreset(presetText(name), { library, readFile });
      expect(scenario.initial[7]).toMatchObject({ raster: { width: 3 } });
    }
  });

  test.each([
    ["../a.npy", "must be a data URL, or the path of a file beside the preset, without .."],
    ["a.npy", '"a.npy" cannot be read (no such file)'],
    ["a.mat", '"a.mat" must be an .npy or a .csv file, or a data URL of one'],
    ["data:text/csv,1", 'a data set in the file must begin with "data:application/octet-stream'],
    [`data:text/csv;base64,${btoa("1,2\n3")}`, "row 2 has 1 number, but row 1 has 2"],
    [
      `data:application/octet-stream;base64,${saved.fortran3}`,
      "is an array of 2 x 3 x 4, but the domain has two axes: it must be [ny, nx]",
    ],
  ])("%s", async (data, message) => {
    const readFile = async () => {
      throw new Error("no such file");
    };
    await expect(readPreset(presetText(data), { library, readFile })).rejects.toThrow(
      `initial[7].data: ${message}`,
    );
  });

  test("not both a picture and data", async () => {
    const both = presetText(npyUrl, { image: npyUrl });
    await expect(readPreset(both, { library })).rejects.toThrow("initial[7]");
  });
});
