/** How many steps go into one submit, learned from how long they take. */
export interface Budget {
  /** Steps that the simulated time is behind the wanted speed; a fraction is kept for later. */
  readonly owed: number;
  /** Most steps that one submit may have now. */
  readonly batch: number;
}

/** The first submit of a run is one step: nothing is known yet. */
export const FIRST_BUDGET: Budget = { owed: 0, batch: 1 };

/**
 * A look counts for no more than this, ms: what a page missed that was hidden is not made up, but what one
 * missed that draws in software is.
 */
const LONGEST_FRAME = 250;
/** ms that a submit should take, so that drawing keeps its 60 frames per second. */
export const SUBMIT_TARGET = 12;
const LARGEST_BATCH = 4096;

/**
 * Steps to submit `elapsed` ms after the last look, for `speed` (simulated min per s; Infinity: as many as
 * the budget allows) and a step of `step` min, and the budget afterwards.
 */
export function takeSteps(
  budget: Budget,
  elapsed: number,
  speed: number,
  step: number,
): { readonly count: number; readonly budget: Budget } {
  const { batch } = budget;
  if (!Number.isFinite(speed)) return { count: batch, budget: { ...budget, owed: 0 } };
  const frame = Math.min(Math.max(elapsed, 0), LONGEST_FRAME);
  const owed = budget.owed + (speed * frame) / 1000 / step;
  const count = Math.min(Math.floor(owed), batch);
  return { count, budget: { batch, owed: Math.min(owed - count, batch) } };
}

/**
 * The budget after a submit of `count` steps that took `milliseconds`: at once smaller when it took
 * too long, at most doubled when it was full and quick.
 */
export function learn(
  budget: Budget,
  count: number,
  milliseconds: number,
  target = SUBMIT_TARGET,
): Budget {
  if (count < 1 || !Number.isFinite(milliseconds)) return budget;
  const affordable = Math.max(1, Math.floor((target * count) / Math.max(milliseconds, 0.05)));
  if (affordable < budget.batch) return { ...budget, batch: affordable };
  if (count < budget.batch) return budget;
  return { ...budget, batch: Math.min(affordable, 2 * budget.batch, LARGEST_BATCH) };
}
