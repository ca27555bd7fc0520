import type { Engine } from "../engine/engine.ts";
import type { Reading } from "../model/claim.ts";
import { voxelMeasure } from "../model/grid.ts";
import type { Figure } from "./claim-result.ts";
import type { Evaluate, NamedExpression } from "./evaluate-expression.ts";
import { countVoxels, measureRegion } from "./measurements.ts";

/** A reading of the present state; `place` names it in errors. */
export function readFigure(
  reading: Reading,
  place: string,
  evaluate: Evaluate,
  engine: Engine,
): Figure {
  const mask = reading.where && evaluate(reading.where, `${place}.where`);
  const other = reading.with && evaluate(reading.with, `${place}.with`);
  const value = measureRegion(reading.measure, {
    values: evaluate(reading.of, `${place}.of`),
    ...(mask && { mask }),
    ...(other && { other }),
    voxelMeasure: voxelMeasure(engine.grid),
  });
  if (Number.isFinite(value)) return { value };
  if (mask !== undefined && countVoxels(mask) === 0) {
    return { value, problem: "no voxel fulfils its `where`" };
  }
  return { value, problem: "the measure is not finite" };
}

/** The place of a claim in errors, and the seed of its random(). */
export function placeOf(claim: number): string {
  return `claims[${claim}]`;
}

/** What `readFigure` evaluates, under the names that it uses. */
export function expressionsOf(reading: Reading, claim: number): readonly NamedExpression[] {
  const place = placeOf(claim);
  const { of, where, with: other } = reading;
  const pairs: NamedExpression[] = [[of, `${place}.of`]];
  if (where !== undefined) pairs.push([where, `${place}.where`]);
  if (other !== undefined) pairs.push([other, `${place}.with`]);
  return pairs;
}
