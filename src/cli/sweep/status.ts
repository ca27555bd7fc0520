import type { SweepFolder } from "./folder.ts";
import type { RunFailure } from "./run-result.ts";

/** How many distinct runs are in which state, and the failures. */
export interface SweepStatus {
  readonly lines: number;
  readonly runs: number;
  readonly done: number;
  readonly running: number;
  readonly failed: number;
  readonly missing: number;
  readonly failures: readonly (RunFailure & { readonly index: number })[];
}

/** Failures that are shown; the table of `collect` has them all. */
const mostShown = 20;

/** `milieu sweep status` */
export async function sweepStatus(folder: SweepFolder, format: "text" | "json"): Promise<void> {
  const status = await statusOf(folder);
  if (format === "json") {
    console.log(JSON.stringify(status, undefined, 2));
    return;
  }
  const { lines, runs, done, running, failed, missing, failures } = status;
  const same = lines === runs ? "" : ` (${lines} lines of the plan, some of them the same)`;
  console.log(
    `${runs} runs${same}: ${done} done, ${running} running, ${failed} failed, ${missing} missing`,
  );
  for (const { index, message, time } of failures)
    console.log(`  run ${index}, ${time}: ${message}`);
  if (failed > failures.length)
    console.log(`  and ${failed - failures.length} more; \`milieu sweep collect\` lists all`);
}

/** Looks for every run of the manifest. */
export async function statusOf(folder: SweepFolder): Promise<SweepStatus> {
  const seen = new Set<string>();
  const count = { lines: 0, done: 0, running: 0, failed: 0, missing: 0 };
  const failures: (RunFailure & { index: number })[] = [];
  for await (const { index, id } of folder.lines()) {
    count.lines++;
    if (seen.has(id)) continue;
    seen.add(id);
    if (await folder.hasResult(id)) {
      count.done++;
      continue;
    }
    const failure = await folder.failure(id);
    if (failure !== undefined) {
      count.failed++;
      if (failures.length < mostShown) failures.push({ ...failure, index });
    } else if (await folder.isRunning(id)) count.running++;
    else count.missing++;
  }
  return { ...count, runs: seen.size, failures };
}
