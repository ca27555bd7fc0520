import { ModelError } from "../model/error.ts";
import { voxelCount } from "../model/grid.ts";
import { isSigned } from "../model/is-signed.ts";
import type { Scenario } from "../model/scenario.ts";
import { initialCompiler } from "./initial/evaluate-initial.ts";
import { fillMiddles, fillParts } from "./initial/fill-voxels.ts";
import { refuseNegativeWalls } from "./initial/negative-start.ts";
import { partsOfVoxels } from "./initial/rough-voxels.ts";
import { makeStart } from "./initial/start.ts";

/** State at t = 0: all field planes in slot order, and the compartments. */
export interface InitialState {
  readonly fields: Float32Array;
  readonly compartments: Float32Array;
}

/**
 * Every field's own `initial`, in slot order, then the scenario's entries in theirs. Entries are
 * functions of the place, and each voxel holds their mean over it, so that totals do not depend on
 * the grid: smooth voxels are taken at their middle; those that an outline or an edge of a formula
 * crosses are divided, all layers are laid one over the other in each part, and the parts averaged.
 * A field's own `initial` is that of the voxel's middle, and random() is one number per voxel. The
 * result is finite and, for fields that no `react` process touches, >= 0. The same scenario gives
 * the same state on every backend. Throws ModelError with the place of an entry that cannot be
 * applied.
 */
export function makeInitialState(scenario: Scenario): InitialState {
  const { model, grid } = scenario;
  refuseNegativeWalls(scenario);
  const voxels = voxelCount(grid);
  const fields = new Float32Array(model.fields.length * voxels);
  const planes = model.fields.map((_, slot) => fields.subarray(slot * voxels, (slot + 1) * voxels));
  const compartments = new Float32Array(model.compartments.length);
  const compile = initialCompiler(scenario, compartments);
  model.compartments.forEach((one, index) => {
    const place = `compartments.${one.name}.initial`;
    const value = compile(one.initial, place).number();
    if (value < 0 && !isSigned(model, one.name)) {
      throw new ModelError(place, `is ${value}, but "${one.name}" cannot be negative`);
    }
    compartments[index] = value;
  });
  const start = makeStart(scenario, compile);
  for (const [slot, value] of start.uniform.entries()) {
    if (value !== undefined) planes[slot]!.fill(value);
  }
  const hasChance = start.layers.some((layer) => layer.formulas.some(({ isRandom }) => isRandom));
  fillMiddles(grid, start, planes, hasChance);
  const parts = partsOfVoxels(grid, start, planes);
  if (hasChance) fillMiddles(grid, start, planes);
  for (const count of new Set(parts)) if (count > 0) fillParts(grid, start, planes, parts, count);
  return { fields, compartments };
}
