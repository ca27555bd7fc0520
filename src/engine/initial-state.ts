import { ModelError } from "../model/error.ts";
import type { Expression } from "../model/expression.ts";
import { type Grid, voxelCount } from "../model/grid.ts";
import type { Model } from "../model/model.ts";
import type { Combine, InitialEntry, Scenario, ShapeEntry } from "../model/scenario.ts";
import { type Evaluator, makeEvaluator } from "./initial/evaluate-initial.ts";
import { networkMask } from "./initial/network.ts";
import { noise } from "./initial/noise.ts";
import { resampleRaster } from "./initial/resample-raster.ts";
import { shapeMask } from "./initial/shape-mask.ts";
import { spotsMask } from "./initial/spots.ts";

/** State at t = 0: all field planes in slot order, and the compartments. */
export interface InitialState {
  readonly fields: Float32Array;
  readonly compartments: Float32Array;
}

/**
 * Every field's own `initial`, in slot order, then the scenario's entries in theirs. The result is
 * finite and, for fields that no `react` process touches, >= 0. The same scenario gives the same
 * state on every backend. Throws ModelError with the place of an entry that cannot be applied.
 */
export function makeInitialState(scenario: Scenario): InitialState {
  const { model, grid } = scenario;
  const voxels = voxelCount(grid);
  const fields = new Float32Array(model.fields.length * voxels);
  const planes = model.fields.map((_, slot) => fields.subarray(slot * voxels, (slot + 1) * voxels));
  const compartments = new Float32Array(model.compartments.length);
  const evaluate = makeEvaluator(scenario, planes, compartments);
  model.compartments.forEach((one, index) => {
    compartments[index] = evaluate.number(one.initial, `compartments.${one.name}.initial`);
  });
  model.fields.forEach((field, slot) => {
    evaluate.plane(field.initial, `fields.${field.name}.initial`, planes[slot]!);
  });
  scenario.initial.forEach((entry, index) => {
    const plane = planes[slotOf(model, entry, index)]!;
    applyEntry(scenario, entry, index, evaluate, plane);
  });
  model.fields.forEach((field, slot) => {
    keepPossible(planes[slot]!, isSigned(model, field.name));
  });
  return { fields, compartments };
}

function slotOf(model: Model, entry: InitialEntry, index: number): number {
  const slot = model.fields.findIndex((field) => field.name === entry.field);
  if (slot < 0) {
    throw new ModelError(`initial[${index}].field`, `there is no field "${entry.field}"`);
  }
  return slot;
}

function applyEntry(
  scenario: Scenario,
  entry: InitialEntry,
  index: number,
  evaluate: Evaluator,
  plane: Float32Array,
): void {
  const place = `initial[${index}]`;
  const evaluated = (expression: Expression, key: string): Float32Array => {
    const values = new Float32Array(plane.length);
    evaluate.plane(expression, `${place}.${key}`, values);
    return values;
  };
  if (entry.type === "expression") {
    plane.set(evaluated(entry.expression, "expression"));
  } else if (entry.type === "raster") {
    const values = evaluated(entry.value, "value");
    const factors = resampleRaster(scenario.grid, entry.raster);
    for (let i = 0; i < plane.length; i++) values[i] = values[i]! * factors[i]!;
    combine(plane, values, null, entry.combine);
  } else {
    applyShape(scenario, entry, index, evaluated, plane);
  }
}

function applyShape(
  scenario: Scenario,
  entry: ShapeEntry,
  index: number,
  evaluated: (expression: Expression, key: string) => Float32Array,
  plane: Float32Array,
): void {
  const { grid, seed } = scenario;
  const { shape } = entry;
  const values = evaluated(entry.value, "value");
  if (shape.kind === "noise") {
    const field = scenario.model.fields.find((one) => one.name === entry.field)!;
    const waves = noise(grid, field.boundary, shape.scale, seed, index);
    const amplitude = evaluated(shape.amplitude, "amplitude");
    for (let i = 0; i < plane.length; i++) values[i] = values[i]! + amplitude[i]! * waves[i]!;
    combine(plane, values, null, entry.combine);
    return;
  }
  combine(plane, values, maskOf(grid, shape, seed, index), entry.combine);
}

function maskOf(
  grid: Grid,
  shape: Exclude<ShapeEntry["shape"], { readonly kind: "noise" }>,
  seed: number,
  stream: number,
): Float32Array {
  if (shape.kind === "spots") return spotsMask(grid, shape, seed, stream);
  if (shape.kind === "network") return networkMask(grid, shape, seed, stream);
  return shapeMask(grid, shape);
}

/** Blends values into a plane by a mask in [0, 1]; null: everywhere. */
function combine(
  plane: Float32Array,
  values: Float32Array,
  mask: Float32Array | null,
  how: Combine,
): void {
  for (let i = 0; i < plane.length; i++) {
    const weight = mask === null ? 1 : mask[i]!;
    const old = plane[i]!;
    const value = values[i]!;
    if (how === "add") plane[i] = old + weight * value;
    else if (how === "max") plane[i] = Math.max(old, weight * value);
    else plane[i] = weight === 1 ? value : old + weight * (value - old);
  }
}

function isSigned(model: Model, name: string): boolean {
  return model.processes.some((process) => process.type === "react" && process.field === name);
}

function keepPossible(plane: Float32Array, signed: boolean): void {
  for (let i = 0; i < plane.length; i++) {
    const value = plane[i]!;
    if (!Number.isFinite(value) || (value < 0 && !signed)) plane[i] = 0;
  }
}
