import type { Grid } from "../model/grid.ts";

/** What a table of measurements is made of: statistics of fields and observables, values of compartments. */
export interface MeasuredRow {
  /** min */
  readonly time: number;
  readonly fields: Readonly<Record<string, RowStatistics>>;
  readonly observables: Readonly<Record<string, RowStatistics>>;
  readonly compartments: Readonly<Record<string, number>>;
}

type RowStatistics = Readonly<Record<(typeof statistics)[number], number>>;

const statistics = ["mean", "min", "max", "integral"] as const;

/**
 * Head of the table of measurements: `time_min`, then per field and observable its mean, min, max
 * and integral ("oxygen_mean", ...), then each compartment.
 */
export function observablesHeader(measurement: MeasuredRow): string {
  const spatial = spatialNames(measurement).flatMap((name) =>
    statistics.map((statistic) => `${name}_${statistic}`),
  );
  return ["time_min", ...spatial, ...Object.keys(measurement.compartments)].join(",");
}

/** A row of that table. */
export function observablesRow(measurement: MeasuredRow): string {
  const { time, fields, observables, compartments } = measurement;
  const spatial = spatialNames(measurement).flatMap((name) => {
    const values = fields[name] ?? observables[name];
    return statistics.map((statistic) => values?.[statistic] ?? Number.NaN);
  });
  return [time, ...spatial, ...Object.values(compartments)].join(",");
}

function spatialNames({ fields, observables }: MeasuredRow): readonly string[] {
  return [...Object.keys(fields), ...Object.keys(observables)];
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
