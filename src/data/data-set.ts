import type { Grid } from "../model/grid.ts";

/** What a file with numbers of a run holds, and says of itself: the same for all formats. */
export interface DataSet {
  readonly grid: Grid;
  readonly channels: readonly DataChannel[];
  /** Of the frames, min, ascending; those that are to come among them. */
  readonly times: readonly number[];
  readonly about: DataAbout;
}

/** A field or an observable. */
export interface DataChannel {
  readonly name: string;
  readonly label: string;
  readonly unit: string;
  /** "#rrggbb" */
  readonly color: string;
}

/** Where the numbers come from. */
export interface DataAbout {
  readonly title: string;
  /** Name of the preset; absent: it has none. */
  readonly preset?: string;
  /** Version of Milieu. */
  readonly version: string;
  readonly seed: number;
  readonly parameters: Readonly<Record<string, number>>;
  /** Opens what was run. */
  readonly link?: string;
}

/** Values of a channel in one frame, index i + nx*(j + ny*k), y up. */
export interface FieldValues {
  readonly name: string;
  readonly values: Float32Array;
}

/** Names and sizes of the axes of one frame as an array. */
export function axesOf({ dimensions, nx, ny, nz, dx, dy, dz }: Grid): readonly DataAxis[] {
  const plane = [
    { name: "y", size: ny, spacing: dy },
    { name: "x", size: nx, spacing: dx },
  ] as const;
  return dimensions === 3 ? [{ name: "z", size: nz, spacing: dz }, ...plane] : plane;
}

export interface DataAxis {
  readonly name: "x" | "y" | "z";
  readonly size: number;
  /** um */
  readonly spacing: number;
}

/** What a file says of itself, as plain data. `times`: of the frames that it has, min. */
export function aboutRecord({ grid, channels, about }: DataSet, times: readonly number[]) {
  const axes = axesOf(grid);
  return {
    format: "milieu-data/1",
    ...about,
    fields: channels.map(({ name, label, unit }) => ({ name, label, unit })),
    frame_times_min: times,
    axes: axes.map(({ name }) => name),
    shape: axes.map(({ size }) => size),
    spacing_um: axes.map(({ spacing }) => spacing),
  };
}

/** Bytes of all numbers, without heads. */
export function dataBytes(channels: number, frames: number, { nx, ny, nz }: Grid): number {
  return 4 * channels * frames * nx * ny * nz;
}

/** The bytes of numbers as they lie in memory, which every machine that runs this has little-endian. */
export function bytesOf({ buffer, byteOffset, byteLength }: Float32Array): Uint8Array {
  return new Uint8Array(buffer, byteOffset, byteLength);
}
