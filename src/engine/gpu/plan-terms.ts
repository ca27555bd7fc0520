import { type BufferLayout, gathered } from "./buffer-layout.ts";
import type { DispatchDraft } from "./dispatch.ts";

/** Values of the terms first, first + 1, ... of the layout -> scalars. */
export function planTerms(layout: BufferLayout, first: number, count: number): DispatchDraft[] {
  if (count === 0) return [];
  const { strips, stripsAt, gatheredAt } = layout;
  return [
    {
      kernel: "analysis/sum-terms",
      groups: [strips / 64, count, 1],
      task: { firstRow: first, strips, writeAt: stripsAt },
    },
    {
      kernel: "analysis/reduce",
      groups: [1, count, 1],
      task: { strips, index: gathered, readAt: stripsAt, writeAt: gatheredAt },
    },
    {
      kernel: "analysis/finish-terms",
      groups: [Math.ceil(count / 64), 1, 1],
      task: { firstRow: first, index: count, strips: gathered, readAt: gatheredAt },
    },
  ];
}

/** The means and integrals that observables use, of the present state. */
export function planLocals(layout: BufferLayout): DispatchDraft[] {
  const first = layout.program.layout.globalCount;
  return planTerms(layout, first, layout.terms.length - first);
}
