import type { Program } from "../compile/program.ts";
import type {
  FieldImage,
  Measurement,
  ReadableEngine,
  ShowRequest,
  Snapshot,
  Statistics,
} from "../engine/engine.ts";
import { tiledIndex, tiledSize, volumeTiles } from "../engine/volume-tiles.ts";
import { type Grid, voxelMeasure } from "../model/grid.ts";
import type { Scenario } from "../model/scenario.ts";
import { snapshotState } from "./evaluate-expression.ts";

/**
 * A snapshot of a scenario's run as an engine that stands still: what is shown, read and measured of it is what an
 * engine in that state gives. Unknown names throw.
 */
export function snapshotEngine(
  snapshot: Snapshot,
  scenario: Scenario,
  program: Program,
): ReadableEngine {
  const { grid, time, stepCount, compartments } = snapshot;
  const { model } = program;
  const evaluate = snapshotState(snapshot, scenario);
  const known = new Map<string, Float32Array>();
  const valuesOf = (name: string): Float32Array => {
    const values = known.get(name) ?? evaluate({ kind: "name", name }, name);
    known.set(name, values);
    return values;
  };
  const measure = (names: readonly string[]): Measurement => {
    const isField = new Set(model.fields.map(({ name }) => name));
    const entries = names.map((name) => [name, statisticsOf(valuesOf(name), grid)] as const);
    return {
      time,
      stepCount,
      fields: Object.fromEntries(entries.filter(([name]) => isField.has(name))),
      observables: Object.fromEntries(entries.filter(([name]) => !isField.has(name))),
      compartments: Object.fromEntries(
        model.compartments.map(({ name }, index) => [name, compartments[index] ?? 0]),
      ),
    };
  };
  const all = [...model.fields, ...model.observables].map(({ name }) => name);
  return {
    program,
    grid,
    time,
    read: async (name) => valuesOf(name).slice(),
    show: (request) => imageOf(grid, request, valuesOf, time),
    measure: async ({ names = all } = {}) => measure(names),
  };
}

function statisticsOf(values: Float32Array, grid: Grid): Statistics {
  let [sum, min, max, nonFinite] = [0, Number.POSITIVE_INFINITY, Number.NEGATIVE_INFINITY, 0];
  for (const value of values) {
    if (!Number.isFinite(value)) {
      nonFinite++;
      continue;
    }
    sum += value;
    min = Math.min(min, value);
    max = Math.max(max, value);
  }
  const mean = sum / Math.max(1, values.length - nonFinite);
  return { mean, min, max, integral: sum * voxelMeasure(grid), nonFinite };
}

/** One slice of each name, layer after layer, or all of them as tiles. */
function imageOf(
  grid: Grid,
  { names, slice, volume = false }: ShowRequest,
  valuesOf: (name: string) => Float32Array,
  time: number,
): FieldImage {
  const { nx, ny, nz } = grid;
  const layers = names.length;
  if (!volume) {
    const size = nx * ny;
    const from = size * Math.max(0, Math.min(nz - 1, Math.round(slice)));
    const data = new Float32Array(size * layers);
    for (const [layer, name] of names.entries()) {
      data.set(valuesOf(name).subarray(from, from + size), layer * size);
    }
    return { kind: "array", data, width: nx, height: ny, layers, time };
  }
  const tiles = volumeTiles(grid);
  const { width, height } = tiledSize(tiles);
  const data = new Float32Array(width * height * layers);
  for (const [layer, name] of names.entries()) {
    const values = valuesOf(name);
    for (let row = 0; row < ny * nz; row++) {
      const to = width * height * layer + tiledIndex(tiles, 0, row % ny, Math.floor(row / ny));
      data.set(values.subarray(nx * row, nx * (row + 1)), to);
    }
  }
  return { kind: "array", data, width, height, layers, time, tiles };
}
