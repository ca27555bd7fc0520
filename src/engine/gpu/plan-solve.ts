import type { Stage } from "../../compile/step-plan.ts";
import type { BufferLayout } from "./buffer-layout.ts";
import { type DispatchDraft, type Groups, planeGroups } from "./dispatch.ts";
import type { LevelShape } from "./level-shapes.ts";
import { blockRows, blockStrips, stripCount, stripGroups } from "./strips.ts";
import { clocks } from "./tasks.ts";

/** Planes of `ends`, as shaders/diffusion/ends.wgsl has them. */
const planes = { start: 0, whole: 2, half: 4 } as const;

/** Of `ends`: values and carries of the start, of the whole stage and of the halves. */
export const endPlanes = 6;

/** Workgroups up to which a dispatch is cheap even where it has nothing to do. */
const smallDispatch = 256;

/** What the iterate of each stage starts from, as shaders/diffusion/begin-solve.wgsl numbers it. */
const guesses: Record<Stage["name"], number> = { whole: 0, first: 1, second: 2 };

/** Uniform values of a stage, block `assemble` and, where diffusion varies, the faces. */
export function planAssemble(layout: BufferLayout, stage: Stage): DispatchDraft[] {
  const { nx, ny, nz } = layout.grid;
  const clock = clocks[stage.name];
  const isFirst = stage.name === "whole";
  const gather: DispatchDraft = {
    kernel: "diffusion/gather-start",
    groups: planeGroups(nx, ny, nz),
  };
  return [
    ...(isFirst ? [gather] : []),
    {
      kernel: "diffusion/open-stage",
      groups: [1, 1, 1],
      task: { clock, variant: isFirst ? 1 : 0 },
    },
    {
      kernel: "kinetics/assemble",
      groups: planeGroups(nx, ny, nz),
      task: { clock, readAt: planes[stage.from] },
    },
    ...planFaces(layout),
  ];
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
      kernel: "diffusion/begin-solve",
      groups: stripGroups(layout),
      task: {
        level: layout.levels[0]!,
        clock: clocks[stage.name],
        readAt: planes[stage.from],
        variant: guesses[stage.name],
      },
    },
    ...planCycle(layout, 1, most === 1),
  ];
  const entries = cycleGroups(layout);
  for (let cycle = 2; cycle <= most; cycle++) {
    const more = [planUpdate(layout, cycle - 1), ...planCycle(layout, cycle, cycle === most)];
    drafts.push(...more.map((draft) => onlyIfOpen(draft, entries)));
  }
  return drafts;
}

/** What is left of a stage's balance to the carries. */
export function planClose(layout: BufferLayout, stage: Stage): DispatchDraft[] {
  const isSecond = stage.name === "second";
  return [
    {
      kernel: "diffusion/close",
      groups: stripGroups(layout),
      task: {
        level: layout.levels[0]!,
        readAt: planes[stage.from],
        writeAt: stage.name === "whole" ? planes.whole : planes.half,
        index: stage.name === "whole" ? 0 : 1,
        variant: isSecond ? 1 : 0,
      },
    },
  ];
}

/** The new substrates from the three stages. */
export function planExtrapolate(layout: BufferLayout): DispatchDraft[] {
  const task = { strips: stripCount(layout) };
  return [
    { kernel: "diffusion/judge-change", groups: [1, 1, 1], task },
    { kernel: "diffusion/measure-limit", groups: stripGroups(layout) },
    { kernel: "diffusion/choose-limit", groups: [1, 1, 1], task },
    { kernel: "diffusion/extrapolate", groups: voxelGroups(layout) },
  ];
}

