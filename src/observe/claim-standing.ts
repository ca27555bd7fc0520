import type { Claim } from "../model/claim.ts";
import { formatNumber } from "../numbers/format-number.ts";
import { formatQuantity } from "../numbers/format-unit.ts";
import { plural, t } from "../texts/text.ts";
import { type ClaimResult, type Figure, type Figures, judgeClaim } from "./claim-result.ts";
import { describeClaim } from "./describe-claim.ts";
import type { FigureRole } from "./plan-runs.ts";

/**
 * Where a claim stands while its run goes: `holds` and `fails` are final; `waiting` for its day;
 * `needs-run`: for another run to compare with; `missed`: the run passed its day unread.
 */
export type ClaimState = "holds" | "fails" | "waiting" | "needs-run" | "missed";

export interface ClaimStanding {
  /** Position in the preset's `claims`. */
  readonly index: number;
  readonly why: string;
  /** What is measured when and where, and what it is compared with. */
  readonly statement: string;
  /** Its day, min. */
  readonly at: number;
  readonly state: ClaimState;
  /** For a person: the figure, whether it is the last word, and what it wants. */
  readonly text: string;
  /** How the run differs that it lacks, for a person; absent: it lacks none. */
  readonly missingRun?: string;
}

/** A figure that was read; `final`: at its day, else at an earlier one. */
export interface ReadFigure {
  readonly figure: Figure;
  readonly final: boolean;
}

/** What is known of a claim: its figures so far, and what it still lacks. */
export interface Known {
  readonly index: number;
  readonly claim: Claim;
  /** Of its own figure; "": none. */
  readonly unit: string;
  readonly figures: ReadonlyMap<FigureRole, ReadFigure>;
  /** All figures that it wants. */
  readonly roles: readonly FigureRole[];
  /** How another run differs that has not been made, for a person. */
  readonly missingRun: string | undefined;
  /** Its own run is past the day of a figure that was not read. */
  readonly missed: boolean;
}

/** Judges what there is to judge. */
export function standingOf(known: Known): ClaimStanding {
  const { index, claim, unit, figures, roles, missingRun, missed } = known;
  const base = { index, why: claim.why, statement: describeClaim(claim), at: lastDay(claim) };
  const isComplete = roles.every((role) => figures.has(role));
  const isFinal = isComplete && roles.every((role) => figures.get(role)?.final);
  const result = judge(known);
  if (isFinal) {
    const state = result.holds ? "holds" : "fails";
    return { ...base, state, text: t`${numbers(result, unit)}; wants ${wanted(result)}` };
  }
  const wants = t`wants ${wanted(result)}`;
  if (missed) {
    const text = t`not read: the run passed its day in a jump; ${wants}`;
    return { ...base, state: "missed", text };
  }
  if (missingRun !== undefined) {
    const value = figures.get("value");
    const own = value && value.figure.problem === undefined ? `${ownFigure(value, unit)}; ` : "";
    const text = t`${own}needs the control run; ${wants}`;
    return { ...base, state: "needs-run", text, missingRun };
  }
  const text = isComplete ? t`so far ${numbers(result, unit)}; ${wants}` : wants;
  return { ...base, state: "waiting", text };
}

function judge({ index, claim, figures }: Known): ClaimResult {
  const entries = [...figures].map(([role, { figure }]) => [role, figure] as const);
  const known: Figures = { value: NOTHING, ...Object.fromEntries(entries) };
  return judgeClaim({ preset: "", index, claim, figures: known });
}

const NOTHING: Figure = { value: Number.NaN, problem: t`nothing is read yet` };

/** The numbers that the claim asks something of, such as "ratio 0.91"; `unit` is that of the figures themselves. */
function numbers({ problem, comparisons }: ClaimResult, unit: string): string {
  if (problem !== undefined) return problem;
  return comparisons
    .map(({ name, number, asked }) => {
      const own = name === "" || name === "difference" ? unit : "";
      return `${name} ${formatQuantity(number, own, digitsThatTell(number, asked))}`.trim();
    })
    .join(", ");
}

const NUMBER = /-?\d+(?:\.\d+)?(?:e[-+]?\d+)?/gi;
/** Of a double, all that mean something. */
const MOST_DIGITS = 15;

/** What the claim asks, its bounds written as the figures are. */
function wanted({ expected }: ClaimResult): string {
  return expected.replace(NUMBER, (text) => formatNumber(Number(text), MOST_DIGITS));
}

/** The fewest digits, from three on, that show a figure on the side of the bounds where it is. */
function digitsThatTell(number: number, asked: string): number {
  const bounds = (asked.match(NUMBER) ?? []).map(Number);
  for (let digits = 3; digits < MOST_DIGITS; digits++) {
    const shown = Number(number.toPrecision(digits));
    if (bounds.every((bound) => Math.sign(shown - bound) === Math.sign(number - bound)))
      return digits;
  }
  return MOST_DIGITS;
}

function ownFigure({ figure, final }: ReadFigure, unit: string): string {
  return `${final ? "" : t`so far `}${formatQuantity(figure.value, unit)}`;
}

function lastDay(claim: Claim): number {
  return Math.max(claim.at, claim.versus?.reading.at ?? 0);
}

/** All claims in a few words: "3 of 10 read: 2 hold, 1 fails". */
export function claimsSummary(standings: readonly ClaimStanding[]): string {
  const count = (state: ClaimState): number =>
    standings.filter((one) => one.state === state).length;
  const [holds, fails] = [count("holds"), count("fails")];
  const read = holds + fails;
  if (standings.length === 0) return t`none`;
  if (read === 0) return t`0 of ${standings.length} read`;
  const parts = [
    ...(holds > 0 ? [`${holds} ${plural(holds, "holds", "hold")}`] : []),
    ...(fails > 0 ? [`${fails} ${plural(fails, "fails", "fail")}`] : []),
  ];
  return t`${read} of ${standings.length} read: ${parts.join(", ")}`;
}
