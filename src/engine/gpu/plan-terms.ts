import type { CreditSource } from "../../compile/step-plan.ts";
import { type BufferLayout, creditSources } from "./buffer-layout.ts";
import type { DispatchDraft } from "./dispatch.ts";
import type { KernelRef } from "./kernel-list.ts";

/**
 * Values of the terms first, first + 1, ... of the layout -> scalars. They are the processes' or,
 * with `kernel` that of an observable, its own.
 */
export function planTerms(
  layout: BufferLayout,
  first: number,
  count: number,
  kernel: KernelRef = "analysis/sum-terms",
): DispatchDraft[] {
  if (count === 0) return [];
  const { strips, stripsAt } = layout;
  return [
    {
      kernel,
      groups: [strips / 64, count, 1],
      task: { firstRow: first, strips, writeAt: stripsAt },
    },
    {
      kernel: "analysis/finish-terms",
      groups: [1, count, 1],
      task: { firstRow: first, strips, readAt: stripsAt },
    },
  ];
}

/** Means that go to compartments, of one source -> scalars. */
export function planCredits(layout: BufferLayout, of: CreditSource): DispatchDraft[] {
  const { creditTerms, globals } = layout.program.blocks;
  const before = creditSources.slice(0, creditSources.indexOf(of));
  const first = globals.length + creditTerms.filter((term) => before.includes(term.of)).length;
  const count = creditTerms.filter((term) => term.of === of).length;
  return planTerms(layout, first, count, "analysis/sum-credits");
}
