/**
 * The order of operations within one time step, as data. Both engines interpret the same list, so
 * they cannot drift apart, and it can be printed ("what happens in a step").
 */
export interface StepPlan {
  /** An ordinary step: the solve starts from the present state. */
  readonly ordinary: readonly Pass[];
  /** The step after an event (edit, dose, parameter change, restore): the solve starts from zero. */
  readonly afterEvent: readonly Pass[];
}

export type Pass =
  /** Sums of the global terms over the domain -> scalars. */
  | { readonly pass: "global-terms" }
  /** Compartments over dt. */
  | { readonly pass: "compartments" }
  /** Boundary values and other uniform quantities at this t -> uniforms. */
  | { readonly pass: "uniforms" }
  /** solution := present substrates, or 0. */
  | { readonly pass: "begin-solve"; readonly from: "state" | "zero" }
  /** Block `assemble`; refresh: rates from the current iterate instead of the state. */
  | { readonly pass: "assemble"; readonly refresh: boolean }
  /** One multigrid cycle over all substrates, every level (docs/numerics.md). */
  | { readonly pass: "cycle" }
  /** The total of each substrate made exact where nothing crosses a wall. */
  | { readonly pass: "balance" }
  /** substrates := solution. */
  | { readonly pass: "end-solve" }
  /** Block `advance`: reactions of populations and static fields. */
  | { readonly pass: "advance" }
  /** Motility and chemotaxis of all movers: blocks, bound, substeps. */
  | { readonly pass: "transport" }
  /** Explicit scheme: fields += dt (rates + diffusion), all fields at once. */
  | { readonly pass: "explicit" };

/** What decides which passes a step has; a pass that has nothing to do is left out. */
export interface PlanNeeds {
  readonly scheme: "implicit" | "explicit";
  readonly globalTerms: boolean;
  readonly compartments: boolean;
  readonly uniforms: boolean;
  readonly substrates: boolean;
  /** Whether some substrate has a wall of fixed value: a solve from zero converges slower there. */
  readonly fixedWalls: boolean;
  readonly advance: boolean;
  readonly transport: boolean;
}

/**
 * The passes of an ordinary step and of a step after an event. Cells come first, so that the
 * substrates are solved in the tissue in which the step arrives: in a front that moves 10 um/h the
 * other order trails by a step (relative error 6.6e-3 at 6 min instead of 1.4e-3).
 */
export function makePlan(needs: PlanNeeds): StepPlan {
  const before: Pass[] = [];
  if (needs.globalTerms) before.push({ pass: "global-terms" });
  if (needs.compartments) before.push({ pass: "compartments" });
  if (needs.uniforms) before.push({ pass: "uniforms" });
  const move: Pass[] = needs.transport ? [{ pass: "transport" }] : [];
  if (needs.scheme === "explicit") {
    const step: Pass[] = [...before, { pass: "explicit" }, ...move];
    return { ordinary: step, afterEvent: step };
  }
  const react: Pass[] = needs.advance ? [{ pass: "advance" }] : [];
  const cells = [...before, ...react, ...move];
  const solve = (from: "state" | "zero", cycles: number) =>
    needs.substrates ? solvePasses(from, cycles) : [];
  return {
    ordinary: [...cells, ...solve("state", 2)],
    afterEvent: [...cells, ...solve("zero", needs.fixedWalls ? 5 : 3)],
  };
}

/** Rates come from the state for the first cycle, from the iterate for the others. */
function solvePasses(from: "state" | "zero", cycles: number): Pass[] {
  const passes: Pass[] = [{ pass: "begin-solve", from }];
  for (let cycle = 0; cycle < cycles; cycle++) {
    passes.push({ pass: "assemble", refresh: cycle > 0 }, { pass: "cycle" });
  }
  return [...passes, { pass: "balance" }, { pass: "end-solve" }];
}

/** The plan in words, one line per pass. */
export function describePlan(plan: StepPlan): string {
  const list = (passes: readonly Pass[]) =>
    passes.map((pass, index) => `  ${index + 1}. ${describePass(pass)}`).join("\n");
  return `Ordinary step:\n${list(plan.ordinary)}\nStep after an event:\n${list(plan.afterEvent)}`;
}

function describePass(pass: Pass): string {
  switch (pass.pass) {
    case "global-terms":
      return "means and integrals over the domain that rates use";
    case "compartments":
      return "compartments over the step";
    case "uniforms":
      return "boundary values, diffusion coefficients and sensitivities at this time";
    case "begin-solve":
      return `start the substrates' solve from ${pass.from === "state" ? "the present state" : "zero"}`;
    case "assemble":
      return `loss rates and sources of the substrates from ${pass.refresh ? "the current iterate" : "the state"}`;
    case "cycle":
      return "one multigrid cycle over all substrates";
    case "balance":
      return "make the substrates' totals exact where nothing crosses a wall";
    case "end-solve":
      return "take the solution as the substrates' new values";
    case "advance":
      return "reactions of populations and static fields";
    case "transport":
      return "motility and chemotaxis, in as many substeps as positivity asks for";
    case "explicit":
      return "all rates and diffusion at once, forward Euler";
  }
}
