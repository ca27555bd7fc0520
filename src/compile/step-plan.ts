/**
 * The order of operations within one time step, as data. Both engines interpret the same list, so
 * they cannot drift apart, and it can be printed ("what happens in a step").
 */
export type StepPlan = readonly Pass[];

/** A solve of all substrates over a part of the step (docs/numerics.md, "Substrates"). */
export interface Stage {
  readonly name: "whole" | "first" | "second";
  /** State that it starts from: that of the step, or where the first half ended. */
  readonly from: "start" | "half";
  /** Length, as a share of the step. */
  readonly share: number;
  /** Its middle, as a share of the step: where coefficients are taken. */
  readonly middle: number;
}

export const stages: Readonly<Record<Stage["name"], Stage>> = {
  whole: { name: "whole", from: "start", share: 1, middle: 1 / 2 },
  first: { name: "first", from: "start", share: 1 / 2, middle: 1 / 4 },
  second: { name: "second", from: "half", share: 1 / 2, middle: 3 / 4 },
};

/**
 * When a credit term is taken: at the start of the step, with the reactions, or after the solve of the
 * substrates (see CreditTerm).
 */
export type CreditSource = "start" | "reactions" | "substrates";

export type Pass =
  /** Sums of the global terms over the domain -> scalars. */
  | { readonly pass: "global-terms" }
  /** Keeps the slots of layout.remembered as they are at the start of the step. */
  | { readonly pass: "remember" }
  /** Compartments over dt. */
  | { readonly pass: "compartments" }
  /** Diffusion coefficients and sensitivities in the middle of the step, or of a stage -> uniforms. */
  | { readonly pass: "uniforms"; readonly stage: Stage | null }
  /** Block `predict`: what rates read of the middle of the step. */
  | { readonly pass: "predict" }
  /** Block `advance`: reactions of populations and static fields. */
  | { readonly pass: "advance" }
  /** Motility and chemotaxis of all movers over a share of the step: blocks, bound, substeps. */
  | { readonly pass: "transport"; readonly share: number }
  /** Block `assemble`: loss, gain and varying diffusion of the substrates. */
  | { readonly pass: "assemble"; readonly stage: Stage }
  /** Multigrid-preconditioned conjugate gradients until the error is below the tolerance. */
  | { readonly pass: "solve"; readonly stage: Stage }
  /** What the solve left over goes to the carry; what conversions took. */
  | { readonly pass: "close"; readonly stage: Stage }
  /** One whole stage against two halves: second order, and the error estimate. */
  | { readonly pass: "extrapolate" }
  /** Block `flows`: what conversions brought to substrates is expected of the next step. */
  | { readonly pass: "flows" }
  /** Block `credit`: what conversions took out of substrates arrives. */
  | { readonly pass: "credit" }
  /** Blocks creditTerms[...] of one kind: means over the domain -> scalars. */
  | { readonly pass: "credit-terms"; readonly of: CreditSource }
  /** Block `creditCompartments`: what the tissue hands over arrives. */
  | { readonly pass: "credit-compartments" }
  /**
   * Block `fixed`: fields are set where a mask holds them, at the end of the step (t = its end); the
   * carry is 0 where that changes them, as with an intervention that sets.
   */
  | { readonly pass: "fix" }
  /** Explicit scheme: fields += dt (rates + diffusion), all fields at once. */
  | { readonly pass: "explicit" };

/** What decides which passes a step has; a pass that has nothing to do is left out. */
export interface PlanNeeds {
  readonly scheme: "implicit" | "explicit";
  readonly globalTerms: boolean;
  readonly compartments: boolean;
  /** Whether passes read a state on the way from the start of the step to its end. */
  readonly remember: boolean;
  readonly uniforms: boolean;
  readonly substrates: boolean;
  readonly predict: boolean;
  readonly advance: boolean;
  readonly transport: boolean;
  /** Whether all of the transport comes after the reactions, not half of it before them. */
  readonly transportLast: boolean;
  readonly credit: boolean;
  readonly flows: boolean;
  /** Kinds of credit terms that there are. */
  readonly creditTerms: ReadonlySet<CreditSource>;
  readonly fixed: boolean;
}

/**
 * The passes of a step. Cells come first, and the substrates are solved in the tissue on its way
 * from the start to the end of the step.
 */
