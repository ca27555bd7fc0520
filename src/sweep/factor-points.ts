import { ModelError } from "../model/error.ts";
import { didYouMean } from "../model/suggest.ts";
import type { Design } from "./designs/design.ts";
import { latinHypercube } from "./designs/latin-hypercube.ts";
import { type MorrisDesign, morrisDesign } from "./designs/morris.ts";
import { saltelliDesign } from "./designs/saltelli.ts";
import { sobolPoints } from "./designs/sobol-points.ts";
import type { Factor, FactorValue, NamedTarget } from "./factor.ts";
import type { DesignFile } from "./plan-schema.ts";

/** Points of a design as values of its factors, made when they are asked for. */
export interface FactorPoints {
  readonly count: number;
  /** One value for each factor. */
  values(point: number): readonly FactorValue[];
}

/** Levels of a Morris design that says nothing else: the usual four. */
export const defaultLevels = 4;

/** The points of a grid or a sampling design. Throws ModelError for a factor that cannot be part of it. */
export function factorPoints(design: DesignFile, factors: readonly Factor[]): FactorPoints {
  if (design.type === "list") throw new ModelError("design", "a list has rows, not factors");
  if (design.type === "grid") return gridPoints(factors);
  if (factors.length === 0) {
    throw new ModelError("vary", `a ${design.type} design needs something to vary`);
  }
  if (design.type === "morris") requireLevels(factors, design.levels ?? defaultLevels);
  const { count, point } = samplingDesign(design, factors.length);
  return {
    count,
    values: (index) => point(index).map((coordinate, axis) => factors[axis]!.at(coordinate)),
  };
}

/** Effects are differences over a known distance: a list of another length would bend it. */
function requireLevels(factors: readonly Factor[], levels: number): void {
  factors.forEach(({ isList, levelCount }, index) => {
    if (!isList || levelCount === levels) return;
    throw new ModelError(
      `vary[${index}].values`,
      `a morris design of ${levels} levels takes lists of ${levels} values, and this has ${levelCount}; give "from" and "to", or other "levels" (an even number)`,
    );
  });
}

/** The unit-cube design behind a sampling design of so many factors. */
export function samplingDesign(
  design: Exclude<DesignFile, { type: "grid" | "list" }>,
  dimensions: number,
): Design {
  const { seed = 1 } = design;
  switch (design.type) {
    case "latin-hypercube":
      return latinHypercube(dimensions, design.samples, seed);
    case "sobol":
      return sobolPoints(dimensions, design.samples, {
        ...(design.seed === undefined ? {} : { seed: design.seed }),
      });
    case "saltelli":
      return saltelliDesign(dimensions, design.samples, seed);
    case "morris":
      return morrisPoints(design, dimensions);
  }
}

/** The trajectories behind a Morris design of so many factors. */
export function morrisPoints(
  { trajectories, levels = defaultLevels, seed = 1 }: Extract<DesignFile, { type: "morris" }>,
  dimensions: number,
): MorrisDesign {
  return morrisDesign(dimensions, trajectories, levels, seed);
}

/** Every combination of levels; the last factor changes fastest. */
function gridPoints(factors: readonly Factor[]): FactorPoints {
  factors.forEach(({ levelCount }, index) => {
    if (levelCount > 0) return;
    throw new ModelError(
      `vary[${index}].count`,
      'is missing: how many values a grid takes, or give "values"',
    );
  });
  const count = factors.reduce((product, { levelCount }) => product * levelCount, 1);
  return {
    count,
    values(point) {
      const values: FactorValue[] = [];
      let rest = point;
      for (const factor of factors.toReversed()) {
        values.unshift(factor.level(rest % factor.levelCount));
        rest = Math.floor(rest / factor.levelCount);
      }
      return values;
    },
  };
}

/** Rows that name each factor's value. Throws ModelError where a row lacks one or names another. */
export function listPoints(
  rows: readonly Readonly<Record<string, FactorValue>>[],
  targets: readonly NamedTarget[],
): FactorPoints {
  const names = targets.map(({ name }) => name);
  rows.forEach((row, index) => {
    const place = `design.rows[${index}]`;
    for (const key of Object.keys(row)) {
      if (names.includes(key)) continue;
      const hint = didYouMean(key, names) || `; known are ${names.join(", ") || "none"}`;
      throw new ModelError(place, `"vary" has nothing called "${key}"${hint}`);
    }
    const missing = names.find((name) => !Object.hasOwn(row, name));
    if (missing !== undefined) throw new ModelError(place, `"${missing}" is missing`);
  });
  return { count: rows.length, values: (point) => names.map((name) => rows[point]![name]!) };
}
