import type { BufferLayout } from "./buffer-layout.ts";
import { type DispatchDraft, planeGroups } from "./dispatch.ts";
import { statisticsStrips } from "./gpu-buffers.ts";
import { planTerms } from "./plan-terms.ts";

/** The means and integrals that an observable uses, of the present state. */
export function planLocals(layout: BufferLayout, observable: number): DispatchDraft[] {
  const { locals } = layout.program.blocks.observables[observable]!;
  const first = layout.terms.findIndex((term) => term.observable === observable);
  return planTerms(layout, first, locals.length, `analysis/sum-terms#${observable}`);
}

/** An observable's value in every voxel. */
export function planObserve(layout: BufferLayout, observable: number): DispatchDraft {
  const { nx, ny, nz } = layout.grid;
  return {
    kernel: `analysis/observe#${observable}`,
    groups: planeGroups(nx, ny, nz),
    task: { layer: -1 - observable },
  };
}

/** Rows first, first + 1, ... of the statistics: fields, or the observable evaluated last. */
export function planStatistics(layout: BufferLayout, first: number, rows: number): DispatchDraft {
  const strips = statisticsStrips(layout);
  return {
    kernel: "analysis/statistics",
    groups: [strips / 64, rows, 1],
    task: { strips, firstRow: first },
    output: "statistics",
  };
}
