import type { Measurement } from "../engine/engine.ts";
import type { Grid } from "../model/grid.ts";

const statistics = ["mean", "min", "max", "integral"] as const;

/**
 * Measurements as a table: `time_min`, then per field and observable its mean, min, max and
 * integral ("oxygen_mean", ...), then each compartment.
 */
export function observablesCsv(measurements: readonly Measurement[]): string {
  const first = measurements[0];
  if (first === undefined) return "time_min\n";
  const spatial = [...Object.keys(first.fields), ...Object.keys(first.observables)];
  const compartments = Object.keys(first.compartments);
  const header = [
    "time_min",
    ...spatial.flatMap((name) => statistics.map((statistic) => `${name}_${statistic}`)),
    ...compartments,
  ];
  const rows = measurements.map((measurement) => [
    measurement.time,
    ...spatial.flatMap((name) => {
      const values = measurement.fields[name] ?? measurement.observables[name];
      return statistics.map((statistic) => values?.[statistic] ?? Number.NaN);
    }),
    ...compartments.map((name) => measurement.compartments[name] ?? Number.NaN),
  ]);
  return `${[header, ...rows].map((row) => row.join(",")).join("\n")}\n`;
}

/** One frame of one field as a table: a row per voxel with its position (um) and value. */
export function fieldCsv(grid: Grid, name: string, values: Float32Array): string {
  const solid = grid.dimensions === 3;
  const lines = [solid ? `x_um,y_um,z_um,${name}` : `x_um,y_um,${name}`];
  let voxel = 0;
  for (let k = 0; k < grid.nz; k++) {
    for (let j = 0; j < grid.ny; j++) {
      for (let i = 0; i < grid.nx; i++) {
        const place = [(i + 0.5) * grid.dx, (j + 0.5) * grid.dy];
        if (solid) place.push((k + 0.5) * grid.dz);
        lines.push(`${place.join(",")},${values[voxel++]}`);
      }
    }
  }
  return `${lines.join("\n")}\n`;
}
