import type { Grid } from "../../model/grid.ts";
import { isSigned } from "../../model/is-signed.ts";
import type { Scenario } from "../../model/scenario.ts";
import type { CompileInitial } from "./evaluate-initial.ts";
import { entryLayer, type FillCells, type Layer, ownLayer } from "./layer.ts";
import { refuseNegative } from "./negative-start.ts";

/** The fields at t = 0 as functions of the place. */
export interface Start {
  /** By slot: the number that a field has everywhere; undefined where it varies. */
  readonly uniform: readonly (number | undefined)[];
  readonly layers: readonly Layer[];
  /**
   * Writes the fields that vary at cells of a lattice that divides the grid; the planes of uniform
   * ones hold their numbers already.
   */
  on(lattice: Grid): FillCells;
}

/**
 * Every field's own `initial`, then the scenario's entries in order. Throws ModelError with the place
 * of an entry that cannot be applied, or of a formula that makes a field negative which cannot be.
 * What noise, or several entries together, take below 0 is 0.
 */
export function makeStart(scenario: Scenario, compile: CompileInitial): Start {
  const { model } = scenario;
  const own = model.fields.map((field) => compile(field.initial, `fields.${field.name}.initial`));
  const entries = scenario.initial.map((_, index) => entryLayer(scenario, index, compile));
  const signed = model.fields.map(({ name }) => isSigned(model, name));
  const ownChecks = model.fields.map(({ name }, slot) =>
    refuseNegative(model, slot, `fields.${name}.initial`),
  );
  const uniform = own.map((formula, slot) => {
    const varies = !formula.isUniform || entries.some((entry) => entry.slot === slot);
    if (varies) return undefined;
    const value = formula.number();
    ownChecks[slot]!(Float32Array.of(value), 1);
    return possible(value, signed[slot]!);
  });
  const ownLayers = own.map((formula, slot) =>
    ownLayer(scenario.grid, slot, formula, ownChecks[slot]!),
  );
  const layers = [...ownLayers.filter(({ slot }) => uniform[slot] === undefined), ...entries];
  const on = (lattice: Grid): FillCells => {
    const fills = layers.map((layer) => layer.on(lattice));
    return (cells, planes) => {
      for (const fill of fills) fill(cells, planes);
      for (const [slot, plane] of planes.entries()) {
        if (uniform[slot] !== undefined) continue;
        for (let i = 0; i < cells.count; i++) plane[i] = possible(plane[i]!, signed[slot]!);
      }
    };
  };
  return { uniform, layers, on };
}

function possible(value: number, isSigned: boolean): number {
  return Number.isFinite(value) && (value >= 0 || isSigned) ? value : 0;
}
