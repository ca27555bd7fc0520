import type { DataSet, FieldValues } from "../../src/data/data-set.ts";
import type { Grid } from "../../src/model/grid.ts";

export const plane: Grid = { dimensions: 2, nx: 5, ny: 3, nz: 1, dx: 10, dy: 12.5, dz: 1 };
export const solid: Grid = { dimensions: 3, nx: 5, ny: 3, nz: 4, dx: 10, dy: 12.5, dz: 4 };

/** Two fields with names and colors that are not the same in any place. */
export function sampleSet(grid: Grid, times: readonly number[]): DataSet {
  return {
    grid,
    times,
    channels: [
      { name: "oxygen", label: "Oxygen", unit: "mmHg", color: "#ff8800" },
      { name: "m2", label: 'M2 <µ & "cells">', unit: "1", color: "#3fb07b" },
    ],
    about: {
      title: 'A title: µm, <b> & "quotes" 腫瘍',
      preset: "hypoxic-core",
      version: "9.8.7",
      seed: 42,
      parameters: { uptake: 0.25 },
      link: "https://example.org/?preset=hypoxic-core#v1=abc",
    },
  };
}

/** Another number in every voxel, field and frame, by a formula that tests can read anywhere. */
export function sampleValue(channel: number, frame: number, i: number, j: number, k = 0): number {
  return 1000 * channel + 100 * frame + 25 * k + 5 * j + i + 0.5;
}

export function sampleFrame(grid: Grid, frame: number): readonly FieldValues[] {
  return ["oxygen", "m2"].map((name, channel) => ({
    name,
    values: Float32Array.from({ length: grid.nx * grid.ny * grid.nz }, (_, voxel) => {
      const i = voxel % grid.nx;
      const j = Math.floor(voxel / grid.nx) % grid.ny;
      return sampleValue(channel, frame, i, j, Math.floor(voxel / (grid.nx * grid.ny)));
    }),
  }));
}
