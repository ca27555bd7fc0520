import fc from "fast-check";
import { encode } from "fast-png";
import { describe, expect, test } from "vitest";
import { decodeImage } from "../../src/data/decode-png.ts";
import { ModelError } from "../../src/model/error.ts";
import { imageIntensity } from "../../src/preset/image-intensity.ts";
import { readPreset } from "../../src/preset/read-preset.ts";
import { changed, library } from "./sample-preset.ts";

const colors = encode({
  width: 2,
  height: 1,
  channels: 4,
  depth: 8,
  data: new Uint8Array([255, 0, 0, 255, 0, 255, 255, 51]),
});
const dataUrl = `data:image/png;base64,${Buffer.from(colors).toString("base64")}`;

function presetText(image: string, more: Record<string, unknown> = {}): string {
  return JSON.stringify(changed({ "initial.7": { field: "u", image, ...more } }));
}

describe("channels", () => {
  test("of a color picture", () => {
    const image = decodeImage(colors, "");
    expect(imageIntensity(image, "red")).toEqual(new Float32Array([1, 0]));
    expect(imageIntensity(image, "alpha")).toEqual(new Float32Array([1, 0.2]));
    const luminance = imageIntensity(image, "luminance");
    expect(luminance[0]).toBeCloseTo(0.2126, 6);
    expect(luminance[1]).toBeCloseTo(0.7874, 6);
  });

  test("of gray pictures of 16 bits", () => {
    const bytes = encode({
      width: 1,
      height: 2,
      channels: 1,
      depth: 16,
      data: new Uint16Array([65535, 6553.5]),
    });
    const image = decodeImage(bytes, "");
    expect(imageIntensity(image, "blue")[0]).toBe(1);
    expect(imageIntensity(image, "luminance")[1]).toBeCloseTo(0.1, 4);
    expect(imageIntensity(image, "alpha")).toEqual(new Float32Array([1, 1]));
  });

  test("of black and white pictures: eight pixels share a byte, every row begins a new one", () => {
    const bytes = encode({
      width: 10,
      height: 2,
      channels: 1,
      depth: 1,
      data: new Uint8Array([0b10100000, 0b01000000, 0b00000001, 0b10000000]),
    });
    const image = decodeImage(bytes, "");
    expect([...imageIntensity(image, "luminance")].join("")).toBe("10100000010000000110");
  });
});

describe("a picture in a preset", () => {
  test("as a data URL", async () => {
    const preset = await readPreset(presetText(dataUrl, { channel: "red", value: "2*wall" }), {
      library,
    });
    expect(preset.scenario.initial[7]).toMatchObject({
      type: "raster",
      raster: { width: 2, height: 1, depth: 1, values: new Float32Array([1, 0]) },
      combine: "set",
    });
  });

  test("its top row lies at the largest y", async () => {
    const column = encode({
      width: 1,
      height: 3,
      channels: 1,
      depth: 8,
      data: new Uint8Array([255, 51, 0]),
    });
    const readFile = async () => column;
    const preset = await readPreset(presetText("a.png", { interpolation: "nearest" }), {
      library,
      readFile,
    });
    const values = Float32Array.of(0, 0.2, 1);
    expect(preset.scenario.initial[7]).toMatchObject({
      raster: { width: 1, height: 3, values, interpolation: "nearest" },
    });
  });

  test("beside the preset", async () => {
    const asked: string[] = [];
    const preset = await readPreset(presetText("maps/a.png"), {
      library,
      readFile: async (path) => {
        asked.push(path);
        return colors;
      },
    });
    expect(asked).toEqual(["maps/a.png"]);
    expect(preset.scenario.initial[7]).toMatchObject({ raster: { width: 2 } });
  });

  test.each([
    ["../secret.png", "must be a data URL, or the path of a file beside the preset, without .."],
    ["/etc/passwd", "must be a data URL, or the path of a file beside the preset, without .."],
    [
      "https://example.org/a.png",
      "must be a data URL, or the path of a file beside the preset, without ..",
    ],
    ["a\\..\\b.png", "must be a data URL, or the path of a file beside the preset, without .."],
    ["", "must be a data URL, or the path of a file beside the preset, without .."],
    ["a.png", '"a.png" cannot be read (no such file)'],
    ["data:image/png,xx", 'a picture in the file must begin with "data:image/png;base64,"'],
    ["data:image/png;base64,§§", "the picture's base64 text is damaged; encode it again"],
    [`data:image/jpeg;base64,${btoa("\xff\xd8\xff\xe0")}`, "is a JPEG picture; save it as PNG"],
    [`data:image/png;base64,${btoa("hello")}`, "is no picture that can be read; save it as PNG"],
    [dataUrl.slice(0, 60), "the PNG is cut off; save the picture again"],
  ])("%s", async (image, message) => {
    const readFile = async () => {
      throw new Error("no such file");
    };
    await expect(readPreset(presetText(image), { library, readFile })).rejects.toThrow(
      `initial[7].image: ${message}`,
    );
  });

  test("damaged or too large", async () => {
    const damaged = Uint8Array.from(colors);
    damaged.fill(0, 45, 60);
    expect(() => decodeImage(damaged, "here")).toThrow("here: the PNG cannot be read");
    const large = Uint8Array.from(colors);
    new DataView(large.buffer).setUint32(16, 100_000);
    expect(() => decodeImage(large, "here")).toThrow(
      "here: is 100000 x 1 pixels; the largest is 4096 x 4096",
    );
  });

  test("any bytes give values from 0 to 1 or a ModelError", () => {
    const altered = fc
      .array(fc.tuple(fc.nat(colors.length - 1), fc.nat(255)), { minLength: 1, maxLength: 4 })
      .map((changes) => {
        const bytes = Uint8Array.from(colors);
        for (const [at, byte] of changes) bytes[at] = byte;
        return bytes;
      });
    fc.assert(
      fc.property(fc.oneof(fc.uint8Array(), altered), (bytes) => {
        try {
          const { data } = decodeImage(bytes, "here");
          expect(data.every((value) => value >= 0 && value <= 1)).toBe(true);
        } catch (error) {
          expect(error).toBeInstanceOf(ModelError);
        }
      }),
      { numRuns: 500 },
    );
  });

  test("without a way to read files", async () => {
    await expect(readPreset(presetText("a.png"), { library })).rejects.toThrow(
      "put the picture in as a data URL",
    );
  });
});
