import { csvLine } from "../data/csv-line.ts";
import { MAIN_RUN, type RunFinding } from "./beside.ts";
import type { Column, Finding } from "./instrument.ts";

/**
 * The table as CSV: heads are "name [unit]", of pure numbers the name; a value that is none is left empty. Of
 * several runs the rows stand one run after the other, each with its name in a first column "run".
 */
export function findingCsv(
  { columns }: Pick<Finding, "columns">,
  beside: readonly RunFinding[] = [],
): string {
  const head = columns.map(headOf);
  if (beside.length === 0) return [head, ...rowsOf(columns)].map(csvLine).join("");
  const runs = [{ label: MAIN_RUN, finding: { columns } }, ...beside];
  const rows = runs.flatMap(({ label, finding }) =>
    rowsOf(finding.columns).map((row) => [label, ...row]),
  );
  return [["run", ...head], ...rows].map(csvLine).join("");
}

function rowsOf(columns: readonly Column[]): (number | null)[][] {
  const [first] = columns;
  if (first === undefined) return [];
  return first.values.map((_, row) => columns.map(({ values }) => values[row] ?? null));
}

function headOf({ name, unit }: Column): string {
  return unit === "1" ? name : `${name} [${unit}]`;
}

/** The same as plain data, for scripts. */
export interface PlainFinding {
  readonly columns: Readonly<Record<string, readonly number[]>>;
  readonly units: Readonly<Record<string, string>>;
  /** By label. */
  readonly facts: Readonly<Record<string, { readonly value: number; readonly unit: string }>>;
  readonly note?: string;
}

export function plainFinding({ columns, facts, note }: Finding): PlainFinding {
  return {
    columns: Object.fromEntries(columns.map(({ name, values }) => [name, [...values]])),
    units: Object.fromEntries(columns.map(({ name, unit }) => [name, unit])),
    facts: Object.fromEntries(facts.map(({ label, value, unit }) => [label, { value, unit }])),
    ...(note !== undefined && { note }),
  };
}
