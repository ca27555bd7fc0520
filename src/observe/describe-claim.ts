import type { Claim, RunChanges, Versus } from "../model/claim.ts";

/** What a claim is about, for a person: "mean of m2Share where core at 36 d, given dose = 0, versus ...". */
export function describeClaim(claim: Claim): string {
  const { given, versus, benefitVersus } = claim;
  return [
    `${claim.measure} of ${claim.subject} at ${days(claim.at)}`,
    ...(given ? [`given ${describeChanges(given)}`] : []),
    ...(versus ? [`versus ${describeVersus(versus, claim)}`] : []),
    ...(benefitVersus
      ? [
          `benefit versus that of ${describeChanges(benefitVersus.given)} over ${describeChanges(benefitVersus.versus)}`,
        ]
      : []),
  ].join(", ");
}

function describeVersus({ run, reading }: Versus, claim: Claim): string {
  const parts = [
    ...(reading.measure === claim.measure ? [] : [reading.measure]),
    ...(reading.subject === claim.subject ? [] : [reading.subject]),
    ...(reading.at === claim.at ? [] : [`at ${days(reading.at)}`]),
  ];
  if (run === undefined) return `${parts.join(" ")} in the same run`;
  return [...parts, ...(parts.length > 0 ? ["with"] : []), describeChanges(run)].join(" ");
}

/** How a run differs, for a person: "dose = 0 and no anti-PD-1". */
export function describeChanges({ parameters, interventions, without }: RunChanges): string {
  const changes = [
    ...Object.entries(parameters).map(([name, value]) => `${name} = ${value}`),
    ...(without ?? []).map((label) => `no ${label}`),
    ...(interventions === undefined ? [] : [describeInterventions(interventions)]),
  ];
  return changes.length === 0 ? "the preset as it is" : changes.join(" and ");
}

function describeInterventions(interventions: NonNullable<RunChanges["interventions"]>): string {
  if (interventions.length === 0) return "no interventions";
  return `only ${interventions.map(({ label }) => label).join(" and ")}`;
}

function days(time: number): string {
  return `${Number((time / 1440).toPrecision(4))} d`;
}
