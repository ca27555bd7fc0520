import { type FactorValue, matchQuantity } from "./factor.ts";

/** How the values of a factor stand in a table: as numbers of one unit where all of them are. */
export interface FactorColumn {
  readonly name: string;
  readonly kind: "number" | "text";
  /** That which the values are written with ("d" of "3 d"); "" where they are without. */
  readonly unit: string;
  cell(value: FactorValue): number | string;
}

interface Seen {
  /** Units of the values that are numbers. */
  readonly units: Set<string>;
  isText: boolean;
}

/** Looks at all values of factors, line by line, and tells what columns they make. */
export class FactorSurvey {
  readonly #seen: ReadonlyMap<string, Seen>;

  constructor(names: readonly string[]) {
    this.#seen = new Map(names.map((name) => [name, { units: new Set(), isText: false }]));
  }

  add(values: Readonly<Record<string, FactorValue>>): void {
    for (const [name, seen] of this.#seen) {
      const value = values[name];
      if (value === undefined || seen.isText) continue;
      const quantity = matchQuantity(value);
      if (quantity === undefined) seen.isText = true;
      else seen.units.add(quantity.unit);
    }
  }

  columns(): readonly FactorColumn[] {
    return [...this.#seen].map(([name, { units, isText }]) =>
      isText || units.size > 1 ? textColumn(name) : numberColumn(name, [...units][0] ?? ""),
    );
  }
}

function numberColumn(name: string, unit: string): FactorColumn {
  const cell = (value: FactorValue) => matchQuantity(value)?.number ?? Number.NaN;
  return { name, kind: "number", unit, cell };
}

function textColumn(name: string): FactorColumn {
  return { name, kind: "text", unit: "", cell: textOf };
}

/** A value as people read it: "3 d", "64 x 64". */
export function textOf(value: FactorValue): string {
  return typeof value === "object" ? value.join(" x ") : String(value);
}
