import { XMLParser, XMLValidator } from "fast-xml-parser";
import { parse } from "npyjs";
import { unzip, type ZipInfo } from "unzipit";
import { describe, expect, it } from "vitest";
import { type FieldFormat, fieldFormatNames } from "../../src/data/formats.ts";
import { saveFrames } from "../../src/data/save-frames.ts";
import type { Grid } from "../../src/model/grid.ts";
import { plane, sampleFrame, sampleSet, sampleValue, solid } from "./sample-data.ts";

const times = [0, 90, 180];

async function saved(format: FieldFormat, grid: Grid): Promise<{ blob: Blob; ending: string }> {
  const frames = await saveFrames(format, sampleSet(grid, times));
  for (const [frame, time] of times.entries()) await frames.append(time, sampleFrame(grid, frame));
  return frames.finish();
}

const files = async (blob: Blob): Promise<ZipInfo> => unzip(await blob.arrayBuffer());

async function array(info: ZipInfo, name: string) {
  const entry = info.entries[name];
  if (entry === undefined) throw new Error(`no ${name}`);
  return parse(await entry.arrayBuffer());
}

/** All values of a channel in the order of frames, z, y, x. */
function inOrder({ nx, ny, nz }: Grid, channel: number): readonly number[] {
  return times.flatMap((_, frame) =>
    Array.from({ length: nz * ny * nx }, (__, voxel) =>
      sampleValue(
        channel,
        frame,
        voxel % nx,
        Math.floor(voxel / nx) % ny,
        Math.floor(voxel / nx / ny),
      ),
    ),
  );
}

it.each(fieldFormatNames)("a page can save %s, of a plane and of a volume", async (format) => {
  for (const grid of [plane, solid])
    expect((await saved(format, grid)).blob.size).toBeGreaterThan(500);
});

it("NPZ: npyjs reads fields, times, places and what the file says of itself", async () => {
  for (const grid of [plane, solid]) {
    const { blob, ending } = await saved("npz", grid);
    expect(ending).toBe(".npz");
    const info = await files(blob);
    const shape = grid === solid ? [3, 4, 3, 5] : [3, 3, 5];
    for (const [channel, name] of ["oxygen", "m2"].entries()) {
      const { data, shape: read, dtype, fortranOrder } = await array(info, `${name}.npy`);
      expect([read, dtype, fortranOrder]).toEqual([shape, "f4", false]);
      expect([...(data as Float32Array)]).toEqual(inOrder(grid, channel));
    }
    const plain = async (name: string) => [...((await array(info, name)).data as Float64Array)];
    expect(await plain("time_min.npy")).toEqual(times);
    expect(await plain("x_um.npy")).toEqual([5, 15, 25, 35, 45]);
    expect(await plain("y_um.npy")).toEqual([6.25, 18.75, 31.25]);
    if (grid === solid) expect(await plain("z_um.npy")).toEqual([2, 6, 10, 14]);
    const about = await array(info, "about.npy");
    expect(about.shape).toEqual([]);
    const text = String((about.data as unknown as readonly string[])[0] ?? about.data);
    expect(JSON.parse(text)).toMatchObject({ seed: 42, preset: "hypoxic-core", version: "9.8.7" });
  }
});

it("NPY: an archive of one array per field, and what they are", async () => {
  const { blob, ending } = await saved("npy", plane);
  expect(ending).toBe(".npy.zip");
  const info = await files(blob);
  expect(Object.keys(info.entries).sort()).toEqual(["about.json", "m2.npy", "oxygen.npy"]);
  const { data, shape } = await array(info, "m2.npy");
  expect(shape).toEqual([3, 3, 5]);
  expect([...(data as Float32Array)]).toEqual(inOrder(plane, 1));
  expect(await info.entries["about.json"]?.json()).toMatchObject({
    fields: [{ name: "oxygen", unit: "mmHg" }, { name: "m2" }],
    frame_times_min: times,
    axes: ["y", "x"],
    spacing_um: [12.5, 10],
    link: "https://example.org/?preset=hypoxic-core#v1=abc",
  });
});

it("CSV: a row for each voxel and frame, with units in the head", async () => {
  const { blob } = await saved("csv", solid);
  const [head, ...rows] = (await blob.text()).trim().split("\n");
  expect(head).toBe("time_min,x_um,y_um,z_um,oxygen [mmHg],m2");
  expect(rows).toHaveLength(3 * 60);
  const numbers = rows.map((row) => row.split(",").map(Number));
  // Frame 2, voxel (4, 1, 3).
  const row = numbers.find(([t, x, y, z]) => t === 180 && x === 45 && y === 18.75 && z === 14);
  expect(row?.slice(4)).toEqual([sampleValue(0, 2, 4, 1, 3), sampleValue(1, 2, 4, 1, 3)]);
});

describe("VTI", () => {
  it("has times, units and origin where VTK looks for them, in sound XML", async () => {
    const { blob, ending } = await saved("vti", solid);
    expect(ending).toBe(".vti.zip");
    const info = await files(blob);
    const bytes = new Uint8Array(
      (await info.entries["frame_0001.vti"]?.arrayBuffer()) ?? new ArrayBuffer(0),
    );
    const text = new TextDecoder("latin1").decode(bytes);
    const start = text.indexOf("<AppendedData");
    const xml = `${text.slice(0, start)}</VTKFile>`;
    expect(XMLValidator.validate(xml)).toBe(true);
    const parser = new XMLParser({ ignoreAttributes: false, attributeNamePrefix: "" });
    const { VTKFile: file } = parser.parse(xml);
    expect([file.type, file.byte_order, file.header_type]).toEqual([
      "ImageData",
      "LittleEndian",
      "UInt64",
    ]);
    expect(file.ImageData).toMatchObject({ WholeExtent: "0 5 0 3 0 4", Spacing: "10 12.5 4" });
    const [time, about] = file.ImageData.FieldData.DataArray;
    expect([time.Name, time["#text"]]).toEqual(["TimeValue", 90]);
    const letters = String(about["#text"]).split(" ").map(Number);
    expect(letters.at(-1)).toBe(0);
    const said = JSON.parse(new TextDecoder().decode(Uint8Array.from(letters.slice(0, -1))));
    expect(said).toMatchObject({ frame_times_min: [90], title: sampleSet(solid, []).about.title });
    const [oxygen] = file.ImageData.Piece.CellData.DataArray;
    expect(oxygen.InformationKey).toMatchObject({ name: "UNITS_LABEL", "#text": "mmHg" });
    const at = text.indexOf("_", start) + 1 + Number(oxygen.offset);
    const view = new DataView(bytes.buffer, at);
    expect(view.getBigUint64(0, true)).toBe(240n);
    // Voxel (2, 1, 3): x fastest, y up.
    expect(view.getFloat32(8 + 4 * (2 + 5 * (1 + 3 * 3)), true)).toBe(sampleValue(0, 1, 2, 1, 3));
  });

  it("has a collection with the times of all files", async () => {
    const info = await files((await saved("vti", plane)).blob);
    const text = (await info.entries["frames.pvd"]?.text()) ?? "";
    const { VTKFile: file } = new XMLParser({
      ignoreAttributes: false,
      attributeNamePrefix: "",
    }).parse(text);
    const sets = file.Collection.DataSet as readonly { timestep: string; file: string }[];
    expect(sets.map(({ timestep }) => Number(timestep))).toEqual(times);
    expect(sets.every(({ file: name }) => info.entries[name] !== undefined)).toBe(true);
  });
});
