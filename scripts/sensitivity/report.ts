import type { DrawnHeadline, PresetFacts } from "../../src/preset/preset-facts.ts";
import { table, titledTable } from "../markdown-table.ts";
import type { DrawnClaim } from "./decisive.ts";
import type { SensitiveFactor } from "./factors.ts";

/** What is kept of a preset, as JSON. */
export interface Sensitivity {
  readonly preset: string;
  readonly title: string;
  readonly screening?: Screening;
  readonly draws?: Draws;
}

/** Which parameters decide the headline claims. */
export interface Screening {
  readonly milieu: string;
  /** Voxels per axis. */
  readonly grid: readonly number[];
  readonly trajectories: number;
  /** Varied in all. */
  readonly parameters: number;
  readonly outcomes: readonly { readonly why: string; readonly statement: string }[];
  /** None where all parameters were looked at one by one. */
  readonly modules: readonly { readonly module: string; readonly share: number }[];
  /** From the most decisive to the least. */
  readonly leading: readonly LeadingFactor[];
}

export interface LeadingFactor extends SensitiveFactor {
  readonly share: number;
  /** Total Sobol' index on each outcome; absent: not among the first few. */
  readonly total?: readonly number[];
}

export interface Draws {
  readonly milieu: string;
  readonly grid: readonly number[];
  readonly parameters: number;
  readonly count: number;
  readonly claims: readonly (DrawnClaim & { readonly why: string; readonly isHeadline: boolean })[];
}

const mostDecisive = 5;

/** What is kept, with parameters called assumed or sourced as they are now; what was tried stays. */
export function withPresentSources(
  kept: Sensitivity,
  factors: readonly Pick<SensitiveFactor, "name" | "isAssumed">[],
): Sensitivity {
  const { screening } = kept;
  if (screening === undefined) return kept;
  const assumed = new Map(factors.map(({ name, isAssumed }) => [name, isAssumed]));
  const leading = screening.leading.map((factor) => ({
    ...factor,
    isAssumed: assumed.get(factor.name) ?? factor.isAssumed,
  }));
  return { ...kept, screening: { ...screening, leading } };
}

/** The part of it that the page shows; undefined where something is missing. */
export function factsOf({ screening, draws }: Sensitivity): PresetFacts | undefined {
  if (screening === undefined || draws === undefined) return undefined;
  return {
    milieu: screening.milieu,
    parameters: screening.parameters,
    decisive: screening.leading
      .filter(({ isAssumed }) => isAssumed)
      .slice(0, mostDecisive)
      .map(({ name, label, unit, value, low, high, share }) => {
        const tried = { low: rounded(low)!, high: rounded(high)! };
        return { name, label, unit, value, ...tried, share: Number(share.toPrecision(3)) };
      }),
    drawn: draws.claims
      .filter(({ isHeadline }) => isHeadline)
      .map(({ why, asked, present, low, high, holds, draws: all }): DrawnHeadline => {
        const numbers = { present: rounded(present), low: rounded(low), high: rounded(high) };
        return { why, asked, ...numbers, holds, draws: all };
      }),
  };
}

/** The page of a preset's results. */
export function sensitivityPage({ preset, title, screening, draws }: Sensitivity): string {
  return `${[
    `# ${title}`,
    `\`${preset}\`: what its claims hang on (\`npm run sensitivity -- ${preset}\`, and with \`--draws 100\`). Every parameter that is not a control is varied over its \`range\`, or from value/1.5 to 1.5 times the value.`,
    ...(screening === undefined ? [] : screeningPart(preset, screening)),
    ...(draws === undefined ? [] : drawsPart(draws)),
  ].join("\n\n")}\n`;
}

function screeningPart(preset: string, screening: Screening): readonly string[] {
  const { milieu, grid, trajectories, parameters, outcomes, modules, leading } = screening;
  const rows = leading
    .slice(0, 20)
    .map(({ name, label, value, unit, low, high, isAssumed, share, total }) => [
      `${label} (\`${name}\`)`,
      `${rounded(value)} ${unit}`,
      `${rounded(low)} to ${rounded(high)}`,
      isAssumed ? "assumed" : "sourced",
      percent(share),
      (total ?? []).map(percent).join(", "),
    ]);
  const head = ["parameter", "value", "tried", "", "share of effects", "total Sobol' indices"];
  const list = outcomes.map(({ why, statement }, at) => `${at + 1}. ${why} (${statement})`);
  const figures = outcomes.flatMap((_, at) => [
    `![Elementary effects on outcome ${at + 1}](${preset}.${at + 1}.morris.svg)`,
    `![Sobol' indices of outcome ${at + 1}](${preset}.${at + 1}.sobol.svg)`,
  ]);
  return [
    "## The decisive parameters",
    `Milieu ${milieu}; ${voxels(grid)}; ${parameters} parameters, ${trajectories} trajectories of elementary effects: of whole modules where these are many, then of each parameter of the leading modules; then Sobol' indices of the first few. The share is that of the mean size of elementary effects, mean over these outcomes:`,
    list.join("\n"),
    table(head, rows),
    ...titledTable(
      "Modules",
      ["module", "share of effects"],
      modules.slice(0, 12).map(({ module, share }) => [module, percent(share)]),
    ),
    figures.join("\n"),
  ];
}

function drawsPart({ milieu, grid, parameters, count, claims }: Draws): readonly string[] {
  const rows = claims.map(({ why, asked, present, low, high, holds, draws, isHeadline }) => [
    isHeadline ? `**${why}**` : why,
    asked,
    String(rounded(present) ?? "none"),
    `${rounded(low) ?? "none"} to ${rounded(high) ?? "none"}`,
    `${holds} of ${draws}`,
  ]);
  return [
    "## The claims where everything is uncertain",
    `Milieu ${milieu}; ${voxels(grid)}; ${parameters} parameters drawn at once from their ranges (a Latin hypercube of ${count}). Headlines in bold.`,
    table(["claim", "asked", "as it is", "5 to 95 % of draws", "holds in"], rows),
  ];
}

function voxels(grid: readonly number[]): string {
  return `${grid.join(" × ")} voxels`;
}

function percent(share: number | null): string {
  return share !== null && Number.isFinite(share) ? `${Math.round(100 * share)} %` : "none";
}

/** Null where there is no number, as JSON has it. */
function rounded(value: number | null): number | null {
  return value === null || !Number.isFinite(value) ? null : Number(value.toPrecision(4));
}
