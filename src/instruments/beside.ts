import { t } from "../texts/text.ts";
import type { Finding } from "./instrument.ts";

/** What an instrument makes of a run that is shown beside the main one. */
export interface RunFinding {
  /** The run's name. */
  readonly label: string;
  readonly finding: Finding;
  /** How its lines are drawn; absent: as the main run's. */
  readonly dash?: readonly number[];
}

/** What the main run is called where there are others. */
export const MAIN_RUN = t`This run`;

/** The row of a column whose value is nearest to a wanted one; null: there is none. */
export function nearestRow(values: readonly number[], wanted: number): number | null {
  let best: number | null = null;
  values.forEach((value, row) => {
    const isNearer = best === null || Math.abs(value - wanted) < Math.abs(values[best]! - wanted);
    if (isNearer) best = row;
  });
  return best;
}
