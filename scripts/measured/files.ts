import { readdirSync, readFileSync } from "node:fs";
import { join } from "node:path";
import { type Experiment, readExperiment } from "./experiment.ts";
import type { Result } from "./perform.ts";

/** An experiment with the preset that repeats it. */
export interface ExperimentFiles {
  readonly name: string;
  /** JSON of the preset. */
  readonly preset: string;
  readonly experiment: Experiment;
}

export const RESULTS = "bench/results/measured.json";
export const PAGE = "docs/measured.md";
export const PICTURES = "docs/measured";

/** The experiments of the repository that lies in `root`, by name. */
export function readExperiments(root: string): readonly ExperimentFiles[] {
  const folder = join(root, "presets/measured");
  return readdirSync(folder)
    .filter((file) => file.endsWith(".json"))
    .sort()
    .map((file) => {
      const name = file.slice(0, -".json".length);
      return {
        name,
        preset: readFileSync(join(folder, file), "utf8"),
        experiment: readExperiment(readFileSync(join(folder, "data", file), "utf8"), name),
      };
    });
}

/** What `npm run measured` found last. */
export function readResults(root: string): Readonly<Record<string, Result>> {
  return JSON.parse(readFileSync(join(root, RESULTS), "utf8")) as Record<string, Result>;
}
