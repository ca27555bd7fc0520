import type { ClaimResult } from "../observe/claim-result.ts";
import type { CheckOptions } from "./check.ts";
import { CliError, type ExitCode, exitCode } from "./exit-code.ts";
import type { Progress } from "./progress.ts";
import { type Finished, runChildren } from "./run-children.ts";

/**
 * Checks presets side by side, each by the same command in a process of its own. `take` gets the
 * results of one preset after the other, in the order of the names.
 */
export async function checkInChildren(
  names: readonly string[],
  options: CheckOptions,
  take: (results: readonly ClaimResult[]) => void,
  progress: Progress,
): Promise<void> {
  const file = process.argv[1] as string;
  const children = names.map((name) => ({ file, args: ["check", name, ...flagsOf(options)] }));
  const shares = names.map(() => 0);
  const waiting = new Map<number, readonly ClaimResult[]>();
  let taken = 0;
  await runChildren(children, {
    jobs: options.jobs,
    onShare: (index, share) => {
      shares[index] = share;
      const sum = shares.reduce((total, each) => total + each, 0);
      progress.update(sum / names.length, names[index]!);
    },
    onEnd: (index, finished) => {
      shares[index] = 1;
      waiting.set(index, readResults(finished));
      for (let next = waiting.get(taken); next !== undefined; next = waiting.get(taken)) {
        take(next);
        taken++;
      }
    },
  });
}

function flagsOf({ full, backend, grid, step, seed }: CheckOptions): readonly string[] {
  return [
    ...["--jobs", "1", "--format", "json", "--quiet", "--backend", backend],
    ...(full ? ["--full"] : []),
    ...(grid ? ["--grid", grid.join("x")] : []),
    ...(step === undefined ? [] : ["--step", `${step} min`]),
    ...(seed === undefined ? [] : ["--seed", String(seed)]),
  ];
}

/** The results that `milieu check --format json` printed, or the error that it ended with. */
export function readResults({ code, out, error }: Finished): readonly ClaimResult[] {
  if (code !== exitCode.done && code !== exitCode.claimFails) {
    const message = error.trim().replace(/^milieu: /, "") || "a check ended without a word";
    throw new CliError((code ?? exitCode.internal) as ExitCode, message);
  }
  return out
    .split("\n")
    .filter((line) => line !== "")
    .map((line) => JSON.parse(line, notANumber));
}

/** JSON has no NaN: what could not be measured comes back as null. */
function notANumber(_key: string, value: unknown): unknown {
  return value === null ? Number.NaN : value;
}
