import { type Stage, stages } from "../../compile/step-plan.ts";
import type { BufferLayout } from "./buffer-layout.ts";
import { type DispatchDraft, type Groups, planeGroups } from "./dispatch.ts";
import type { KernelRef } from "./kernel-list.ts";
import { kernelOfKind } from "./kernel-name.ts";
import type { LevelShape } from "./level-shapes.ts";
import { blockRows, blockStrips, stripGroups } from "./strips.ts";
import { clocks } from "./tasks.ts";

/** Of `ends`, as shaders/diffusion/ends.wgsl has them: values and carries of the whole stage and of the first half. */
export const endPlanes = 4;

/** Of `ends`, too, if the model has conversions out of substrates: shaders/diffusion/taken.wgsl. */
export const takenPlanes = 3;

/** Workgroups up to which a dispatch is cheap even where it has nothing to do. */
const smallDispatch = 256;

/** What the stages of a step share: compartments and uniform values in the middle of each. */
export function planStages(): DispatchDraft[] {
  return [{ kernel: "diffusion/open-stages", groups: [1, 1, 1] }];
}

/** Block `assemble` and, where diffusion varies, the faces; where stages meet the start of the first solve. */
export function planAssemble(layout: BufferLayout, stage: Stage): DispatchDraft[] {
  if (layout.stagesMeet) return kindOf(stage).whole ? [meetStages(layout, null, stage)] : [];
  const { nx, ny, nz } = layout.grid;
  const drafts: DispatchDraft[] = [
    { kernel: "kinetics/assemble", groups: planeGroups(nx, ny, nz) },
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
  const begin: DispatchDraft = {
    kernel: kernelOfKind("diffusion/begin-solve", kindOf(stage)),
    groups: stripGroups(layout),
    task: { level: layout.levels[0]!, index: 1 },
  };
  const drafts = [...(layout.stagesMeet ? [] : [begin]), ...planCycle(layout, 1, most === 1)];
  const entries = cycleGroups(layout);
  for (let cycle = 2; cycle <= most; cycle++) {
    const more = planCycle(layout, cycle, cycle === most);
    drafts.push(...more.map((draft) => onlyIfOpen(draft, entries)));
  }
  return drafts.map((draft) => atClock(stage, draft));
}

/** What a stage ends with; after the second half the new substrates, too, unless they have to be limited. */
export function planClose(layout: BufferLayout, stage: Stage): DispatchDraft[] {
  if (layout.stagesMeet) return [meetStages(layout, stage, stageAfter[stage.name])];
  return [closeOf(layout, stage, kernelOfKind("diffusion/close", kindOf(stage)))];
}

const stageAfter = { whole: stages.first, first: stages.second, second: null } as const;

/** From the solve of a stage (null: of the step before) to that of the next one (null: none in this step). */
function meetStages(
  layout: BufferLayout,
  before: Stage | null,
  after: Stage | null,
  isLimited = false,
): DispatchDraft {
  const { nx, ny, nz } = layout.grid;
  const kind = {
    ...(before === null ? {} : kindOf(before)),
    limited: isLimited,
    closes: before !== null,
    opens: after !== null,
  };
  return {
    kernel: kernelOfKind("diffusion/meet-stages", kind),
    groups: planeGroups(nx, ny, nz),
    task: { level: layout.levels[0]!, clock: before === null ? 0 : clocks[before.name] },
  };
}

/** Whether the new substrates have to be limited, and then once more. */
export function planExtrapolate(layout: BufferLayout): DispatchDraft[] {
  const { second } = stages;
  const limited = kernelOfKind("diffusion/close", { ...kindOf(second), limited: true });
  return [
    { kernel: "diffusion/judge-change", groups: [1, 1, 1] },
    {
      kernel: kernelOfKind("diffusion/measure-limit", kindOf(second)),
      groups: stripGroups(layout),
    },
    { kernel: "diffusion/choose-limit", groups: [1, 1, 1] },
    layout.stagesMeet ? meetStages(layout, second, null, true) : closeOf(layout, second, limited),
  ];
}

function closeOf(layout: BufferLayout, stage: Stage, kernel: KernelRef): DispatchDraft {
  const task = { level: layout.levels[0]! };
  return atClock(stage, { kernel, groups: stripGroups(layout), task });
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
  const level = levels[0]!;
  const drafts = large.slice(0, levels.length - 1).flatMap((_, l) => planDown(layout, l, cycle));
  drafts.push({
    kernel: "diffusion/precondition-tail",
    groups: [substrateCount, 1, 1],
    task: { variant: cycle === 1 ? 1 : 0 },
  });
  for (const l of large.keys()) drafts.push(...planUp(layout, large.length - 1 - l, cycle));
  const single = { groups: [1, 1, 1] } as const;
  const task = { level, index: cycle, variant: isLast ? 1 : 0 };
  const length = { kernel: "diffusion/choose-length", ...single, task, output: "cycles" } as const;
  // The first direction is the correction itself.
  if (cycle === 1) return [...drafts, length];
  const update: DispatchDraft = {
    kernel: "diffusion/update",
    groups: voxelGroups(layout),
    task: { level, index: cycle },
  };
  return [
    ...(layout.gathersGroups ? [] : [update]),
    ...drafts,
    { kernel: "diffusion/choose-direction", ...single, task },
    { kernel: "diffusion/find-direction", groups: stripGroups(layout), task },
    length,
  ];
}

/** From a level to the next coarser one. */
function planDown(layout: BufferLayout, l: number, cycle: number): DispatchDraft[] {
  const level = layout.levels[l]!;
  const coarse = layout.levels[l + 1]!;
  const groups = cellGroups(layout, coarse);
  const isFirst = cycle === 1;
  const kind = { first: isFirst, finest: l === 0 };
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
  if (l === 0 && !isFirst && layout.gathersGroups) {
    const [nx, ny] = coarse.n;
    const tiles = [Math.ceil(nx / 8), Math.ceil(ny / 8), layout.quadCount] as const;
    const kernel = kernelOfKind("diffusion/update-down", { finest: true });
    return [{ kernel, groups: tiles, task }];
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
