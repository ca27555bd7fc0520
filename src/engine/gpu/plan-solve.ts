import type { Stage } from "../../compile/step-plan.ts";
import type { BufferLayout } from "./buffer-layout.ts";
import { type DispatchDraft, type Groups, planeGroups } from "./dispatch.ts";
import { kernelOfKind } from "./kernel-name.ts";
import type { LevelShape } from "./level-shapes.ts";
import { blockRows, blockStrips, stripGroups } from "./strips.ts";
import { clocks } from "./tasks.ts";

/** Planes of `ends`, as shaders/diffusion/ends.wgsl has them. */
const planes = { start: 0, whole: 2, half: 4 } as const;

/** Of `ends`: values and carries of the start, of the whole stage and of the halves. */
export const endPlanes = 6;

/** Of `terms`: m and c, where they are stored. */
export const diagonalPlanes = 2;

/** Workgroups up to which a dispatch is cheap even where it has nothing to do. */
const smallDispatch = 256;

/** What the stages of a step share: compartments and uniform values in the middle of each. */
export function planStages(): DispatchDraft[] {
  return [{ kernel: "diffusion/open-stages", groups: [1, 1, 1] }];
}

/** Block `assemble` and, where diffusion varies, the faces. */
export function planAssemble(layout: BufferLayout, stage: Stage): DispatchDraft[] {
  const { nx, ny, nz } = layout.grid;
  const drafts: DispatchDraft[] = [
    {
      kernel: "kinetics/assemble",
      groups: planeGroups(nx, ny, nz),
      task: { readAt: planes[stage.from] },
    },
    ...planFaces(layout),
  ];
  return drafts.map((draft) => atClock(stage, draft));
}

function kindOf({ name }: Stage): { readonly whole: boolean; readonly second: boolean } {
  return { whole: name === "whole", second: name === "second" };
}

/** Kernels know the stage by its clock. */
function atClock(stage: Stage, draft: DispatchDraft): DispatchDraft {
  return { ...draft, task: { ...draft.task, clock: clocks[stage.name] } };
}

function planFaces(layout: BufferLayout): DispatchDraft[] {
  if (layout.faceQuads.every((number) => number < 0)) return [];
  const coarser = layout.levels.slice(1, -1).map((coarse, l): DispatchDraft => {
    const task = { level: layout.levels[l]!, coarse };
    return { kernel: "diffusion/coarsen-faces", groups: cellGroups(layout, coarse), task };
  });
  return [{ kernel: "diffusion/measure-faces", groups: voxelGroups(layout) }, ...coarser];
}

/**
 * The solve of a stage with up to `most` cycles. What comes after the first is dispatched indirectly,
 * with no workgroups once every substrate has converged.
 */
export function planSolve(layout: BufferLayout, stage: Stage, most: number): DispatchDraft[] {
  const drafts: DispatchDraft[] = [
    {
      kernel: kernelOfKind("diffusion/begin-solve", kindOf(stage)),
      groups: stripGroups(layout),
      task: {
        level: layout.levels[0]!,
        index: 1,
        readAt: planes[stage.from],
      },
    },
    ...planCycle(layout, 1, most === 1),
  ];
  const entries = cycleGroups(layout);
  for (let cycle = 2; cycle <= most; cycle++) {
    const more = planCycle(layout, cycle, cycle === most);
    drafts.push(...more.map((draft) => onlyIfOpen(draft, entries)));
  }
  return drafts.map((draft) => atClock(stage, draft));
}

/** What is left of a stage's balance to the carries. */
export function planClose(layout: BufferLayout, stage: Stage): DispatchDraft[] {
  const isWhole = stage.name === "whole";
  const task = {
    level: layout.levels[0]!,
    readAt: planes[stage.from],
    writeAt: isWhole ? planes.whole : planes.half,
    index: isWhole ? 0 : 1,
  };
  const draft = {
    kernel: kernelOfKind("diffusion/close", kindOf(stage)),
    groups: stripGroups(layout),
    task,
  };
  return [atClock(stage, draft)];
}

/** The new substrates from the three stages. */
export function planExtrapolate(layout: BufferLayout): DispatchDraft[] {
  return [
    { kernel: "diffusion/judge-change", groups: [1, 1, 1] },
    { kernel: "diffusion/measure-limit", groups: stripGroups(layout) },
    { kernel: "diffusion/choose-limit", groups: [1, 1, 1] },
    { kernel: "diffusion/extrapolate", groups: voxelGroups(layout) },
  ];
}

/** The workgroups that dispatches of a cycle have, each once. */
export function cycleGroups(layout: BufferLayout): readonly Groups[] {
  if (layout.quadCount === 0) return [];
  const all = planCycle(layout, 2, false).map(({ groups }) => groups);
  return all.filter((groups, index) => indexOf(all, groups) === index);
}

function onlyIfOpen(draft: DispatchDraft, entries: readonly Groups[]): DispatchDraft {
  // The kernels leave converged substrates alone by themselves, so that a small dispatch costs less than
  // an indirect one, which a browser checks by a dispatch of its own. The judge writes the workgroups.
  const [x, y, z] = draft.groups;
  if (draft.output === "cycles" || x * y * z <= smallDispatch) return draft;
  const entry = entries.length + indexOf(entries, draft.groups);
  return { ...draft, indirect: 12 * entry, indirectFrom: "cycles" };
}

