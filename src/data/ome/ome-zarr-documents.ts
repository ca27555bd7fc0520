import { aboutRecord, axesOf, type DataSet } from "../data-set.ts";
import { regularInterval } from "./ome-xml.ts";

export interface ValueRange {
  readonly min: number;
  readonly max: number;
}

/** zarr.json of the array of so many frames. */
export function arrayDocument({ grid, channels }: DataSet, frames: number) {
  const axes = axesOf(grid);
  const sizes = axes.map(({ size }) => size);
  return {
    zarr_format: 3,
    node_type: "array",
    shape: [frames, channels.length, ...sizes],
    data_type: "float32",
    chunk_grid: { name: "regular", configuration: { chunk_shape: [1, 1, ...sizes] } },
    chunk_key_encoding: { name: "default", configuration: { separator: "/" } },
    fill_value: "NaN",
    codecs: [
      { name: "bytes", configuration: { endian: "little" } },
      { name: "gzip", configuration: { level: 6 } },
    ],
    dimension_names: ["t", "c", ...axes.map(({ name }) => name)],
    attributes: {},
  };
}

/** zarr.json of the image: OME-Zarr 0.5 ("ome"), and what Milieu says beside it ("milieu"). */
export function groupDocument(
  set: DataSet,
  times: readonly number[],
  ranges: ReadonlyMap<string, ValueRange>,
) {
  const { grid, channels, about } = set;
  const axes = axesOf(grid);
  // An axis has one distance: of frames at irregular times it is the mean, and `milieu` has each.
  const interval = regularInterval(times) ?? meanInterval(times);
  const start = times[0] ?? 0;
  return {
    zarr_format: 3,
    node_type: "group",
    attributes: {
      ome: {
        version: "0.5",
        multiscales: [
          {
            name: about.title,
            type: "original",
            metadata: { description: "One level: the voxels as they were computed." },
            axes: [
              { name: "t", type: "time", unit: "minute" },
              { name: "c", type: "channel" },
              ...axes.map(({ name }) => ({ name, type: "space", unit: "micrometer" })),
            ],
            datasets: [
              {
                path: "0",
                coordinateTransformations: [
                  { type: "scale", scale: [interval, 1, ...axes.map(({ spacing }) => spacing)] },
                  {
                    type: "translation",
                    translation: [start, 0, ...axes.map(({ spacing }) => spacing / 2)],
                  },
                ],
              },
            ],
          },
        ],
        omero: {
          name: about.title,
          channels: channels.map(({ name, color }, index) => ({
            label: name,
            color: color.slice(1).toUpperCase(),
            active: index < SHOWN,
            window: windowOf(ranges.get(name)),
          })),
          rdefs: { model: "color", defaultT: 0, defaultZ: Math.floor(grid.nz / 2) },
        },
      },
      milieu: { ...aboutRecord(set, times), rows: "from the top of the picture down" },
    },
  };
}

/** The first frame is at the start; where it is alone its distance is 1. */
function meanInterval(times: readonly number[]): number {
  const length = (times.at(-1) ?? 0) - (times[0] ?? 0);
  return length > 0 ? length / (times.length - 1) : 1;
}

/** What a file of `groupDocument` says of its channels' values. */
export function rangesOf(document: unknown): ReadonlyMap<string, ValueRange> {
  const { attributes } = document as ReturnType<typeof groupDocument>;
  return new Map(
    attributes.ome.omero.channels.map(({ label, window: { min, max } }) => [label, { min, max }]),
  );
}

/** Channels that viewers draw at first: more lie over one another as white. */
const SHOWN = 4;

/** From what a channel has least to what it has most, and never empty. */
function windowOf(range: ValueRange = { min: 0, max: 1 }) {
  const min = Number.isFinite(range.min) ? Math.min(0, range.min) : 0;
  const max = Number.isFinite(range.max) && range.max > min ? range.max : min + 1;
  return { min, max, start: min, end: max };
}
