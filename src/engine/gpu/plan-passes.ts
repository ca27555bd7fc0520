import { type CycleAction, makeCycle, needsThreeColors } from "../../compile/multigrid-cycle.ts";
import type { Pass } from "../../compile/step-plan.ts";
import type { BufferLayout } from "./buffer-layout.ts";
import { type DispatchDraft, type Groups, planeGroups } from "./dispatch.ts";
import { explicitGroups } from "./emit-explicit.ts";
import { planReduction, planTerms } from "./plan-terms.ts";
import { planTransport } from "./plan-transport.ts";

/**
 * The dispatches of some passes of the step plan. `pairs`: how many pairs of substeps the transport
 * needs at most, or null where only the device can know.
 */
export function planPasses(
  layout: BufferLayout,
  passes: readonly Pass[],
  pairs: number | null,
): DispatchDraft[] {
  return passes.flatMap((pass) => planPass(layout, pass, pairs));
}

function planPass(layout: BufferLayout, pass: Pass, pairs: number | null): DispatchDraft[] {
  const { nx, ny, nz } = layout.grid;
  const voxelwise = planeGroups(nx, ny, nz);
  const solverwise = planeGroups(nx, ny, nz * layout.substrateCount);
  switch (pass.pass) {
    case "global-terms":
      return planTerms(layout, 0, layout.program.layout.globalCount);
    case "compartments":
      return [{ kernel: "kinetics/compartments", groups: [1, 1, 1] }];
    case "uniforms":
      return [{ kernel: "kinetics/uniforms", groups: [1, 1, 1] }];
    case "begin-solve": {
      const task = { variant: pass.from === "zero" ? 1 : 0 };
      return [{ kernel: "diffusion/begin-solve", groups: solverwise, task }];
    }
    case "assemble":
      return [{ kernel: "kinetics/assemble", groups: voxelwise, task: { refresh: pass.refresh } }];
    case "cycle":
      return planCycle(layout);
    case "balance":
      return planBalance(layout, solverwise);
    case "end-solve":
      return [{ kernel: "diffusion/end-solve", groups: solverwise }];
    case "advance":
      return [{ kernel: "kinetics/advance", groups: voxelwise }];
    case "transport":
      return planTransport(layout, pairs);
    case "explicit": {
      const groups = explicitGroups(layout.program, layout.grid);
      return [{ kernel: "explicit/advance", groups, flips: true }];
    }
  }
}

/** The total of each substrate made exact: two sums each, then a scaling. */
function planBalance(layout: BufferLayout, groups: Groups): DispatchDraft[] {
  const { strips, stripsAt, substrateCount, finishedAt } = layout;
  const rows = 2 * substrateCount;
  return [
    {
      kernel: "diffusion/measure-balance",
      groups: [strips / 64, substrateCount, 1],
      task: { strips, writeAt: stripsAt },
    },
    ...planReduction(layout, rows, finishedAt, "sum"),
    { kernel: "diffusion/balance", groups, task: { readAt: finishedAt } },
  ];
}

/** One multigrid cycle, all substrates of a level in one dispatch. */
export function planCycle(layout: BufferLayout): DispatchDraft[] {
  const { levels, substrateCount, strips, stripsAt, boundsAt } = layout;
  const periodic = periodicAxes(layout);
  return [
    {
      kernel: "diffusion/measure-bound",
      groups: [strips / 64, substrateCount, 1],
      task: { strips, writeAt: stripsAt },
    },
    ...planReduction(layout, substrateCount, boundsAt, "largest"),
    ...makeCycle(levels, periodic).map((action) => planAction(layout, action, periodic)),
  ];
}

function planAction(layout: BufferLayout, action: CycleAction, periodic: Axes): DispatchDraft {
  const { levels, substrateCount } = layout;
  const level = levels[action.level]!;
  const coarse = levels[action.level + 1]!;
  const [nx, ny, nz] = level.n;
  if (action.action === "prolong") {
    const groups = planeGroups(nx, ny, nz * substrateCount);
    return { kernel: "diffusion/prolong", groups, task: { level, coarse } };
  }
  if (action.action === "restrict") {
    const [cx, cy, cz] = coarse.n;
    const groups = planeGroups(cx, cy, cz * substrateCount);
    return { kernel: "diffusion/restrict", groups, task: { level, coarse } };
  }
  const isThree = needsThreeColors(level, periodic);
  return {
    kernel: "diffusion/smooth",
    groups: planeGroups(isThree ? nx : Math.ceil(nx / 2), ny, nz * substrateCount),
    task: {
      level,
      color: action.color,
      colorCount: isThree ? 3 : 2,
      oddWrap: oddWrapBits(level.n, periodic),
      clampsSolution: action.clamp,
    },
  };
}

type Axes = readonly [boolean, boolean, boolean];

/** Per axis, whether any substrate is periodic there. */
function periodicAxes({ program, substrateCount }: BufferLayout): Axes {
  const substrates = program.model.fields.slice(0, substrateCount);
  const wraps = (side: "left" | "bottom" | "back"): boolean =>
    substrates.some((field) => field.boundary[side].type === "periodic");
  return [wraps("left"), wraps("bottom"), wraps("back")];
}

function oddWrapBits(cells: readonly number[], periodic: Axes): number {
  return cells.reduce((bits, n, axis) => {
    return periodic[axis] && n > 1 && n % 2 === 1 ? bits | (1 << axis) : bits;
  }, 0);
}
