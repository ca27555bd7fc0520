import { csvLine } from "../data/csv-line.ts";
import type { Budget } from "./budget.ts";

/**
 * Budgets over time as a table: `time_min`, the mean of the field, what makes and takes it together, then each
 * term by its label; all rates in the unit of the field per min.
 */
export function budgetTable(budgets: readonly Budget[]): string {
  const [first] = budgets;
  if (first === undefined) return "";
  const { field, unit } = first;
  const per = `${unit}/min`;
  const head = [
    "time_min",
    `${field} [${unit}]`,
    `made [${per}]`,
    `taken [${per}]`,
    `net [${per}]`,
    ...first.entries.map(({ term }) => `${term.label} (${term.id}) [${per}]`),
  ];
  const rows = budgets.map(({ time, value, made, taken, net, entries }) =>
    csvLine([time, value, made, taken, net, ...entries.map(({ rate }) => rate)]),
  );
  return [csvLine(head), ...rows].join("");
}
