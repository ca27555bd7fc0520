import type { Pass } from "../../compile/step-plan.ts";
import type { BufferLayout } from "./buffer-layout.ts";
import { type DispatchDraft, planeGroups } from "./dispatch.ts";
import { planAssemble, planClose, planExtrapolate, planSolve } from "./plan-solve.ts";
import { planTerms } from "./plan-terms.ts";
import { planTransport } from "./plan-transport.ts";
import { clocks } from "./tasks.ts";

/** Multigrid cycles at most, of a solve of the whole step and of a half. */
export interface CycleLimits {
  readonly whole: number;
  readonly half: number;
}

/** How much of a step is encoded; the device itself leaves out what it does not need. */
export interface StepLimits {
  /** Pairs of substeps of the transport at most; null where only the device can know. */
  readonly pairs: number | null;
  readonly cycles: CycleLimits;
}

/** The dispatches of some passes of the step plan; t is in the middle of the step if not said otherwise. */
export function planPasses(
  layout: BufferLayout,
  passes: readonly Pass[],
  limits: StepLimits,
): DispatchDraft[] {
  return passes
    .flatMap((pass) => planPass(layout, pass, limits))
    .map((draft) => ({ ...draft, task: { clock: clocks.whole, ...draft.task } }));
}

function planPass(layout: BufferLayout, pass: Pass, limits: StepLimits): DispatchDraft[] {
  const { nx, ny, nz } = layout.grid;
  const voxelwise = planeGroups(nx, ny, nz);
  switch (pass.pass) {
    case "global-terms":
      return planTerms(layout, 0, layout.program.layout.globalCount);
    case "remember":
      return [{ kernel: "kinetics/remember", groups: voxelwise }];
    case "compartments":
      return [{ kernel: "kinetics/compartments", groups: [1, 1, 1] }];
    case "uniforms":
      // Those of a stage are part of diffusion/open-stage.
      return pass.stage === null ? [{ kernel: "kinetics/uniforms", groups: [1, 1, 1] }] : [];
    case "advance":
      return [{ kernel: "kinetics/advance", groups: voxelwise }];
    case "transport":
      return planTransport(layout, limits.pairs);
    case "assemble":
      return planAssemble(layout, pass.stage);
    case "solve":
      return planSolve(
        layout,
        pass.stage,
        pass.stage.name === "whole" ? limits.cycles.whole : limits.cycles.half,
      );
    case "close":
      return planClose(layout, pass.stage);
    case "extrapolate":
      return planExtrapolate(layout);
    case "credit":
      return [{ kernel: "kinetics/credit", groups: voxelwise }];
    case "explicit": {
      const task = { level: layout.levels[0]! };
      return [{ kernel: "explicit/advance", groups: voxelwise, task, flips: true }];
    }
  }
}
