import { XMLParser, XMLValidator } from "fast-xml-parser";
import { fromArrayBuffer, type GeoTIFF } from "geotiff";
import { describe, expect, it } from "vitest";
import { BlobFolder } from "../../src/data/blob-folder.ts";
import { omeTiffFrames } from "../../src/data/ome/ome-tiff.ts";
import type { Grid } from "../../src/model/grid.ts";
import { plane, sampleFrame, sampleSet, sampleValue, solid } from "./sample-data.ts";

const path = "run.ome.tif";

/** Times of so many frames, of which the tests come to the first three. */
function plan(frames: number): readonly number[] {
  const times = [0, 90, 180];
  times.length = frames;
  return times;
}

async function write(
  folder: BlobFolder,
  grid: Grid,
  planned: readonly number[],
  frames: number,
): Promise<void> {
  const writer = await omeTiffFrames(folder, path, sampleSet(grid, planned));
  for (let frame = 0; frame < frames; frame++) {
    await writer.append(planned[frame] as number, sampleFrame(grid, frame));
  }
  await writer.close();
}

async function read(folder: BlobFolder): Promise<GeoTIFF> {
  return fromArrayBuffer(await folder.file(path, "image/tiff").arrayBuffer());
}

async function tagOf(tiff: GeoTIFF, index: number, tag: string): Promise<unknown> {
  const { fileDirectory } = await tiff.getImage(index);
  return fileDirectory.loadValue(tag as never);
}

/** The first image's description, as plain data; attributes by their names. */
async function described(tiff: GeoTIFF) {
  const text = String(await tagOf(tiff, 0, "ImageDescription")).replace(/\0$/, "");
  expect(XMLValidator.validate(text)).toBe(true);
  // Readers take it for Latin-1, ASCII or UTF-8: it is the same in all.
  expect(/^[\x20-\x7e\n]*$/.test(text)).toBe(true);
  const parser = new XMLParser({
    ignoreAttributes: false,
    attributeNamePrefix: "",
    isArray: (name) => ["Channel", "Plane", "M"].includes(name),
  });
  return parser.parse(text).OME;
}

async function expectFrames(tiff: GeoTIFF, grid: Grid, frames: number): Promise<void> {
  const { nx, ny, nz } = grid;
  expect(await tiff.getImageCount()).toBe(frames * 2 * nz);
  let index = 0;
  // XYZCT: z fastest, then channels, then times.
  for (let frame = 0; frame < frames; frame++) {
    for (let channel = 0; channel < 2; channel++) {
      for (let k = 0; k < nz; k++) {
        const image = await tiff.getImage(index++);
        expect([image.getWidth(), image.getHeight()]).toEqual([nx, ny]);
        const [values] = (await image.readRasters()) as unknown as readonly Float32Array[];
        expect(values).toBeInstanceOf(Float32Array);
        const expected = Array.from({ length: nx * ny }, (_, pixel) => {
          const row = Math.floor(pixel / nx);
          return sampleValue(channel, frame, pixel % nx, ny - 1 - row, k);
        });
        expect([...(values ?? [])]).toEqual(expected);
      }
    }
  }
}

