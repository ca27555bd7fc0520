import { SweepFolder } from "./folder.ts";
import type { ResultSource } from "./result-source.ts";

/** What has come out of the sweep in a folder. Throws CliError 65 where there is none, or of another version. */
export async function openResults(path: string): Promise<ResultSource> {
  const folder = new SweepFolder(path);
  return {
    dir: path,
    sweep: await folder.sweep(),
    lines: () => folder.lines(),
    result: (id) => folder.result(id),
    failure: (id) => folder.failure(id),
    isRunning: (id) => folder.isRunning(id),
  };
}
