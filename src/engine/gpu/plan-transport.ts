import type { BufferLayout } from "./buffer-layout.ts";
import { type DispatchDraft, rowGroups } from "./dispatch.ts";
import { motionGroups, unevenGroups } from "./motion-groups.ts";
import type { PairLimit } from "./plan-passes.ts";
import { planReduction } from "./plan-terms.ts";

/**
 * Motility and chemotaxis of all movers over a share of the step, all of it or half. The device chooses the
 * number of substeps and, where that many pairs may not be needed, how many run at all, by indirect
 * dispatches (movers that need fewer than others sit the rest out).
 */
export function planTransport(
  layout: BufferLayout,
  pairs: PairLimit,
  share: number,
): DispatchDraft[] {
  const { nx, ny, nz } = layout.grid;
  const { blocks } = layout.program;
  const voxelwise = rowGroups(nx, ny, nz);
  const uneven = unevenGroups(motionGroups(layout.program, layout.grid));
  const drafts: DispatchDraft[] = [];
  if (blocks.motility.outputs.length + blocks.crowding.outputs.length > 0) {
    drafts.push({ kernel: "transport/prepare", groups: voxelwise });
  }
  drafts.push(...planChoice(layout, uneven.length, share));
  if (uneven.some(({ isCrowded }) => !isCrowded)) {
    drafts.push({ kernel: "transport/steady-faces", groups: voxelwise, output: "faces" });
  }
  for (let pair = 0; pair < pairs.count; pair++) {
    drafts.push(...planPair(layout, pair, pairs.mayNeedFewer));
  }
  if (pairs.mayNeedMore) {
    drafts.push({
      kernel: "transport/remaining-pairs",
      groups: [1, 1, 1],
      task: { index: pairs.count },
      output: "faces",
    });
  }
  return drafts;
}

/** The largest outflow of each group whose rates vary in space, and what follows from all. */
function planChoice(layout: BufferLayout, unevenCount: number, share: number): DispatchDraft[] {
  const { strips, stripsAt, finishedAt } = layout;
  const { nx, ny, nz } = layout.grid;
  const choose: DispatchDraft = {
    kernel: "transport/choose-substeps",
    groups: [1, 1, 1],
    task: { readAt: finishedAt, groups: rowGroups(nx, ny, nz), variant: share === 1 ? 0 : 1 },
    output: "dispatches",
  };
  if (unevenCount === 0) return [choose];
  return [
    {
      kernel: "transport/measure-outflow",
      groups: [strips / 64, 1, 1],
      task: { strips, writeAt: stripsAt },
    },
    ...planReduction(layout, unevenCount, finishedAt, "largest"),
    choose,
  ];
}

function planPair(layout: BufferLayout, pair: number, isIndirect: boolean): DispatchDraft[] {
  const { nx, ny, nz } = layout.grid;
  const groups = rowGroups(nx, ny, nz);
  const at = (offset: number) => (isIndirect ? { indirect: 24 * pair + offset } : {});
  const task = { index: pair };
  const faces: DispatchDraft = {
    kernel: "transport/crowded-faces",
    groups,
    task,
    output: "faces",
    ...at(0),
  };
  const substeps: DispatchDraft[] = [
    { kernel: "transport/move-out", groups, task, output: "faces", ...at(12) },
    { kernel: "transport/move-back", groups, task, output: "faces", ...at(12) },
  ];
  const isCrowded = layout.program.blocks.crowding.outputs.length > 0;
  return isCrowded ? [faces, ...substeps] : substeps;
}