describe("OME-TIFF, read by geotiff", () => {
  it.each([
    ["a plane", plane],
    ["a volume", solid],
  ])("holds every plane of %s, the top row first", async (_, grid) => {
    const folder = new BlobFolder();
    await write(folder, grid, [0, 90, 180], 3);
    await expectFrames(await read(folder), grid, 3);
  });

  it("describes itself as the OME schema 2016-06 asks", async () => {
    const folder = new BlobFolder();
    await write(folder, solid, [0, 90, 180], 3);
    const ome = await described(await read(folder));
    expect(ome.xmlns).toBe("http://www.openmicroscopy.org/Schemas/OME/2016-06");
    const { Pixels: pixels, ...image } = ome.Image;
    expect(image.ID).toMatch(/^Image:\d+$/);
    // The attributes that ome.xsd requires of Pixels.
    expect(pixels).toMatchObject({
      ID: "Pixels:0",
      DimensionOrder: "XYZCT",
      Type: "float",
      SizeX: "5",
      SizeY: "3",
      SizeZ: "4",
      SizeC: "2",
      SizeT: "3",
    });
    expect(pixels).toMatchObject({
      BigEndian: "false",
      PhysicalSizeX: "10",
      PhysicalSizeY: "12.5",
      PhysicalSizeZ: "4",
      TimeIncrement: "90",
      TimeIncrementUnit: "min",
    });
    expect(pixels.Channel.map((one: { Name: string }) => one.Name)).toEqual(["oxygen", "m2"]);
    // Signed, red in the highest byte, full opacity: ff8800 and 3fb07b.
    const colors = pixels.Channel.map((one: { Color: string }) => Number(one.Color) >>> 0);
    expect(colors).toEqual([0xff8800ff, 0x3fb07bff]);
    expect(pixels.TiffData.PlaneCount).toBe("24");
    const deltas = pixels.Plane.map((one: { DeltaT: string }) => Number(one.DeltaT));
    expect(deltas).toEqual([0, 90, 180]);
    // The order in which ome.xsd has a Pixels' parts.
    const parts = Object.keys(pixels).filter((key) => /^(Channel|TiffData|Plane)$/.test(key));
    expect(parts).toEqual(["Channel", "TiffData", "Plane"]);
    const notes = ome.StructuredAnnotations.MapAnnotation.Value.M as readonly { K: string }[];
    const note = (key: string) =>
      String((notes.find(({ K }) => K === key) as Record<string, unknown> | undefined)?.["#text"]);
    expect([note("seed"), note("preset"), note("version"), note("unit of oxygen")]).toEqual([
      "42",
      "hypoxic-core",
      "9.8.7",
      "mmHg",
    ]);
    expect(note("link")).toContain("#v1=abc");
  });

  it.each([
    ["", 3],
    ["big ", 40_000_000],
  ])("says the distance of pixels in a %sfile to readers of plain TIFF, too", async (_, length) => {
    const folder = new BlobFolder();
    await write(folder, plane, plan(length), 2);
    const tiff = await read(folder);
    const ratio = async (tag: string): Promise<number> => {
      const [above = 0, below = 0] = [...((await tagOf(tiff, 3, tag)) as Iterable<number>)];
      return above / below;
    };
    // Pixels per cm.
    expect(await tagOf(tiff, 3, "ResolutionUnit")).toBe(3);
    expect([await ratio("XResolution"), await ratio("YResolution")]).toEqual([1000, 800]);
    expect(String(await tagOf(tiff, 3, "Software"))).toMatch(/^Milieu 9\.8\.7/);
  });

  it("says no time between frames that are irregular, but of each its own", async () => {
    const folder = new BlobFolder();
    await write(folder, plane, [0, 90, 100], 3);
    const tiff = await read(folder);
    const { Pixels: pixels } = (await described(tiff)).Image;
    expect(pixels.TimeIncrement).toBeUndefined();
    expect(pixels.Plane.map((one: { DeltaT: string }) => one.DeltaT)).toEqual(["0", "90", "100"]);
  });

  it("takes places of 8 bytes where the planned run needs more than 4 GB", async () => {
    const folder = new BlobFolder();
    const planned = plan(40_000_000);
    await write(folder, plane, planned, 2);
    const head = new Uint8Array(await folder.file(path, "").slice(0, 4).arrayBuffer());
    expect([...head]).toEqual([0x49, 0x49, 43, 0]);
    const tiff = await read(folder);
    await expectFrames(tiff, plane, 2);
    expect((await described(tiff)).Image.Pixels.SizeT).toBe("2");
  });

  it.each([
    ["", 3],
    ["big ", 40_000_000],
  ])(
    "goes on after a %sfile was cut off, and is readable as of its last flush",
    async (_, length) => {
      const planned = plan(length);
      const folder = new BlobFolder();
      const first = await omeTiffFrames(folder, path, sampleSet(solid, planned));
      await first.append(0, sampleFrame(solid, 0));
      await first.append(90, sampleFrame(solid, 1));
      await first.flush();
      await first.append(180, sampleFrame(solid, 7));
      // Cut off here: a plane more, but what it says of itself is whole.
      expect((await described(await read(folder))).Image.Pixels.SizeT).toBe("2");
      const second = await omeTiffFrames(folder, path, sampleSet(solid, planned), [0, 90]);
      await second.append(180, sampleFrame(solid, 2));
      await second.close();
      const tiff = await read(folder);
      await expectFrames(tiff, solid, 3);
      expect((await described(tiff)).Image.Pixels.SizeT).toBe("3");
    },
  );

  it("refuses to go on with a file that has fewer frames", async () => {
    const folder = new BlobFolder();
    await write(folder, plane, [0, 90], 1);
    const again = omeTiffFrames(folder, path, sampleSet(plane, [0, 90, 180]), [0, 90]);
    await expect(again).rejects.toThrow(/does not hold the frames .* 2 of 4 planes/);
  });
});
