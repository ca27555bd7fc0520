import type { ClaimResult } from "../../src/observe/claim-result.ts";
import type { Duty, PresetBreakage } from "../../src/preset/breakages/preset-breakages.ts";

type Judged = Pick<ClaimResult, "statement" | "why" | "holds" | "expected">;

/** Claims of a run of a preset; why there are none, where it failed; undefined: it has not been run. */
export type MutantRun =
  | { readonly claims: readonly Judged[] }
  | { readonly failure: string }
  | undefined;

/** What the claims of a preset notice; kept as JSON. */
export interface MutantScore {
  readonly preset: string;
  readonly title: string;
  /** Version of the program. */
  readonly milieu: string;
  readonly claims: readonly ScoredClaim[];
  readonly breakages: readonly ScoredBreakage[];
}

export interface ScoredClaim {
  readonly statement: string;
  readonly why: string;
  /** What it asked for when the breakages were run, such as "ratio > 2". */
  readonly expected: string;
  /** Whether it holds in the preset as it is; one that does not notices nothing. */
  readonly holds: boolean;
}

export interface ScoredBreakage {
  readonly name: string;
  readonly what: string;
  readonly duty: Duty;
  /** Positions of the claims that fail under it and hold without; absent: it has not been run. */
  readonly noticedBy?: readonly number[];
  /** Why there was nothing to judge: nobody noticed, but the run broke down. */
  readonly failure?: string;
}

/** What a preset's claims notice. `runs`: of the preset as it is, then of each breakage. */
export function scoreOf(
  about: Pick<MutantScore, "preset" | "title" | "milieu">,
  breakages: readonly PresetBreakage[],
  [healthy, ...runs]: readonly MutantRun[],
): MutantScore {
  const claims = healthy !== undefined && "claims" in healthy ? healthy.claims : [];
  return {
    ...about,
    claims: claims.map(({ statement, why, expected, holds }) => ({
      statement,
      why,
      expected,
      holds,
    })),
    breakages: breakages.map(({ name, what, duty }, index) => ({
      name,
      what,
      duty,
      ...outcome(runs[index], claims),
    })),
  };
}

function outcome(run: MutantRun, healthy: readonly Judged[]) {
  if (run === undefined) return {};
  if ("failure" in run) return { failure: run.failure };
  const noticedBy = run.claims.flatMap(({ holds }, index) =>
    healthy[index]?.holds && !holds ? [index] : [],
  );
  return { noticedBy };
}

/** A claim as it stands in the preset. */
export type PresentClaim = Pick<ScoredClaim, "statement" | "expected">;

/** Positions of the claims of which nothing is known, since they have asked for something else until now. */
export function changedSince(
  { claims }: MutantScore,
  present: readonly PresentClaim[],
): ReadonlySet<number> {
  const asked = new Map(present.map(({ statement, expected }) => [statement, expected]));
  const changed = claims.map(({ statement, expected }) => asked.get(statement) !== expected);
  return new Set(changed.flatMap((is, index) => (is ? index : [])));
}

/** What of a score is not as the preset promises. */
export interface Shortfall {
  /** Breakages that the claims must notice and do not. */
  readonly missed: readonly ScoredBreakage[];
  /** Those of which the preset says nothing. */
  readonly unsaid: readonly ScoredBreakage[];
  /** Claims that no breakage makes fail. */
  readonly blunt: readonly ScoredClaim[];
  /** Those that are not run yet, or whose run failed. */
  readonly open: readonly ScoredBreakage[];
}

export function shortfallOf({ claims, breakages }: MutantScore): Shortfall {
  const noticed = new Set(breakages.flatMap(({ noticedBy = [] }) => noticedBy));
  return {
    missed: breakages.filter(
      ({ duty, noticedBy }) => duty.kind === "must notice" && noticedBy?.length === 0,
    ),
    unsaid: breakages.filter(({ duty }) => duty.kind === "unsaid"),
    blunt: claims.filter((_, index) => !noticed.has(index)),
    open: breakages.filter(({ noticedBy }) => noticedBy === undefined),
  };
}
