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

/** Partial results of `rows` rows -> the largest of each, at `writeAt`. */
export function planLargest(layout: BufferLayout, rows: number, writeAt: number): DispatchDraft[] {
  const { strips, stripsAt, gatheredAt } = layout;
  const groups = [1, rows, 1] as const;
  const [first, second] = [
    { strips, index: gathered, readAt: stripsAt, writeAt: gatheredAt },
    { strips: gathered, index: 1, readAt: gatheredAt, writeAt },
  ];
  return [
    { kernel: "analysis/reduce", groups, task: { ...first, variant: 1 } },
    { kernel: "analysis/reduce", groups, task: { ...second, variant: 1 } },
  ];
}

/** The means and integrals that observables use, of the present state. */
export function planLocals(layout: BufferLayout): DispatchDraft[] {
  const first = layout.program.layout.globalCount;
  return planTerms(layout, first, layout.terms.length - first);
}
