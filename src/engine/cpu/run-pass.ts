import type { UniformContext } from "../../compile/interpreter.ts";
import type { CreditSource, Pass, Stage } from "../../compile/step-plan.ts";
import { sumTerms } from "./analysis/sum-terms.ts";
import type { CpuState } from "./cpu-state.ts";
import type { SolveReport } from "./diffusion/substrate-solver.ts";
import { advanceExplicit } from "./explicit/advance-explicit.ts";
import { advance } from "./kinetics/advance.ts";
import { assemble } from "./kinetics/assemble.ts";
import { compartments, creditCompartments } from "./kinetics/compartments.ts";
import { credit } from "./kinetics/credit.ts";
import { fix } from "./kinetics/fix.ts";
import { flows } from "./kinetics/flows.ts";
import { predict } from "./kinetics/predict.ts";
import { remember } from "./kinetics/remember.ts";
import { uniforms } from "./kinetics/uniforms.ts";
import { type StepTimes, stageContext, stepContext } from "./stage-context.ts";
import { transport } from "./transport/transport.ts";
import { uniformDiffusion } from "./uniform-values.ts";

/** What a pass has to tell. */
export interface PassReport {
  /** Scale given to motility and drift; 1: none. */
  readonly speedScale?: number;
  readonly solve?: SolveReport;
  /** Estimated error of the step, as a share of a substrate's largest value. */
  readonly error?: number;
}

const nothing: PassReport = {};

/** Executes one pass of the step plan. */
export function runPass(state: CpuState, pass: Pass, step: StepTimes): PassReport {
  switch (pass.pass) {
    case "global-terms":
      refreshGlobals(state, stepContext(state, step));
      return nothing;
    case "remember":
      remember(state);
      return nothing;
    case "compartments":
      compartments(state, stepContext(state, step));
      return nothing;
    case "uniforms":
      uniforms(
        state,
        pass.stage === null ? stepContext(state, step) : stageContext(state, pass.stage, step),
      );
      return nothing;
    case "predict":
      predict(state, step);
      return nothing;
    case "advance":
      advance(state, stepContext(state, step));
      return nothing;
    case "transport":
      return { speedScale: transport(state, stepContext(state, step), pass.share * step.dt) };
    case "assemble":
      assemble(state, pass.stage, step);
      return nothing;
    case "solve":
      return solve(state, pass.stage, step.dt);
    case "close":
      // With a team `solve` did it.
      if (state.team === null) state.solver?.close(pass.stage);
      return nothing;
    case "extrapolate":
      return state.solver?.extrapolate() ?? nothing;
    case "flows":
      flows(state, stepContext(state, step));
      return nothing;
    case "credit":
      credit(state, stepContext(state, step));
      return nothing;
    case "credit-terms":
      refreshCredits(state, pass.of, stepContext(state, step));
      return nothing;
    case "credit-compartments":
      creditCompartments(state, stepContext(state, step));
      return nothing;
    case "fix":
      fix(state, step);
      return nothing;
    case "explicit":
      advanceExplicit(state, stepContext(state, step), step.dt);
      return nothing;
  }
}

function solve(state: CpuState, stage: Stage, dt: number): PassReport {
  const { solver, program } = state;
  if (solver === null) return nothing;
  for (let slot = 0; slot < program.layout.substrateCount; slot++) {
    const diffusion = uniformDiffusion(state, slot);
    if (diffusion !== null) solver.setDiffusion(slot, diffusion);
  }
  const length = stage.share * dt;
  const isAlone = state.team === null;
  return { solve: isAlone ? solver.solve(stage, length) : solver.solveAndClose(stage, length) };
}

/** The means and integrals that processes use, from the present state. */
export function refreshGlobals(state: CpuState, context: UniformContext): void {
  const { firstGlobal } = state.program.layout;
  sumTerms(state, state.kernels.globals, context, state.scalars, firstGlobal);
}

/** The means of what conversions take out of the tissue for compartments. */
function refreshCredits(state: CpuState, of: CreditSource, context: UniformContext): void {
  for (const term of state.kernels.credits) {
    if (term.of === of) sumTerms(state, [term], context, state.scalars, term.scalar);
  }
}
