import type { Pass } from "../../compile/step-plan.ts";
import { sumTerms } from "./analysis/sum-terms.ts";
import { presentContext } from "./block-context.ts";
import type { CpuState } from "./cpu-state.ts";
import { beginSolve } from "./diffusion/begin-solve.ts";
import { endSolve } from "./diffusion/end-solve.ts";
import { balanceTotals, runCycle } from "./diffusion/multigrid.ts";
import { advanceExplicit } from "./explicit/advance-explicit.ts";
import { advance } from "./kinetics/advance.ts";
import { assemble } from "./kinetics/assemble.ts";
import { compartments } from "./kinetics/compartments.ts";
import { uniforms } from "./kinetics/uniforms.ts";
import { transport } from "./transport/transport.ts";

/** The step that a pass belongs to: its start and length, min. */
export interface StepTimes {
  readonly time: number;
  readonly dt: number;
}

/** Executes one pass of the step plan. Returns the scale given to motility and drift (1: none). */
export function runPass(state: CpuState, pass: Pass, { time, dt }: StepTimes): number {
  const context = presentContext(state, time, dt);
  switch (pass.pass) {
    case "global-terms":
      refreshGlobals(state, time, dt);
      return 1;
    case "compartments":
      compartments(state, context);
      return 1;
    case "uniforms":
      uniforms(state, context);
      return 1;
    case "begin-solve":
      beginSolve(state, pass.from, dt);
      return 1;
    case "assemble":
      assemble(state, context, pass.refresh);
      return 1;
    case "cycle":
      runCycle(state.multigrid);
      return 1;
    case "balance":
      balanceTotals(state.multigrid);
      return 1;
    case "end-solve":
      endSolve(state);
      return 1;
    case "advance":
      advance(state, context);
      return 1;
    case "transport":
      return transport(state, context, dt);
    case "explicit":
      advanceExplicit(state, context, dt);
      return 1;
  }
}

/** The means and integrals that processes use, from the present state. */
export function refreshGlobals(state: CpuState, time: number, dt: number): void {
  const first = state.program.layout.compartmentCount;
  const context = presentContext(state, time, dt);
  sumTerms(state.blocks.globals, context, state.scratch, state.scalars, first);
}
