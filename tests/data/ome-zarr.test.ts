import { unzip } from "unzipit";
import { describe, expect, it } from "vitest";
import * as zarr from "zarrita";
import { BlobFolder } from "../../src/data/blob-folder.ts";
import { omeZarrFrames } from "../../src/data/ome/ome-zarr.ts";
import { saveFrames } from "../../src/data/save-frames.ts";
import type { Grid } from "../../src/model/grid.ts";
import { plane, sampleFrame, sampleSet, sampleValue, solid } from "./sample-data.ts";

async function saved(grid: Grid, times: readonly number[]): Promise<Blob> {
  const frames = await saveFrames("ome-zarr", sampleSet(grid, times));
  for (const [frame, time] of times.entries()) await frames.append(time, sampleFrame(grid, frame));
  const { blob, ending } = await frames.finish();
  expect(ending).toBe(".ome.zarr.zip");
  return blob;
}

async function open(blob: Blob) {
  const { zip, entries } = await unzip(await blob.arrayBuffer());
  // Single-file OME-Zarr says what it is in the archive's comment.
  expect(JSON.parse(zip.comment ?? "")).toEqual({ ome: { version: "0.5" } });
  const files = new Map<`/${string}`, Uint8Array>();
  for (const [path, entry] of Object.entries(entries)) {
    files.set(`/${path}`, new Uint8Array(await entry.arrayBuffer()));
  }
  const root = zarr.root(files);
  const group = await zarr.open.v3(root, { kind: "group" });
  const array = await zarr.open.v3(root.resolve("0"), { kind: "array" });
  return { attributes: group.attrs as unknown as Attributes, array };
}

interface Attributes {
  readonly ome: {
    readonly version: string;
    readonly multiscales: readonly {
      readonly axes: readonly {
        readonly name: string;
        readonly type: string;
        readonly unit?: string;
      }[];
      readonly datasets: readonly {
        readonly path: string;
        readonly coordinateTransformations: readonly Readonly<Record<string, unknown>>[];
      }[];
    }[];
    readonly omero: {
      readonly channels: readonly {
        readonly label: string;
        readonly color: string;
        readonly active: boolean;
        readonly window: { readonly min: number; readonly max: number };
      }[];
    };
  };
  readonly milieu: Readonly<Record<string, unknown>>;
}

describe("OME-Zarr 0.5, read by zarrita", () => {
  it.each([
    ["a plane", plane, [3, 2, 3, 5]],
    ["a volume", solid, [3, 2, 4, 3, 5]],
  ])("holds every voxel of %s, the top row first", async (_, grid, shape) => {
    const { array } = await open(await saved(grid, [0, 90, 180]));
    expect([array.shape, array.dtype]).toEqual([shape, "float32"]);
    expect(array.chunks).toEqual([1, 1, ...shape.slice(2)]);
    const { data } = await zarr.get(array);
    const { nx, ny, nz } = grid;
    const expected = [0, 1, 2].flatMap((frame) =>
      [0, 1].flatMap((channel) =>
        Array.from({ length: nz * ny * nx }, (__, voxel) => {
          const row = Math.floor(voxel / nx) % ny;
          const k = Math.floor(voxel / nx / ny);
          return sampleValue(channel, frame, voxel % nx, ny - 1 - row, k);
        }),
      ),
    );
    expect([...(data as Float32Array)]).toEqual(expected);
  });

  it("says what the specification of 0.5 asks of an image", async () => {
    const { attributes } = await open(await saved(solid, [60, 150, 240]));
    const { ome, milieu } = attributes;
    expect(ome.version).toBe("0.5");
    const [image] = ome.multiscales;
    // Time, then channels, then space, each once, with units of the list that it gives.
    expect(image?.axes).toEqual([
      { name: "t", type: "time", unit: "minute" },
      { name: "c", type: "channel" },
      { name: "z", type: "space", unit: "micrometer" },
      { name: "y", type: "space", unit: "micrometer" },
      { name: "x", type: "space", unit: "micrometer" },
    ]);
    // One scale, then at most one translation, with a number for each axis.
    expect(image?.datasets).toEqual([
      {
        path: "0",
        coordinateTransformations: [
          { type: "scale", scale: [90, 1, 4, 12.5, 10] },
          { type: "translation", translation: [60, 0, 2, 6.25, 5] },
        ],
      },
    ]);
    const { channels } = ome.omero;
    expect(channels.map(({ label, color }) => [label, color])).toEqual([
      ["oxygen", "FF8800"],
      ["m2", "3FB07B"],
    ]);
    const most = sampleValue(1, 2, 4, 2, 3);
    expect(channels[1]?.window).toEqual({ min: 0, max: most, start: 0, end: most });
    expect(milieu).toMatchObject({ seed: 42, frame_times_min: [60, 150, 240], version: "9.8.7" });
  });

  it("goes on with a run, and still knows the values before", async () => {
    const times = [0, 90, 180];
    const folder = new BlobFolder();
    const disk = Object.assign(folder, {});
    // A folder keeps the newest of each file; an archive would have all.
    const kept = new Map<string, Uint8Array>();
    disk.write = async (path, content) => {
      kept.set(path, typeof content === "string" ? new TextEncoder().encode(content) : content);
    };
    disk.grow = async (path) => ({
      size: kept.get(path)?.length ?? 0,
      read: async (at: number, length: number) => kept.get(path)!.slice(at, at + length),
      close: async () => {},
      append: unused,
      patch: unused,
      truncate: unused,
      flush: unused,
    });
    const first = await omeZarrFrames(disk, "run.ome.zarr/", sampleSet(plane, times));
    await first.append(0, sampleFrame(plane, 9));
    await first.flush();
    const second = await omeZarrFrames(disk, "run.ome.zarr/", sampleSet(plane, times), [0]);
    await second.append(90, sampleFrame(plane, 1));
    await second.close();
    const root = zarr.root(
      new Map([...kept].map(([path, bytes]) => [`/${path}` as const, bytes] as const)),
    );
    const array = await zarr.open.v3(root.resolve("run.ome.zarr/0"), { kind: "array" });
    expect(array.shape).toEqual([2, 2, 3, 5]);
    const group = await zarr.open.v3(root.resolve("run.ome.zarr"), { kind: "group" });
    const { ome } = group.attrs as unknown as Attributes;
    expect(ome.omero.channels[0]?.window.max).toBe(sampleValue(0, 9, 4, 2));
  });
});

async function unused(): Promise<void> {
  throw new Error("not asked for");
}
