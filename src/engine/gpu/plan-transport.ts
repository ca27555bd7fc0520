import type { BufferLayout } from "./buffer-layout.ts";
import { type DispatchDraft, rowGroups } from "./dispatch.ts";
import { motionGroups, unevenGroups } from "./motion-groups.ts";
import type { PairLimit } from "./plan-passes.ts";
import { columnGroups } from "./strips.ts";

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
  const voxelwise = rowGroups(nx, ny, nz);
  const uneven = unevenGroups(motionGroups(layout.program, layout.grid));
  const drafts: DispatchDraft[] = [];
  if (uneven.length > 0) {
    const groups = columnGroups(layout);
    drafts.push({ kernel: "transport/open-faces", groups, output: "faces" });
  }
  drafts.push({
    kernel: "transport/choose-substeps",
    groups: [1, 1, 1],
    task: { groups: voxelwise, variant: share === 1 ? 0 : 1 },
    output: "dispatches",
  });
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
  // Before the first pair transport/open-faces has found them.
  const isCrowded = pair > 0 && layout.program.blocks.crowding.outputs.length > 0;
  return isCrowded ? [faces, ...substeps] : substeps;
}
