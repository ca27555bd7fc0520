import type { Level } from "./figure.ts";
import { numberText } from "./number-text.ts";

/** The different levels: numbers rising, texts as they come. */
export function levelsOf(values: Iterable<Level>): readonly Level[] {
  const levels = [...new Set(values)];
  const numbers = levels.filter((level) => typeof level === "number");
  return numbers.length === levels.length ? numbers.sort((a, b) => a - b) : levels;
}

export function levelText(level: Level): string {
  return typeof level === "number" ? numberText(level) : level;
}

/** The finite or textual levels that runs have, each with what those runs have. */
export function groupBy<Run>(
  runs: readonly Run[],
  levelOf: (run: Run) => Level,
): ReadonlyMap<Level, readonly Run[]> {
  const groups = new Map<Level, Run[]>(levelsOf(runs.map(levelOf)).map((level) => [level, []]));
  for (const run of runs) groups.get(levelOf(run))?.push(run);
  return groups;
}
