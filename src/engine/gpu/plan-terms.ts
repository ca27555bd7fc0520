import type { CreditSource } from "../../compile/step-plan.ts";
import { type BufferLayout, creditSources, gathered } from "./buffer-layout.ts";
import type { DispatchDraft } from "./dispatch.ts";

/**
 * Values of the terms first, first + 1, ... of the layout -> scalars. They are the processes' or,
 * with `kernel` that of an observable, its own.
 */
export function planTerms(
  layout: BufferLayout,
  first: number,
  count: number,
  kernel = "analysis/sum-terms",
): DispatchDraft[] {
  if (count === 0) return [];
  const { strips, stripsAt, gatheredAt } = layout;
  return [
    {
      kernel,
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

/** Means that go to compartments, of one source -> scalars. */
export function planCredits(layout: BufferLayout, of: CreditSource): DispatchDraft[] {
  const { creditTerms, globals } = layout.program.blocks;
  const before = creditSources.slice(0, creditSources.indexOf(of));
  const first = globals.length + creditTerms.filter((term) => before.includes(term.of)).length;
  const count = creditTerms.filter((term) => term.of === of).length;
  return planTerms(layout, first, count, "analysis/sum-credits");
}

/** Partial results of `rows` rows -> the sum or the largest of each, at `writeAt`. */
export function planReduction(
  layout: BufferLayout,
  rows: number,
  writeAt: number,
  kind: "sum" | "largest",
): DispatchDraft[] {
  const { strips, stripsAt, gatheredAt } = layout;
  const groups = [1, rows, 1] as const;
  const variant = kind === "largest" ? 1 : 0;
  const [first, second] = [
    { strips, index: gathered, readAt: stripsAt, writeAt: gatheredAt },
    { strips: gathered, index: 1, readAt: gatheredAt, writeAt },
  ];
  return [
    { kernel: "analysis/reduce", groups, task: { ...first, variant } },
    { kernel: "analysis/reduce", groups, task: { ...second, variant } },
  ];
}
