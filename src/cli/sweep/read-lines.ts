import { scoreOf } from "../../sweep/score.ts";
import { readAhead } from "./read-ahead.ts";
import type { ResultSource } from "./result-source.ts";
import type { ManifestLine, RunFailure, RunResult, StoredNumber } from "./run-result.ts";

/** A line of the manifest and what has become of its run. */
export type LineState =
  | { readonly line: ManifestLine; readonly status: "done"; readonly result: RunResult }
  | { readonly line: ManifestLine; readonly status: "failed"; readonly failure: RunFailure }
  | { readonly line: ManifestLine; readonly status: "running" | "missing" };

/** Files that are read at once. */
const ahead = 16;

/** All lines in the manifest's order, one by one; scores are those of the plan as it is now. */
export function readLines(source: ResultSource): AsyncGenerator<LineState> {
  return readAhead(source.lines(), ahead, async (line) => {
    const result = await source.result(line.id);
    if (result !== undefined) {
      const scores = scoresOf(source, result);
      return { line, status: "done", result: { ...result, scores } };
    }
    const failure = await source.failure(line.id);
    if (failure !== undefined) return { line, status: "failed", failure };
    return { line, status: (await source.isRunning(line.id)) ? "running" : "missing" };
  });
}

/** A result outlives the scores of the plan that it was made for. */
function scoresOf({ sweep }: ResultSource, { numbers }: RunResult): Record<string, StoredNumber> {
  const known = Object.fromEntries(
    Object.entries(numbers).map(([name, value]) => [name, value ?? Number.NaN]),
  );
  return Object.fromEntries(
    sweep.scores.map((score) => {
      const value = scoreOf(score, known);
      return [score.name, Number.isFinite(value) ? value : null];
    }),
  );
}
