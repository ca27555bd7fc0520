import { ModelError } from "../../model/error.ts";
import type { Expression } from "../../model/expression.ts";
import type { Grid } from "../../model/grid.ts";
import type { Boundary } from "../../model/model.ts";
import type { RasterEntry, Scenario, ShapeEntry } from "../../model/scenario.ts";
import { atMiddles, type Cells } from "./cells.ts";
import { combine } from "./combine.ts";
import type { CompileInitial, InitialFormula } from "./evaluate-initial.ts";
import { type CheckValues, refuseNegative } from "./negative-start.ts";
import { makeNoise } from "./noise.ts";
import { placeShape } from "./place-shape.ts";
import { domainSize, type PlacedShape } from "./placed-shape.ts";
import { noiseSampler } from "./sample-noise.ts";
import { rasterSampler } from "./sample-raster.ts";

/** Writes fields at some cells; `planes`: one per field of the model, an entry per cell. */
export type FillCells = (cells: Cells, planes: readonly Float32Array[]) => void;

/** What lies over the fields before it: a field's own initial value, or an entry of the scenario. */
export interface Layer {
  readonly slot: number;
  readonly formulas: readonly InitialFormula[];
  /** Whether it may be other in a voxel's middle than in the mean over it, its outline apart. */
  readonly isBent: boolean;
  /** What has an outline. */
  readonly shape?: PlacedShape;
  /** Pixels along a voxel that are not simply added up, so that their mean does not suffice. */
  readonly pixels?: number;
  /** For the cells of a lattice that divides the scenario's grid. */
  on(lattice: Grid): FillCells;
}

/**
 * A field's own initial value: in all of a voxel that of its middle, as everything else in the model
 * is, so that a wall of one voxel stays tight.
 */
export function ownLayer(
  grid: Grid,
  slot: number,
  formula: InitialFormula,
  check: CheckValues,
): Layer {
  const fill: FillCells = (cells, planes) => {
    const places = formula.isUniform ? cells : atMiddles(grid, cells);
    formula.at(places, planes, planes[slot]!);
    check(planes[slot]!, cells.count);
  };
  return { slot, formulas: [formula], isBent: false, on: () => fill };
}

function expressionLayer(slot: number, formula: InitialFormula, check: CheckValues): Layer {
  const fill: FillCells = (cells, planes) => {
    formula.at(cells, planes, planes[slot]!);
    check(planes[slot]!, cells.count);
  };
  return { slot, formulas: [formula], isBent: formula.isBent, on: () => fill };
}

/** Entry `index` of the scenario. Throws ModelError with its place where it cannot be applied. */
export function entryLayer(scenario: Scenario, index: number, compile: CompileInitial): Layer {
  const entry = scenario.initial[index]!;
  const place = `initial[${index}]`;
  const slot = scenario.model.fields.findIndex((field) => field.name === entry.field);
  if (slot < 0) throw new ModelError(`${place}.field`, `there is no field "${entry.field}"`);
  const formulaOf = (expression: Expression, key: string) => compile(expression, `${place}.${key}`);
  const checkOf = (key: string) => refuseNegative(scenario.model, slot, `${place}.${key}`);
  switch (entry.type) {
    case "expression":
      return expressionLayer(
        slot,
        formulaOf(entry.expression, "expression"),
        checkOf("expression"),
      );
    case "raster":
      return rasterLayer(
        scenario.grid,
        slot,
        entry,
        formulaOf(entry.value, "value"),
        checkOf("value"),
      );
    case "shape": {
      const value = formulaOf(entry.value, "value");
      const { shape } = entry;
      if (shape.kind === "noise") {
        const amplitude = formulaOf(shape.amplitude, "amplitude");
        return noiseLayer(scenario, slot, index, shape.scale, entry, [value, amplitude]);
      }
      const placed = placeShape(scenario.grid, shape, scenario.seed, index);
      return shapeLayer(slot, entry, value, placed, checkOf("value"));
    }
  }
}

function shapeLayer(
  slot: number,
  { combine: how }: ShapeEntry,
  value: InitialFormula,
  shape: PlacedShape,
  check: CheckValues,
): Layer {
  const on = (lattice: Grid): FillCells => {
    const cover = shape.coverOf(lattice);
    const { dx, dy, dz, dimensions } = lattice;
    return (cells, planes) => {
      const values = valuesAt(value, cells, planes);
      const weights = new Float32Array(cells.count);
      for (let cell = 0; cell < cells.count; cell++) {
        const z = dimensions === 3 ? (cells.k[cell]! + 0.5) * dz : 0;
        weights[cell] = cover((cells.i[cell]! + 0.5) * dx, (cells.j[cell]! + 0.5) * dy, z);
      }
      if (how === "set") check(values, cells.count, weights);
      combine(planes[slot]!, values, weights, how);
    };
  };
  return { slot, formulas: [value], isBent: value.isBent, shape, on };
}

function rasterLayer(
  grid: Grid,
  slot: number,
  { raster, combine: how }: RasterEntry,
  value: InitialFormula,
  check: CheckValues,
): Layer {
  const finest = Math.max(raster.width / grid.nx, raster.height / grid.ny, raster.depth / grid.nz);
  const pixels = how === "max" && finest > 1 ? finest : 0;
  const on = (lattice: Grid): FillCells => {
    const sample = rasterSampler(grid, lattice, raster);
    return (cells, planes) => {
      const values = valuesAt(value, cells, planes);
      const factors = new Float32Array(cells.count);
      sample(cells, factors);
      for (let cell = 0; cell < cells.count; cell++) {
        values[cell] = values[cell]! * factors[cell]!;
      }
      if (how === "set") check(values, cells.count);
      combine(planes[slot]!, values, null, how);
    };
  };
  return { slot, formulas: [value], isBent: value.isBent, pixels, on };
}

function noiseLayer(
  { model, grid, seed }: Scenario,
  slot: number,
  index: number,
  scale: number,
  { combine: how }: ShapeEntry,
  [value, amplitude]: readonly [InitialFormula, InitialFormula],
): Layer {
  const boundary: Boundary = model.fields[slot]!.boundary;
  const waves = makeNoise(domainSize(grid), boundary, scale, seed, index);
  const on = (lattice: Grid): FillCells => {
    const sample = noiseSampler(lattice, waves);
    return (cells, planes) => {
      const values = valuesAt(value, cells, planes);
      const sizes = valuesAt(amplitude, cells, planes);
      const noise = new Float32Array(cells.count);
      sample(cells, noise);
      for (let cell = 0; cell < cells.count; cell++) {
        values[cell] = values[cell]! + sizes[cell]! * noise[cell]!;
      }
      combine(planes[slot]!, values, null, how);
    };
  };
  return { slot, formulas: [value, amplitude], isBent: true, on };
}

function valuesAt(
  formula: InitialFormula,
  cells: Cells,
  planes: readonly Float32Array[],
): Float32Array {
  const values = new Float32Array(cells.count);
  formula.at(cells, planes, values);
  return values;
}
