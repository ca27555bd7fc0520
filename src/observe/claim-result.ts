import type { Claim, Comparison, Measure } from "../model/claim.ts";
import { describeClaim } from "./describe-claim.ts";
import type { FigureRole } from "./plan-runs.ts";

/** What came out of one claim. */
export interface ClaimResult {
  readonly preset: string;
  /** Position in the preset's `claims`. */
  readonly index: number;
  /** min */
  readonly at: number;
  readonly measure: Measure;
  /** What is measured and where, as it was written. */
  readonly subject: string;
  /** What is measured when and where, and what it is compared with. */
  readonly statement: string;
  /** Such as "> 0.7" or "ratio < 0.8". */
  readonly expected: string;
  /** NaN where nothing could be measured. */
  readonly value: number;
  /** The value that it is compared with, where the claim has one. */
  readonly control?: number;
  /** 1 - value / control, where the claim speaks of it. */
  readonly benefit?: number;
  /** The benefit in the other pair of runs, where the claim has one. */
  readonly otherBenefit?: number;
  readonly holds: boolean;
  /** Each number that the claim asks something of. */
  readonly comparisons: readonly Judgment[];
  /** Why there is no figure to compare: an empty region, a value that is not finite. */
  readonly problem?: string;
  readonly why: string;
  /** What came out: value, control, and how they compare. */
  readonly found: string;
  /** All of it, for a person. */
  readonly sentence: string;
}

/** One number of a claim beside what the claim asks of it. */
export interface Judgment {
  /** "" for the value itself, else "ratio", "difference", "benefit", ... */
  readonly name: string;
  readonly number: number;
  /** Such as "> 0.7". */
  readonly asked: string;
  readonly holds: boolean;
}

/** A measured value, or why there is none. */
export interface Figure {
  readonly value: number;
  readonly problem?: string;
}

/** The claim's value, and those that it is compared with. */
export type Figures = { readonly value: Figure } & { readonly [role in FigureRole]?: Figure };

export interface Judged {
  readonly preset: string;
  readonly index: number;
  readonly claim: Claim;
  readonly figures: Figures;
}

/** Compares a claim's figures with what it expects. A figure that is not finite fulfils nothing. */
export function judgeClaim({ figures, ...about }: Judged): ClaimResult {
  const isCompared = figures.control !== undefined;
  return judge({
    ...about,
    numbers: compareFigures(figures),
    isCompared,
    unread: problemOf(figures),
  });
}

/** What of a result is read, not judged. */
export type ReadClaim = Pick<
  ClaimResult,
  "preset" | "index" | "value" | "control" | "otherBenefit" | "problem"
>;

/** Compares figures that were read before with what the claim expects now; it reads the same ones. */
export function judgeAgain(found: ReadClaim, claim: Claim): ClaimResult {
  const { preset, index, value, control = Number.NaN, otherBenefit = Number.NaN, problem } = found;
  const numbers = { value, control, benefit: 1 - value / control, otherBenefit };
  const isCompared = found.control !== undefined;
  return judge({ preset, index, claim, numbers, isCompared, unread: problem });
}

interface Measured extends Omit<Judged, "figures"> {
  readonly numbers: Numbers;
  readonly isCompared: boolean;
  /** Why there is no figure. */
  readonly unread: string | undefined;
}

function judge({ preset, index, claim, numbers, isCompared, unread }: Measured): ClaimResult {
  const comparisons = judgeNumbers(claim, numbers);
  const statement = describeClaim(claim);
  const problem = unread ?? problemOfPair(claim, numbers);
  const expected = sayAsked(comparisons);
  const found = problem ?? describeNumbers(numbers, comparisons);
  const speaksOfBenefit = claim.benefit !== undefined || claim.benefitVersus !== undefined;
  return {
    preset,
    index,
    at: claim.at,
    measure: claim.measure,
    subject: claim.subject,
    statement,
    expected,
    value: numbers.value,
    ...(isCompared && { control: numbers.control }),
    ...(speaksOfBenefit && { benefit: numbers.benefit }),
    ...(claim.benefitVersus && { otherBenefit: numbers.otherBenefit }),
    holds: problem === undefined && comparisons.every(({ holds }) => holds),
    comparisons,
    ...(problem !== undefined && { problem }),
    why: claim.why,
    found,
    sentence: `${statement}: ${found} (expected ${expected})`,
  };
}

