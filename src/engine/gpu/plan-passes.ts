import type { Pass, Stage } from "../../compile/step-plan.ts";
import type { BufferLayout } from "./buffer-layout.ts";
import { type DispatchDraft, type Groups, planeGroups, rowGroups } from "./dispatch.ts";
import { explicitGroups } from "./emit-explicit.ts";
import { kernelOfKind } from "./kernel-name.ts";
import { planAssemble, planClose, planExtrapolate, planSolve, planStages } from "./plan-solve.ts";
import { planCredits, planTerms } from "./plan-terms.ts";
import { planTransport } from "./plan-transport.ts";
import { clocks } from "./tasks.ts";

/** Multigrid cycles at most, of the solves of a step. */
export type CycleLimits = Readonly<Record<Stage["name"], number>>;

/** Pairs of substeps of the transport that have dispatches of their own. */
export interface PairLimit {
  readonly count: number;
  /** Whether a step may need more; then one dispatch does all the rest. */
  readonly mayNeedMore: boolean;
  /** Whether it may need fewer, so that the device decides on the dispatches. */
  readonly mayNeedFewer: boolean;
}

/** How much of a step is encoded; the device itself leaves out what it does not need. */
export interface StepLimits {
  readonly pairs: PairLimit;
  readonly cycles: CycleLimits;
}

/** The dispatches of some passes of the step plan; t is in the middle of the step if not said otherwise. */
export function planPasses(
  layout: BufferLayout,
  passes: readonly Pass[],
  limits: StepLimits,
): DispatchDraft[] {
  return passes
    .flatMap((pass, index) => {
      const isFirst = passes.findIndex((one) => one.pass === pass.pass) === index;
      const beside = { before: passes[index - 1]?.pass, after: passes[index + 1]?.pass, isFirst };
      return planPass(layout, pass, limits, beside);
    })
    .map((draft) => ({ ...draft, task: { clock: clocks.whole, ...draft.task } }));
}

/** The passes before and after one: what stays in a voxel is done by one kernel where it can. */
interface Beside {
  readonly before: Pass["pass"] | undefined;
  readonly after: Pass["pass"] | undefined;
  /** Whether it is the first of its kind. */
  readonly isFirst: boolean;
}

function planPass(
  layout: BufferLayout,
  pass: Pass,
  limits: StepLimits,
  { before, after, isFirst }: Beside,
): DispatchDraft[] {
  const { nx, ny, nz } = layout.grid;
  const voxelwise = planeGroups(nx, ny, nz);
  switch (pass.pass) {
    case "global-terms":
      return planTerms(layout, 0, layout.program.layout.globalCount);
    case "remember":
      return remembersOnTheWay(layout) ? [] : planRemember(layout, voxelwise);
    case "compartments":
      return [{ kernel: "kinetics/compartments", groups: [1, 1, 1] }];
    case "uniforms":
      // Those of a stage are part of diffusion/open-stages.
      return pass.stage === null ? [{ kernel: "kinetics/uniforms", groups: [1, 1, 1] }] : [];
    case "predict":
      return [{ kernel: "kinetics/predict", groups: voxelwise, task: { clock: clocks.first } }];
    case "advance": {
      const prepares = after === "transport" && isPrepared(layout);
      return [{ kernel: kernelOfKind("kinetics/advance", { prepares }), groups: voxelwise }];
    }
    case "transport":
      return [
        ...(before === "advance" ? [] : planPrepare(layout, isFirst)),
        ...planTransport(layout, limits.pairs, pass.share),
      ];
    case "assemble":
      return [
        ...(pass.stage.name === "whole" ? planStages() : []),
        ...planAssemble(layout, pass.stage),
      ];
    case "solve":
      return planSolve(layout, pass.stage, limits.cycles[pass.stage.name]);
    case "close":
      return planClose(layout, pass.stage);
    case "extrapolate":
      return planExtrapolate(layout);
    case "flows":
      return [{ kernel: "kinetics/flows", groups: voxelwise }];
    case "credit":
      return [{ kernel: "kinetics/credit", groups: voxelwise }];
    case "credit-terms":
      return planCredits(layout, pass.of);
    case "credit-compartments":
      return [{ kernel: "kinetics/credit-compartments", groups: [1, 1, 1] }];
    case "fix":
      return [{ kernel: "kinetics/fix", groups: voxelwise, task: { clock: clocks.end } }];
    case "explicit": {
      const groups = explicitGroups(layout.program, layout.grid);
      return [{ kernel: "explicit/advance", groups, flips: true }];
    }
  }
}

/** Before the first motion. */
function remembersOnTheWay(layout: BufferLayout): boolean {
  return layout.program.plan.some(({ pass }) => pass === "transport") && isPrepared(layout);
}

/** Whether the transport needs planes that follow from the tissue. */
function isPrepared({ program: { blocks } }: BufferLayout): boolean {
  return blocks.motility.outputs.length + blocks.crowding.outputs.length > 0;
}

function planPrepare(layout: BufferLayout, isFirst: boolean): DispatchDraft[] {
  if (!isPrepared(layout)) return [];
  const { nx, ny, nz } = layout.grid;
  const hasStart = layout.hasCarry && layout.program.layout.remembered.length > 0;
  const remembers = isFirst && hasStart && remembersOnTheWay(layout);
  const kernel = kernelOfKind("transport/prepare", { remembers });
  return [{ kernel, groups: rowGroups(nx, ny, nz) }];
}

/** Nothing where the tissue does not change within a step. */
function planRemember({ program }: BufferLayout, groups: Groups): DispatchDraft[] {
  if (program.layout.remembered.length === 0) return [];
  return [{ kernel: "kinetics/remember", groups }];
}