/** The workgroups that dispatches of a cycle have, each once. */
export function cycleGroups(layout: BufferLayout): readonly Groups[] {
  if (layout.quadCount === 0) return [];
  const all = [planUpdate(layout, 1), ...planCycle(layout, 2, false)].map(({ groups }) => groups);
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

/** The step of conjugate gradients along the direction of a cycle. */
function planUpdate(layout: BufferLayout, cycle: number): DispatchDraft {
  return { kernel: "diffusion/update", groups: voxelGroups(layout), task: { index: cycle } };
}

/** One multigrid cycle, numbered from 1, and the direction and length of the step that follows from it. */
function planCycle(layout: BufferLayout, cycle: number, isLast: boolean): DispatchDraft[] {
  const { levels, tailLevel, substrateCount } = layout;
  const large = levels.slice(0, tailLevel);
  const drafts = large.slice(0, levels.length - 1).flatMap((_, l) => planDown(layout, l, cycle));
  drafts.push({
    kernel: "diffusion/precondition-tail",
    groups: [substrateCount, 1, 1],
    task: { variant: cycle === 1 ? 1 : 0, strips: stripCount(layout) },
  });
  for (const l of large.keys()) drafts.push(...planUp(layout, large.length - 1 - l, cycle));
  const single = { groups: [1, 1, 1] } as const;
  // The first direction is the correction itself.
  if (cycle > 1) {
    const strips = correctionStrips(layout);
    drafts.push({ kernel: "diffusion/choose-direction", ...single, task: { strips } });
  }
  drafts.push(
    {
      kernel: "diffusion/find-direction",
      groups: stripGroups(layout),
      task: { level: layout.levels[0]!, index: cycle },
    },
    {
      kernel: "diffusion/choose-length",
      ...single,
      task: { index: cycle, variant: isLast ? 1 : 0, strips: stripCount(layout) },
      output: "cycles",
    },
  );
  return drafts;
}

/** From a level to the next coarser one. */
function planDown(layout: BufferLayout, l: number, cycle: number): DispatchDraft[] {
  const level = layout.levels[l]!;
  const coarse = layout.levels[l + 1]!;
  const groups = cellGroups(layout, coarse);
  const task = { level, coarse, variant: cycle === 1 ? 1 : 0 };
  if (level.colorCount === 3) {
    const colors = [1, 2, 0].map((color) => planColor(layout, level, color, 0));
    return [...colors, { kernel: "diffusion/restrict", groups, task }];
  }
  return [
    ...planEven(layout, { level, variant: 0 }),
    { kernel: "diffusion/precondition-down", groups, task },
  ];
}

/** From the next coarser level, if there is one, to a level. */
function planUp(layout: BufferLayout, l: number, cycle: number): DispatchDraft[] {
  const level = layout.levels[l]!;
  const coarse = layout.levels[l + 1];
  const levels = coarse === undefined ? { level } : { level, coarse };
  if (level.colorCount === 3) {
    const groups = cellGroups(layout, level);
    return [
      { kernel: "diffusion/prolong", groups, task: levels },
      ...[0, 2, 1].map((color) => planColor(layout, level, color, 1)),
      ...(l === 0 && cycle > 1
        ? [
            {
              kernel: "diffusion/measure-correction",
              groups: stripGroups(layout),
              task: { level, index: cycle },
            },
          ]
        : []),
    ];
  }
  const rows = l === 0 ? blockRows(layout) : 1;
  const { groups } = blockStrips(layout, (coarse ?? level).n, rows);
  const task = { ...levels, index: cycle, strips: rows };
  return [
    ...planEven(layout, { ...levels, variant: 1 }),
    { kernel: "diffusion/precondition-up", groups, task },
  ];
}

function planColor(
  layout: BufferLayout,
  level: LevelShape,
  color: number,
  variant: number,
): DispatchDraft {
  const groups = cellGroups(layout, level);
  return { kernel: "diffusion/smooth", groups, task: { level, color, variant } };
}

/** The even cells of a sweep, where they are stored. */
function planEven(
  layout: BufferLayout,
  task: { level: LevelShape; coarse?: LevelShape; variant: number },
): DispatchDraft[] {
  if (!layout.storesSweeps) return [];
  const [nx, ny, nz] = task.level.n;
  const groups = planeGroups(Math.ceil(nx / 2), ny, nz * layout.quadCount);
  return [{ kernel: "diffusion/smooth-even", groups, task }];
}

function voxelGroups({ grid, quadCount }: BufferLayout): Groups {
  return planeGroups(grid.nx, grid.ny, grid.nz * quadCount);
}

function cellGroups({ quadCount }: BufferLayout, { n: [nx, ny, nz] }: LevelShape): Groups {
  return planeGroups(nx, ny, nz * quadCount);
}

/** Partial results of a quad that measure the correction of a cycle. */
function correctionStrips(layout: BufferLayout): number {
  const [level, coarse] = layout.levels;
  if (level!.colorCount === 3) return stripCount(layout);
  return blockStrips(layout, (coarse ?? level!).n, blockRows(layout)).count;
}

/** Partial results of the largest reduction of a solve, in vec4f. */
export function partialCount(layout: BufferLayout): number {
  const { quadCount } = layout;
  return quadCount === 0 ? 0 : 3 * quadCount * Math.max(stripCount(layout), correctionStrips(layout));
}
