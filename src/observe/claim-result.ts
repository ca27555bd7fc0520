import type { Claim, Comparison, Measure } from "../model/claim.ts";
import { printExpression } from "../model/print-expression.ts";

/** What came out of one claim. */
export interface ClaimResult {
  readonly preset: string;
  /** Position in the preset's `claims`. */
  readonly index: number;
  /** min */
  readonly at: number;
  readonly measure: Measure;
  /** What is measured and where, as text. */
  readonly subject: string;
  /** Such as "> 0.7" or "ratio < 0.8". */
  readonly expected: string;
  /** NaN where nothing could be measured. */
  readonly value: number;
  /** The matched control's value, where the claim has one. */
  readonly control?: number;
  readonly holds: boolean;
  /** Why there is no figure to compare: an empty region, a value that is not finite. */
  readonly problem?: string;
  readonly why: string;
  /** All of it, for a person. */
  readonly sentence: string;
}

/** A measured value, or why there is none. */
export interface Figure {
  readonly value: number;
  readonly problem?: string;
}

export interface Judged {
  readonly preset: string;
  readonly index: number;
  readonly claim: Claim;
  readonly figure: Figure;
  readonly control: Figure | undefined;
}

/** Compares a claim's figures with what it expects. A figure that is not finite fulfils nothing. */
export function judgeClaim({ preset, index, claim, figure, control }: Judged): ClaimResult {
  const problem = figure.problem ?? (control?.problem && `in the control run ${control.problem}`);
  const ratio = control === undefined ? Number.NaN : figure.value / control.value;
  const holds =
    problem === undefined &&
    (claim.is === undefined || fulfils(figure.value, claim.is)) &&
    (claim.ratio === undefined || fulfils(ratio, claim.ratio));
  const expected = [claim.is?.text, claim.ratio && `ratio ${claim.ratio.text}`]
    .filter((part) => part !== undefined)
    .join(" and ");
  const found = [
    problem ?? round(figure.value),
    ...(control && problem === undefined ? [`control ${round(control.value)}`] : []),
    ...(control && problem === undefined ? [`ratio ${round(ratio)}`] : []),
  ].join(", ");
  const subject = describe(claim);
  return {
    preset,
    index,
    at: claim.at,
    measure: claim.measure,
    subject,
    expected,
    value: figure.value,
    ...(control && { control: control.value }),
    holds,
    ...(problem !== undefined && { problem }),
    why: claim.why,
    sentence: `${claim.measure} of ${subject} at ${round(claim.at / 1440)} d: ${found} (expected ${expected})`,
  };
}

function fulfils(value: number, { low, high, strict }: Comparison): boolean {
  if (!Number.isFinite(value)) return false;
  return strict ? value > low && value < high : value >= low && value <= high;
}

function describe(claim: Claim): string {
  const other = claim.with === undefined ? "" : ` with ${printExpression(claim.with)}`;
  const where = claim.where === undefined ? "" : ` where ${printExpression(claim.where)}`;
  return `${printExpression(claim.of)}${other}${where}`;
}

function round(value: number): string {
  return String(Number(value.toPrecision(4)));
}
