import type { Grid } from "../../../src/model/grid.ts";

/** A made-up tumor slice: what a picture has to cope with, without an engine. */
export const FIELD_NAMES = ["tumor", "vessels", "macrophages", "oxygen", "signed"] as const;
export type FieldName = (typeof FIELD_NAMES)[number];

/** The field of a name at every voxel of a 2D grid, at a time (min): the tumor grows. */
export function syntheticField(name: string, grid: Grid, time: number): Float32Array {
  const value = fields[name as FieldName];
  const values = new Float32Array(grid.nx * grid.ny);
  const size = grid.ny * grid.dy;
  for (let j = 0; j < grid.ny; j++) {
    for (let i = 0; i < grid.nx; i++) {
      const x = ((i + 0.5) * grid.dx - 0.5 * grid.nx * grid.dx) / size;
      const y = ((j + 0.5) * grid.dy) / size - 0.5;
      values[i + grid.nx * j] = value(x, y, time);
    }
  }
  return values;
}

const VESSELS = Array.from({ length: 46 }, (_, index) => {
  const angle = index * 2.399963;
  const radius = 0.12 + 0.56 * Math.sqrt((index + 0.5) / 46);
  return { x: 1.25 * radius * Math.cos(angle), y: radius * Math.sin(angle) };
});

const radiusAt = (x: number, y: number) => {
  const angle = Math.atan2(y, x);
  return Math.hypot(x, y) * (1 + 0.09 * Math.sin(3 * angle + 1) + 0.05 * Math.sin(7 * angle));
};

const rise = (low: number, high: number, value: number) => {
  const share = Math.min(Math.max((value - low) / (high - low), 0), 1);
  return share * share * (3 - 2 * share);
};

const edge = (time: number) => 0.3 + 0.00001 * time;

const fields: Record<FieldName, (x: number, y: number, time: number) => number> = {
  tumor: (x, y, time) => {
    const radius = radiusAt(x, y);
    return rise(edge(time), edge(time) - 0.07, radius) * rise(0.08, 0.2, radius) * 0.95;
  },
  vessels: (x, y) =>
    Math.max(
      ...VESSELS.map((vessel) => Math.exp(-((x - vessel.x) ** 2 + (y - vessel.y) ** 2) / 0.00016)),
    ),
  macrophages: (x, y, time) => {
    const radius = radiusAt(x, y);
    const texture = 0.75 + 0.25 * Math.sin(31 * x + 3 * Math.sin(17 * y)) * Math.sin(29 * y);
    return 0.3 * Math.exp(-(((radius - edge(time) + 0.12) / 0.07) ** 2)) * texture;
  },
  oxygen: (x, y, time) => {
    const supply = VESSELS.reduce(
      (sum, vessel) => sum + Math.exp(-Math.hypot(x - vessel.x, y - vessel.y) / 0.045),
      0,
    );
    return (
      45 * Math.min(1, 0.15 + 0.55 * supply) * (0.03 + 0.97 * rise(0.1, edge(time), radiusAt(x, y)))
    );
  },
  signed: (x, y) => 2 * Math.sin(9 * x) * Math.cos(8 * y) * Math.exp(-2 * (x * x + y * y)),
};
