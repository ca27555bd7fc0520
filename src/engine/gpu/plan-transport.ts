import type { BufferLayout } from "./buffer-layout.ts";
import { type DispatchDraft, planeGroups } from "./dispatch.ts";
import { mostPairs } from "./gpu-buffers.ts";
import { planReduction } from "./plan-terms.ts";

/**
 * Motility and chemotaxis of all movers over a step. The device chooses the number of substeps; where
 * `pairs` is null it also decides how many of the 32 pairs run at all, by indirect dispatches, and
 * else that many are encoded (movers that need fewer sit the rest out).
 */
export function planTransport(layout: BufferLayout, pairs: number | null): DispatchDraft[] {
  const { nx, ny, nz } = layout.grid;
  const { blocks } = layout.program;
  const groups = planeGroups(nx, ny, nz);
  const drafts: DispatchDraft[] = [];
  if (blocks.motility.outputs.length > 0) {
    drafts.push({ kernel: "transport/motility", groups });
  }
  drafts.push(...planChoice(layout));
  for (let pair = 0; pair < (pairs ?? mostPairs); pair++) {
    drafts.push(...planPair(layout, pair, pairs === null));
  }
  return drafts;
}

/** The largest outflow of each mover, and what follows from it. */
function planChoice(layout: BufferLayout): DispatchDraft[] {
  const { strips, stripsAt, finishedAt } = layout;
  const { nx, ny, nz } = layout.grid;
  const movers = layout.program.layout.movers.length;
  return [
    {
      kernel: "transport/measure-outflow",
      groups: [strips / 64, movers, 1],
      task: { level: layout.levels[0]!, strips, writeAt: stripsAt },
    },
    ...planReduction(layout, movers, finishedAt, "largest"),
    {
      kernel: "transport/choose-substeps",
      groups: [1, 1, 1],
      task: { readAt: finishedAt, groups: planeGroups(nx, ny, nz) },
      output: "dispatches",
    },
  ];
}

function planPair(layout: BufferLayout, pair: number, isIndirect: boolean): DispatchDraft[] {
  const { nx, ny, nz } = layout.grid;
  const { blocks, layout: program } = layout.program;
  const level = layout.levels[0]!;
  const at = (offset: number) => (isIndirect ? { indirect: 24 * pair + offset } : {});
  const crowding: DispatchDraft = {
    kernel: "transport/crowding",
    groups: planeGroups(nx, ny, nz),
    ...at(0),
  };
  const substeps = [0, 1].map(
    (variant): DispatchDraft => ({
      kernel: "transport/substep",
      groups: planeGroups(nx, ny, nz * program.movers.length),
      task: { level, index: pair, variant },
      ...at(12),
    }),
  );
  return blocks.crowding.outputs.length > 0 ? [crowding, ...substeps] : substeps;
}
