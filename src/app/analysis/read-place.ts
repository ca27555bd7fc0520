import type { BudgetPlace } from "../../analysis/budget.ts";
import type { Grid } from "../../model/grid.ts";
import { parseExpression } from "../../model/parse-expression.ts";
import { formatNumber } from "../../numbers/format-number.ts";
import { t } from "../../texts/text.ts";

/** A place from numbers, um. Throws RangeError where it is none of the domain. */
export function pointOf(at: readonly number[], grid: Grid): BudgetPlace {
  const { nx, ny, nz, dx, dy, dz, dimensions } = grid;
  const [x = Number.NaN, y = Number.NaN, z = (nz * dz) / 2] = at;
  const sizes = [nx * dx, ny * dy, nz * dz];
  const point = [x, y, dimensions === 3 ? z : 0] as const;
  if (point.every((value, axis) => value >= 0 && value <= (sizes[axis] as number))) {
    return { kind: "point", at: point };
  }
  const most = sizes.slice(0, dimensions).map((size) => formatNumber(size, 4));
  throw new RangeError(
    t`A place is ${dimensions} numbers in µm, from 0 to ${most.join(t` and `)}, not "${at.join(", ")}".`,
  );
}

/** A place from a person's text "x, y". */
export function readPoint(text: string, grid: Grid): BudgetPlace {
  const numbers = text.split(/[,;\s]+/).filter(Boolean);
  return pointOf(numbers.map(Number), grid);
}

/** A region from its formula. Throws ModelError, or what the parser says. */
export function readRegion(text: string): BudgetPlace {
  if (text.trim() === "") throw new RangeError(t`Write where, such as "oxygen < 5".`);
  return { kind: "region", where: parseExpression(text) };
}