function indexOf(all: readonly Groups[], groups: Groups): number {
  return all.findIndex((one) => one.join() === groups.join());
}

/** One multigrid cycle, numbered from 1, and the direction and length of the step that follows from it. */
function planCycle(layout: BufferLayout, cycle: number, isLast: boolean): DispatchDraft[] {
  const { levels, tailLevel, substrateCount } = layout;
  const large = levels.slice(0, tailLevel);
  const drafts = [
    ...planUpdate(layout, cycle),
    ...large.slice(0, levels.length - 1).flatMap((_, l) => planDown(layout, l, cycle)),
  ];
  drafts.push({
    kernel: "diffusion/precondition-tail",
    groups: [substrateCount, 1, 1],
    task: { variant: cycle === 1 ? 1 : 0 },
  });
  for (const l of large.keys()) drafts.push(...planUp(layout, large.length - 1 - l, cycle));
  const single = { groups: [1, 1, 1] } as const;
  const task = { level: layout.levels[0]!, index: cycle };
  // The first direction is the correction itself.
  if (cycle > 1) drafts.push({ kernel: "diffusion/choose-direction", ...single, task });
  drafts.push(
    {
      kernel: kernelOfKind("diffusion/find-direction", { first: cycle === 1 }),
      groups: stripGroups(layout),
      task,
    },
    {
      kernel: "diffusion/choose-length",
      ...single,
      task: { index: cycle, variant: isLast ? 1 : 0 },
      output: "cycles",
    },
  );
  return drafts;
}

/** The residual after the step of the cycle before, where the sweep does not find it on the way. */
function planUpdate(layout: BufferLayout, cycle: number): DispatchDraft[] {
  const { levels, storesSweeps } = layout;
  const isOnTheWay = !storesSweeps && levels.length > 1 && levels[0]!.colorCount === 2;
  if (cycle === 1 || isOnTheWay) return [];
  return [{ kernel: "diffusion/update", groups: voxelGroups(layout), task: { index: cycle } }];
}

/** From a level to the next coarser one. */
function planDown(layout: BufferLayout, l: number, cycle: number): DispatchDraft[] {
  const level = layout.levels[l]!;
  const coarse = layout.levels[l + 1]!;
  const groups = cellGroups(layout, coarse);
  const isFirst = cycle === 1;
  const kind = { first: isFirst, finest: l === 0 && isFirst };
  const task = { level, coarse, index: cycle };
  if (level.colorCount === 3) {
    const colors = [1, 2, 0].map((color) => planColor(layout, { level, color, index: cycle }, 0));
    return [
      ...colors,
      {
        kernel: kernelOfKind("diffusion/restrict", { finest: l === 0 }),
        groups,
        task: { ...task, variant: isFirst ? 1 : 0 },
      },
    ];
  }
  return [
    ...planEven(layout, { level, index: cycle }, false),
    { kernel: kernelOfKind("diffusion/precondition-down", kind), groups, task },
  ];
}

/** From the next coarser level, if there is one, to a level. */
function planUp(layout: BufferLayout, l: number, cycle: number): DispatchDraft[] {
  const level = layout.levels[l]!;
  const coarse = layout.levels[l + 1];
  const levels = { level, index: cycle, ...(coarse === undefined ? {} : { coarse }) };
  if (level.colorCount === 3) {
    const groups = cellGroups(layout, level);
    return [
      { kernel: "diffusion/prolong", groups, task: levels },
      ...[0, 2, 1].map((color) => planColor(layout, { level, color, index: cycle }, 1)),
      ...(l === 0
        ? [
            {
              kernel: kernelOfKind("diffusion/measure-correction", { first: cycle === 1 }),
              groups: stripGroups(layout),
              task: levels,
            },
          ]
        : []),
    ];
  }
  const isFinest = l === 0;
  const kind = { first: isFinest && cycle === 1, finest: isFinest, after: true };
  const rows = isFinest ? blockRows(layout) : 1;
  const { groups } = blockStrips(layout, (coarse ?? level).n, rows);
  const task = { ...levels, strips: rows };
  return [
    ...planEven(layout, levels, true),
    { kernel: kernelOfKind("diffusion/precondition-up", kind), groups, task },
  ];
}

function planColor(
  layout: BufferLayout,
  task: { level: LevelShape; color: number; index: number },
  variant: number,
): DispatchDraft {
  const groups = cellGroups(layout, task.level);
  return { kernel: "diffusion/smooth", groups, task: { ...task, variant } };
}

/** The even cells of a sweep, where they are stored. */
function planEven(
  layout: BufferLayout,
  task: { level: LevelShape; coarse?: LevelShape; index: number },
  isAfter: boolean,
): DispatchDraft[] {
  if (!layout.storesSweeps) return [];
  const [nx, ny, nz] = task.level.n;
  const groups = planeGroups(Math.ceil(nx / 2), ny, nz * layout.quadCount);
  return [{ kernel: kernelOfKind("diffusion/smooth-even", { after: isAfter }), groups, task }];
}

function voxelGroups({ grid, quadCount }: BufferLayout): Groups {
  return planeGroups(grid.nx, grid.ny, grid.nz * quadCount);
}

function cellGroups({ quadCount }: BufferLayout, { n: [nx, ny, nz] }: LevelShape): Groups {
  return planeGroups(nx, ny, nz * quadCount);
}
