import type { Run } from "./run.ts";

/** The most steps that a run took, and what one failed with. */
export interface Advance {
  readonly taken: number;
  readonly failure: { readonly run: Run; readonly reason: unknown } | null;
}

/** The run that is behind the others, or level with them. */
export function behind(runs: readonly Run[]): Run {
  return runs.reduce((one, other) => (other.time.value < one.time.value ? other : one));
}

/**
 * Up to `count` steps of the run that is behind, and as many of the others as do not pass it, none past
 * `until` (min). Those that made shorter steps (after an event) then come up, so that none is behind by a
 * whole step, while `isWanted`. Never rejects.
 */
export async function advanceTogether(
  runs: readonly Run[],
  count: number,
  until: number | undefined,
  isWanted: () => boolean,
): Promise<Advance> {
  const last = behind(runs);
  const goal = last.time.value + count * last.scenario.time.step;
  const isOne = runs.length === 1;
  let each = await Promise.allSettled(
    runs.map((run) => advance(run, isOne ? count : stepsTo(run, goal), until)),
  );
  let taken = mostOf(each);
  while (!isOne && each.every(isDone) && mostOf(each) > 0 && isWanted()) {
    each = await Promise.allSettled(runs.map((run) => advance(run, stepsTo(run, goal), until)));
    taken += mostOf(each);
  }
  const failed = each.findIndex((one) => !isDone(one));
  if (failed < 0) return { taken, failure: null };
  const { reason } = each[failed] as PromiseRejectedResult;
  return { taken, failure: { run: runs[failed] as Run, reason } };
}

/** Whole steps of a run that bring it up to a time, not past it. */
function stepsTo(run: Run, goal: number): number {
  const { step } = run.scenario.time;
  return Math.max(0, Math.floor((goal - run.time.value) / step + 1e-6));
}

async function advance(run: Run, steps: number, until: number | undefined): Promise<number> {
  return steps > 0 ? run.advance(steps, until) : 0;
}

function isDone(one: PromiseSettledResult<number>): one is PromiseFulfilledResult<number> {
  return one.status === "fulfilled";
}

function mostOf(each: readonly PromiseSettledResult<number>[]): number {
  return Math.max(...each.map((one) => (isDone(one) ? one.value : 0)));
}
