import { table } from "../markdown-table.ts";
import type { LeadingFactor, Sensitivity } from "./report.ts";

/** Of each preset's parameters, those whose sources are counted. */
const COUNTED = 10;
const NAMED = 5;

/** docs/sensitivity.md: what the presets hang on, of what is kept of each. */
export function summaryPage(kept: readonly Sensitivity[]): string {
  const presets = kept
    .filter(({ screening }) => screening !== undefined)
    .sort((a, b) => a.preset.localeCompare(b.preset));
  const assumed = sum(presets.map((one) => assumedAmong(leadingOf(one))));
  const all = sum(presets.map((one) => leadingOf(one).length));
  return `${[
    "# What the outcomes hang on",
    "Which parameters decide the headline claims of a preset, and in how many draws of all parameters from their ranges these claims hold. `npm run sensitivity -- PRESET` finds it (elementary effects, then Sobol' indices of the first few; with `--draws 100` the draws), keeps it in bench/results/sensitivity and writes this page; the story panel shows the decisive numbers that are assumed. A range is the published or plausible one, or from value/1.5 to 1.5 times the value, also of what is known better than that: a share says what an outcome hangs on, not how uncertain it is.",
    `**Sources.** Of the ${COUNTED} parameters that decide most in each of ${presets.length} presets, ${all} in all, ${assumed} are assumed (${percent(assumed / Math.max(1, all))}); what was fitted to a measurement is not. Which presets have not been asked yet follows from the table.`,
    table(
      [
        "preset",
        `the ${NAMED} that decide most, and their share`,
        "assumed",
        "headline claims hold in",
      ],
      presets.map(rowOf),
    ),
  ].join("\n\n")}\n`;
}

function rowOf(one: Sensitivity): readonly string[] {
  const leading = leadingOf(one);
  const headlines = (one.draws?.claims ?? []).filter(({ isHeadline }) => isHeadline);
  return [
    `[${one.title}](../bench/results/sensitivity/${one.preset}.md)`,
    leading
      .slice(0, NAMED)
      .map(({ label, share, isAssumed }) =>
        [label, ...(isAssumed ? ["(assumed)"] : []), percent(share)].join(" "),
      )
      .join(", "),
    `${assumedAmong(leading)} of ${leading.length}`,
    headlines.length === 0
      ? "not drawn yet"
      : headlines.map(({ holds, draws }) => `${holds} of ${draws}`).join(", "),
  ];
}

function leadingOf({ screening }: Sensitivity): readonly LeadingFactor[] {
  return (screening?.leading ?? []).slice(0, COUNTED);
}

function assumedAmong(leading: readonly LeadingFactor[]): number {
  return leading.filter(({ isAssumed }) => isAssumed).length;
}

function sum(numbers: readonly number[]): number {
  return numbers.reduce((total, number) => total + number, 0);
}

function percent(share: number): string {
  return `${Math.round(100 * share)} %`;
}