/** All that a claim asks of its numbers, such as "> 0.7" or "ratio < 0.8". */
export function expectedOf(claim: Claim): string {
  const none = Number.NaN;
  return sayAsked(
    judgeNumbers(claim, { value: none, control: none, benefit: none, otherBenefit: none }),
  );
}

function sayAsked(comparisons: readonly Judgment[]): string {
  return comparisons.map(({ name, asked }) => `${name} ${asked}`.trim()).join(" and ");
}

interface Numbers {
  readonly value: number;
  /** NaN in this and the following: the claim has no such figure. */
  readonly control: number;
  readonly benefit: number;
  readonly otherBenefit: number;
}

function compareFigures({ value, control, otherValue, otherControl }: Figures): Numbers {
  const numberOf = (figure: Figure | undefined) => figure?.value ?? Number.NaN;
  return {
    value: value.value,
    control: numberOf(control),
    benefit: 1 - value.value / numberOf(control),
    otherBenefit: 1 - numberOf(otherValue) / numberOf(otherControl),
  };
}

/** Everything that the claim asks of its numbers. */
function judgeNumbers(
  claim: Claim,
  { value, control, benefit, otherBenefit }: Numbers,
): readonly Judgment[] {
  const rows: readonly (readonly [string, number, Comparison | undefined])[] = [
    ["", value, claim.is],
    ["ratio", value / control, claim.ratio],
    ["difference", value - control, claim.difference],
    ["benefit", benefit, claim.benefit],
    ["ratio of benefits", benefit / otherBenefit, claim.benefitVersus?.ratio],
    ["difference of benefits", benefit - otherBenefit, claim.benefitVersus?.difference],
  ];
  return rows.flatMap(([name, number, comparison]) =>
    comparison === undefined
      ? []
      : [{ name, number, asked: comparison.text, holds: fulfils(number, comparison) }],
  );
}

const PLACES: readonly (readonly [FigureRole, string])[] = [
  ["value", ""],
  ["control", "in the control "],
  ["otherValue", "in the run of `benefitVersus` "],
  ["otherControl", "in the control of `benefitVersus` "],
];

function problemOf(figures: Figures): string | undefined {
  for (const [role, place] of PLACES) {
    const problem = figures[role]?.problem;
    if (problem !== undefined) return `${place}${problem}`;
  }
  return undefined;
}

/** A benefit can be a part of another one only if there is another one. */
function problemOfPair(claim: Claim, { otherBenefit }: Numbers): string | undefined {
  if (claim.benefitVersus?.ratio === undefined || otherBenefit > 0) return undefined;
  return `the benefit that it is compared with is ${round(otherBenefit)}, not above 0`;
}

function fulfils(value: number, { low, high, strict }: Comparison): boolean {
  if (!Number.isFinite(value)) return false;
  return strict ? value > low && value < high : value >= low && value <= high;
}

function describeNumbers(numbers: Numbers, comparisons: readonly Judgment[]): string {
  const { value, control, benefit, otherBenefit } = numbers;
  const named = comparisons.filter(({ name }) => name !== "");
  const ofPair = named.some(({ name }) => name.endsWith("of benefits"));
  return [
    round(value),
    ...(named.length > 0 ? [`control ${round(control)}`] : []),
    ...(ofPair && !named.some(({ name }) => name === "benefit")
      ? [`benefit ${round(benefit)}`]
      : []),
    ...(ofPair ? [`other benefit ${round(otherBenefit)}`] : []),
    ...named.map(({ name, number }) => `${name} ${round(number)}`),
  ].join(", ");
}

function round(value: number): string {
  return String(Number(value.toPrecision(4)));
}
