import packageFile from "../../package.json" with { type: "json" };
import type { ClaimResult } from "../../src/observe/claim-result.ts";
import { table } from "../markdown-table.ts";
import { chanceTable } from "./chance-table.ts";
import { gridTable } from "./grid-table.ts";
import type { VariantKind } from "./variants.ts";

/** What the page says of a claim. */
export type ValidatedClaim = Pick<
  ClaimResult,
  "statement" | "why" | "holds" | "problem" | "comparisons"
>;

/** A preset in all its settings. */
export interface ValidatedPreset {
  readonly name: string;
  readonly title: string;
  readonly settings: readonly ValidatedSetting[];
}

export interface ValidatedSetting {
  /** Head of its column. */
  readonly label: string;
  readonly kind: VariantKind;
  /** Absent: it has not been run yet. */
  readonly claims?: readonly ValidatedClaim[];
}

const INTRODUCTION = `# Validation

Do the claims of the presets depend on the grid, the time step or chance? Each claim of each preset that uses modules of the biology is checked in its own setting (the one of \`milieu check\`, first column), on 128 voxels along its longer side (in 3D twice the grid), at half the step, from three other seeds, and on the preset's own grid; everything else stays, but that steps are shorter in small voxels. A figure in **bold** with ✗ is outside of what the claim asks. \`npm run robustness\` makes this page (hours; it goes on where it was stopped; \`--full\` adds the own grid, which takes much longer). Figures are of the model and the solver of Milieu ${packageFile.version}; what is not run with them says so.`;

/** docs/validation.md: what fails first, then every figure. */
export function validationPage(presets: readonly ValidatedPreset[]): string {
  return `${[INTRODUCTION, summary(presets), ...presets.map(section)].join("\n\n")}\n`;
}

interface Failure {
  readonly preset: ValidatedPreset;
  readonly setting: ValidatedSetting;
  readonly claim: ValidatedClaim;
}

function summary(presets: readonly ValidatedPreset[]): string {
  const checked = presets.flatMap((preset) =>
    preset.settings.flatMap((setting) =>
      (setting.claims ?? []).map((claim) => ({ preset, setting, claim })),
    ),
  );
  const failures = checked.filter(({ claim }) => !claim.holds);
  const missing = presets.flatMap(({ name, settings }) => {
    const labels = settings.filter(({ claims }) => claims === undefined).map(({ label }) => label);
    return labels.length === 0 ? [] : [`- \`${name}\`: ${labels.join("; ")}`];
  });
  return [
    "## Summary",
    `${presets.length} presets; ${checked.length - failures.length} of ${checked.length} checks hold.`,
    failures.length === 0 ? "Nothing fails." : failureTable(failures),
    gridTable(presets),
    chanceTable(presets),
    ...(missing.length === 0 ? [] : [`Not run yet:\n\n${missing.join("\n")}`]),
  ].join("\n\n");
}

function failureTable(failures: readonly Failure[]): string {
  const rows = failures.map(({ preset, setting, claim }) => {
    const wrong = claim.comparisons.filter(({ holds }) => !holds);
    return [
      `[${preset.name}](#${preset.name})`,
      setting.label,
      claim.why,
      claim.problem ??
        wrong.map(({ name, number }) => `${name} ${round(number)}`.trim()).join("; "),
      wrong.map(({ name, asked }) => `${name} ${asked}`.trim()).join("; "),
    ];
  });
  return table(["preset", "setting", "claim", "found", "asked"], rows);
}

function section({ name, title, settings }: ValidatedPreset): string {
  const run = settings.find(({ claims }) => claims !== undefined);
  const rows = (run?.claims ?? []).flatMap((claim, index) =>
    claim.comparisons.map(({ name: compared, asked }, line) => [
      line === 0 ? `${claim.why}<br>${claim.statement}` : "",
      `${compared} ${asked}`.trim(),
      ...settings.map((setting) => cell(setting.claims?.[index], line)),
    ]),
  );
  const body =
    rows.length === 0
      ? "Not run yet."
      : table(["claim", "asked", ...settings.map(({ label }) => label)], rows);
  return `<a id="${name}"></a>\n\n## ${title}\n\n\`${name}\`\n\n${body}`;
}

function cell(claim: ValidatedClaim | undefined, line: number): string {
  const judged = claim?.comparisons[line];
  if (claim === undefined || judged === undefined) return "";
  if (claim.problem !== undefined) return `**none** ✗ ${claim.problem}`;
  return judged.holds ? round(judged.number) : `**${round(judged.number)}** ✗`;
}

function round(value: number): string {
  return String(Number(value.toPrecision(4)));
}