export function makePlan(needs: PlanNeeds): StepPlan {
  const move = (share: number): Pass[] => (needs.transport ? [{ pass: "transport", share }] : []);
  const before: Pass[] = [];
  if (needs.globalTerms) before.push({ pass: "global-terms" });
  before.push(...creditTerms(needs, "start"));
  if (needs.scheme === "implicit" && needs.remember) before.push({ pass: "remember" });
  if (needs.compartments) before.push({ pass: "compartments" });
  if (needs.uniforms) before.push({ pass: "uniforms", stage: null });
  // Reactions stand between two halves of the transport, so that the whole is of second order.
  const first = needs.scheme === "implicit" && !needs.transportLast ? 1 / 2 : 0;
  if (first > 0) before.push(...move(first));
  if (needs.predict) before.push({ pass: "predict" });
  before.push(...creditTerms(needs, "reactions"));
  const end: Pass[] = needs.creditTerms.size > 0 ? [{ pass: "credit-compartments" }] : [];
  if (needs.fixed) end.push({ pass: "fix" });
  if (needs.scheme === "explicit") return [...before, { pass: "explicit" }, ...move(1), ...end];
  const react: Pass[] = needs.advance ? [{ pass: "advance" }] : [];
  return [...before, ...react, ...move(1 - first), ...substratePasses(needs), ...end];
}

function substratePasses(needs: PlanNeeds): Pass[] {
  if (!needs.substrates) return [];
  const credit: Pass[] = needs.credit ? [{ pass: "credit" }] : [];
  const flows: Pass[] = needs.flows ? [{ pass: "flows" }] : [];
  return [
    ...Object.values(stages).flatMap((stage) => stagePasses(stage, needs.uniforms)),
    { pass: "extrapolate" },
    ...creditTerms(needs, "substrates"),
    ...credit,
    ...flows,
  ];
}

function creditTerms(needs: PlanNeeds, of: CreditSource): Pass[] {
  return needs.creditTerms.has(of) ? [{ pass: "credit-terms", of }] : [];
}

function stagePasses(stage: Stage, uniforms: boolean): Pass[] {
  const before: Pass[] = uniforms ? [{ pass: "uniforms", stage }] : [];
  return [
    ...before,
    { pass: "assemble", stage },
    { pass: "solve", stage },
    { pass: "close", stage },
  ];
}

/** The plan in words, one line per pass. */
export function describePlan(plan: StepPlan): string {
  return plan.map((pass, index) => `${index + 1}. ${describePass(pass)}`).join("\n");
}

const creditWords: Readonly<Record<CreditSource, string>> = {
  start: "what compartments may expect of the tissue",
  reactions: "what reactions take out of the tissue for compartments",
  substrates: "what conversions took out of substrates for compartments",
};

function describePass(pass: Pass): string {
  switch (pass.pass) {
    case "global-terms":
      return "means and integrals over the domain that rates use";
    case "remember":
      return "keep the tissue as it is at the start of the step";
    case "compartments":
      return "compartments over the step";
    case "uniforms":
      return `diffusion coefficients and sensitivities in the middle of ${pass.stage === null ? "the step" : describeStage(pass.stage)}`;
    case "predict":
      return "populations, static fields and substrates in the middle of the step";
    case "advance":
      return "reactions of populations and static fields";
    case "transport":
      return `motility and chemotaxis over ${pass.share === 1 ? "the step" : "half of the step"}, in as many substeps as positivity asks for`;
    case "assemble":
      return `loss rates and sources of the substrates, ${describeStage(pass.stage)}`;
    case "solve":
      return `solve for the substrates to the tolerance, ${describeStage(pass.stage)}`;
    case "close":
      return `close their amounts: what is left goes to the carry, ${describeStage(pass.stage)}`;
    case "extrapolate":
      return "two halves against the whole: second order in time";
    case "flows":
      return "what conversions brought to substrates is expected of the next step";
    case "credit":
      return "what conversions took out of substrates arrives";
    case "credit-terms":
      return `${creditWords[pass.of]}, as means over the domain`;
    case "credit-compartments":
      return "what the tissue hands over arrives in compartments";
    case "fix":
      return "fields that are held at a value, where they are";
    case "explicit":
      return "all rates and diffusion at once, forward Euler";
  }
}

function describeStage({ name }: Stage): string {
  return name === "whole" ? "the whole step" : `the ${name} half`;
}
