import { defaultTolerance } from "./buffer-layout.ts";
import { mostPairs } from "./gpu-buffers.ts";
import type { CycleLimits, PairLimit } from "./plan-passes.ts";
import type { Needs } from "./step-needs.ts";

/** Cycles at most of any solve, as on the CPU. */
const most = 30;

/**
 * Multigrid cycles at most, of a solve of the whole step and of one of a half, which starts nearer to its
 * end: in ordinary steps, and in those soon after an event, when the state may be far from where it goes.
 * A digit takes one cycle or two, so that a tolerance below the usual 1e-4 has more: three for two digits,
 * and after an event four. Numbers, so that a run depends on nothing but its input.
 */
export function mostCycles(tolerance: number): Record<"ordinary" | "afterEvent", CycleLimits> {
  const digits = Math.max(0, Math.log10(defaultTolerance / tolerance));
  const more = Math.ceil(1.5 * digits - 1e-9);
  const half = Math.min(most, 5 + more);
  const afterEvent = Math.min(most, 12 + Math.ceil(2 * digits - 1e-9));
  return {
    ordinary: { whole: Math.min(most, 6 + more), first: half, second: half },
    afterEvent: { whole: afterEvent, first: afterEvent, second: afterEvent },
  };
}

/** As many pairs as there can be. */
export const everyPair: PairLimit = { count: mostPairs, mayNeedMore: false, mayNeedFewer: true };

/** One cycle more than steps before needed, within what ordinary steps have. */
export function cyclesFor(needs: Needs, ordinary: CycleLimits): CycleLimits {
  return {
    whole: Math.min(ordinary.whole, needs.cycles.whole + 1),
    first: Math.min(ordinary.first, needs.cycles.first + 1),
    second: Math.min(ordinary.second, needs.cycles.second + 1),
  };
}

/** As many pairs as steps before needed; what is more takes longer. */
export function pairsFor(needs: Needs): PairLimit {
  const isAll = needs.pairs >= mostPairs;
  return isAll ? everyPair : { count: needs.pairs, mayNeedMore: true, mayNeedFewer: true };
}
