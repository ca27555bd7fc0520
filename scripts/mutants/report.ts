import { table } from "../markdown-table.ts";
import {
  changedSince,
  type MutantScore,
  type PresentClaim,
  type ScoredBreakage,
  shortfallOf,
} from "./score.ts";

const INTRODUCTION = `# Claims that bite

Each model is broken on purpose, in one way after the other, and all claims of the preset are run again (\`npm run mutants\`, on the grid and step of \`milieu check\`): no motility of one kind of cell, no chemotaxis, a signal that reaches ten times as far, four times the oxygen uptake and a quarter of it, no killing, cells that enter everywhere instead of where blood flows, and what the preset's story names. A breakage is noticed if a claim fails that holds in the model as it is. The preset says which ones its claims must notice, and why not the others ([preset-format.md](preset-format.md)). What each claim notices is in \`bench/results/mutants\`. Claims that ask for something else since are counted apart: what they notice is not known until the breakages are run again.`;

/** A score, and the claims of its preset as they stand now. */
export interface PresentScore {
  readonly score: MutantScore;
  readonly present: readonly PresentClaim[];
}

/** The part of docs/validation.md that says what claims notice. */
export function mutantsSection(scores: readonly PresentScore[]): string {
  const rows = scores.map(({ score, present }) => {
    const { preset, claims, breakages } = score;
    const { missed, unsaid, blunt, open } = shortfallOf(score);
    const run = breakages.filter(({ noticedBy }) => noticedBy !== undefined);
    const changed = changedSince(score, present);
    const dull = blunt.filter((claim) => !changed.has(claims.indexOf(claim)));
    const must = run.filter(({ duty }) => duty.kind === "must notice");
    return [
      `[${preset}](../bench/results/mutants/${preset}.md)`,
      share(must.length - missed.length, must.length),
      share(run.filter(({ noticedBy }) => noticedBy!.length > 0).length, run.length),
      share(claims.length - changed.size - dull.length, claims.length - changed.size),
      [
        ...missed.map(({ name }) => `**missed: ${name}**`),
        ...(unsaid.length === 0 ? [] : [`${unsaid.length} of which the preset says nothing`]),
        ...(open.length === 0 ? [] : [`${open.length} without a result`]),
        ...(changed.size === 0 ? [] : [`claims that now ask for something else: ${changed.size}`]),
      ].join("; "),
    ];
  });
  const head = ["preset", "of those it must notice", "of all", "claims that notice any", ""];
  return `${INTRODUCTION}\n\n${rows.length === 0 ? "Not run yet." : table(head, rows)}`;
}

function share(part: number, all: number): string {
  return all === 0 ? "none" : `${part} of ${all}`;
}

/** A preset's own page: which claim notices which breakage. */
export function scorePage(score: MutantScore): string {
  const { preset, title, milieu, claims, breakages } = score;
  const { blunt } = shortfallOf(score);
  const listed = claims.map(
    ({ statement, why, holds }, index) =>
      `${index + 1}. ${holds ? "" : "**Does not hold unbroken.** "}${why} (${statement})`,
  );
  const rows = breakages.map((one) => [one.name, one.what, dutyOf(one), outcomeOf(one)]);
  const dull = blunt.map(({ why }) => `- ${why}`);
  return `${[
    `# ${title}`,
    `\`${preset}\`, Milieu ${milieu}: what its claims notice of a broken model (\`npm run mutants -- ${preset}\`).`,
    table(["breakage", "what is done", "the preset says", "noticed by claim"], rows),
    "## Claims",
    listed.join("\n"),
    "## Claims that no breakage makes fail",
    dull.length === 0 ? "None." : dull.join("\n"),
  ].join("\n\n")}\n`;
}

function dutyOf({ duty }: ScoredBreakage): string {
  if (duty.kind === "may miss") return `may miss: ${duty.why}`;
  return duty.kind === "unsaid" ? "**nothing**" : "must notice";
}

function outcomeOf({ noticedBy, failure, duty }: ScoredBreakage): string {
  if (failure !== undefined) return `the run failed: ${failure}`;
  if (noticedBy === undefined) return "not run";
  if (noticedBy.length > 0) return noticedBy.map((index) => index + 1).join(", ");
  return duty.kind === "must notice" ? "**nobody**" : "nobody";
}
