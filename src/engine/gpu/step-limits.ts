import { defaultTolerance } from "./buffer-layout.ts";
import { mostPairs } from "./gpu-buffers.ts";
import type { CycleLimits, PairLimit } from "./plan-passes.ts";
import type { KnownNeeds, Needs } from "./step-needs.ts";

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

/** Cycles of each solve in ordinary steps, by what steps before needed; two at least. */
export function cyclesFor(known: KnownNeeds, ordinary: CycleLimits): CycleLimits {
  const of = (name: keyof CycleLimits): number =>
    Math.min(
      ordinary[name],
      Math.max(
        2,
        expected(known, ({ cycles }) => cycles[name]),
      ),
    );
  return { whole: of("whole"), first: of("first"), second: of("second") };
}

/** Pairs that have dispatches of their own, by what steps before needed; what is more takes longer. */
export function pairsFor(known: KnownNeeds): PairLimit {
  const count = Math.min(
    mostPairs,
    expected(known, ({ pairs }) => pairs),
  );
  return { count, mayNeedMore: count < mostPairs, mayNeedFewer: true };
}

/** As much as the last two blocks needed, and one more where that may be growing. */
function expected({ last, before }: KnownNeeds, of: (needs: Needs) => number): number {
  if (before === null) return of(last) + 1;
  return of(last) > of(before) ? of(last) + 1 : of(before);
}
