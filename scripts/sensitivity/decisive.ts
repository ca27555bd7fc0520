import type { ClaimResult } from "../../src/observe/claim-result.ts";
import { type MorrisEffects, morrisEffects } from "../../src/sweep/sensitivity/morris-effects.ts";
import { type SobolIndices, sobolIndices } from "../../src/sweep/sensitivity/sobol-indices.ts";
import type { SensitiveFactor } from "./factors.ts";
import type { MorrisStage } from "./stages.ts";

/** The claims of each run of a stage; undefined where it failed. */
export type Runs = readonly (readonly Pick<ClaimResult, "comparisons" | "holds">[] | undefined)[];

export const resampling = { resamples: 1000, seed: 1, confidence: 0.95 };

/** The number that a claim asks something of, in each run; NaN where there is none. */
export function outcomeOf(runs: Runs, claim: number): Float64Array {
  return Float64Array.from(runs, (claims) => claims?.[claim]?.comparisons[0]?.number ?? Number.NaN);
}

export interface Ranked<T> {
  readonly what: T;
  /** Of all that the stage moves in an outcome, mean over the outcomes. */
  readonly share: number;
}

export interface Ranking {
  /** On each outcome, in the order of the groups. */
  readonly effects: readonly MorrisEffects[];
  /** From the most decisive group to the least. */
  readonly ranked: readonly Ranked<readonly SensitiveFactor[]>[];
}

/** Which groups of a stage decide the first `outcomes` claims. */
export function rankGroups({ design, groups }: MorrisStage, runs: Runs, outcomes: number): Ranking {
  const effects = Array.from({ length: outcomes }, (_, claim) =>
    morrisEffects(design, outcomeOf(runs, claim), resampling),
  );
  const shares = meanShares(
    effects.map((found) => found.effects.map(({ muStar }) => muStar.value)),
    groups.length,
  );
  const ranked = groups
    .map((what, at) => ({ what, share: shares[at]! }))
    .sort((a, b) => b.share - a.share);
  return { effects, ranked };
}

/** An outcome that nothing moves, or that no trajectory gave, has no part in it. */
function meanShares(outcomes: readonly (readonly number[])[], length: number): readonly number[] {
  const moved = outcomes.flatMap((values) => {
    const all = values.reduce((sum, value) => sum + value, 0);
    return all > 0 ? [values.map((value) => value / all)] : [];
  });
  return Array.from(
    { length },
    (_, at) => moved.reduce((sum, shares) => sum + shares[at]!, 0) / Math.max(1, moved.length),
  );
}

/** The leading groups: as many as have at most `most` parameters together, one at least. */
export function leadingFactors(
  ranked: readonly Ranked<readonly SensitiveFactor[]>[],
  most: number,
): readonly SensitiveFactor[] {
  const chosen: SensitiveFactor[] = [];
  for (const { what } of ranked) {
    if (chosen.length > 0 && chosen.length + what.length > most) continue;
    chosen.push(...what);
  }
  return chosen;
}

/** Sobol' indices of each outcome. */
export function indicesOf(factors: number, runs: Runs, outcomes: number): readonly SobolIndices[] {
  return Array.from({ length: outcomes }, (_, claim) =>
    sobolIndices(factors, outcomeOf(runs, claim), resampling),
  );
}

/** How a claim fares where all parameters are drawn. */
export interface DrawnClaim {
  /** Draws that gave a number, and those of them in which the claim holds. */
  readonly draws: number;
  readonly holds: number;
  /** What it asks, and the number that it is about: as the preset is, and 5 and 95 % of draws. */
  readonly asked: string;
  readonly present: number;
  readonly low: number;
  readonly high: number;
}

/** `runs`: of the preset as it is, then of the draws. */
export function drawnClaim([present, ...draws]: Runs, claim: number): DrawnClaim {
  const done = draws.filter((claims) => claims !== undefined);
  const sorted = [...outcomeOf(done, claim)].filter(Number.isFinite).sort((a, b) => a - b);
  const { name = "", asked = "" } = present?.[claim]?.comparisons[0] ?? {};
  return {
    draws: done.length,
    holds: done.filter((claims) => claims[claim]!.holds).length,
    asked: `${name} ${asked}`.trim(),
    present: outcomeOf([present], claim)[0]!,
    low: sorted[Math.floor(0.05 * sorted.length)] ?? Number.NaN,
    high: sorted[Math.ceil(0.95 * sorted.length) - 1] ?? Number.NaN,
  };
}
