import { table } from "../markdown-table.ts";
import { acceptedRange, type Experiment, measuredRange, type Quantity } from "./experiment.ts";
import type { ExperimentFiles } from "./files.ts";
import { limits } from "./limits.ts";
import type { Found, Result } from "./perform.ts";
import { shown } from "./picture.ts";

const INTRODUCTION = `# Held against measurement

Each section repeats a published experiment with the shipped modules and their one set of values. A preset sets only what the experiment itself sets: its domain, what lies where at the start, walls, medium and doses, and the measured uptake of the tissue that it names. Every preset can be opened on the page and checked on the command line (\`milieu check NAME\`). The numbers were published, the tolerance was fixed before the model was run, and a miss stays here with its reason. \`npm run measured\` runs them all (minutes) and writes this page; the tests run them too, and fail when a verdict or a number changes without this page.

"Model" is the value of the run, in brackets its extremes over the runs that each section calls uncertain.`;

/** docs/measured.md. */
export function measuredPage(
  files: readonly ExperimentFiles[],
  results: Readonly<Record<string, Result>>,
): string {
  const all = files.map((file) => ({ ...file, result: results[file.name]! }));
  const parts = [INTRODUCTION, summary(all), limits, ...all.map(section)];
  return `${parts.join("\n\n")}\n`;
}

type Performed = ExperimentFiles & { readonly result: Result };

function summary(all: readonly Performed[]): string {
  const met = all.filter(({ result }) => result.found.every(({ holds }) => holds)).length;
  const rows = all.flatMap(({ name, experiment, result }) =>
    experiment.quantities.map((quantity, index) => {
      const found = result.found[index]!;
      return [
        index === 0 ? `[${experiment.question}](#${name})` : "",
        quantity.label,
        measuredText(quantity),
        modelText(quantity, found),
        found.holds ? "within" : "**missed**",
      ];
    }),
  );
  return [
    "## Summary",
    `${met} of ${all.length} experiments within tolerance.`,
    table(["experiment", "quantity", "measured", "model", "verdict"], rows),
  ].join("\n\n");
}

function section({ name, experiment, result }: Performed): string {
  const { question, quantities, sets = {}, uncertain = [] } = experiment;
  const rows = quantities.map((quantity, index) => {
    const found = result.found[index]!;
    return [
      quantity.label,
      measuredText(quantity),
      toleranceText(quantity),
      rangeText(acceptedRange(quantity), quantity.unit),
      modelText(quantity, found),
      found.holds ? "within" : "**missed**",
    ];
  });
  const head = ["quantity", "measured", "tolerance", "accepted", "model", "verdict"];
  const reasons = quantities.flatMap(({ label, why }) =>
    why === undefined ? [] : [`- ${label}: ${why}`],
  );
  const misses = quantities.flatMap(({ label, miss }) =>
    miss === undefined ? [] : [`- **Missed, ${label}:** ${miss}`],
  );
  const values = Object.entries(sets).map(([key, reason]) => `- \`${key}\`: ${reason}`);
  const spread = uncertain.map(({ parameters = {}, seed, why }) => {
    const text = Object.entries(parameters).map(([key, value]) => `\`${key}\` ${value}`);
    if (seed !== undefined) text.push(`seed ${seed}`);
    return `- ${text.join(", ")}: ${why}`;
  });
  return [
    `<a id="${name}"></a>\n\n## ${question}`,
    sourcesText(experiment),
    experiment.experiment,
    `**The preset** (\`${name}\`). ${experiment.preset}`,
    ...(values.length > 0 ? [`Set by the experiment:\n\n${values.join("\n")}`] : []),
    table(head, rows),
    ...(reasons.length > 0 ? [reasons.join("\n")] : []),
    ...(misses.length > 0 ? [misses.join("\n")] : []),
    ...(spread.length > 0 ? [`Uncertain:\n\n${spread.join("\n")}`] : []),
    `![${question}](measured/${name}.svg)`,
  ].join("\n\n");
}

function sourcesText({ source, others = [] }: Experiment): string {
  return [source, ...others]
    .map(({ label, doi, url, where }) => {
      const link = doi === undefined ? url : `https://doi.org/${doi}`;
      return `${link === undefined ? label : `[${label}](${link})`} (${where})`;
    })
    .join("; ");
}

function measuredText(quantity: Quantity): string {
  return rangeText(measuredRange(quantity), quantity.unit);
}

function rangeText([low, high]: readonly [number, number], unit: string): string {
  const end = unit === "1" ? "" : ` ${unit}`;
  if (low === high) return `${shown(low)}${end}`;
  if (low === Number.NEGATIVE_INFINITY) return `at most ${shown(high)}${end}`;
  if (high === Number.POSITIVE_INFINITY) return `at least ${shown(low)}${end}`;
  return `${shown(low)} to ${shown(high)}${end}`;
}

function toleranceText({ tolerance, unit }: Quantity): string {
  if ("share" in tolerance) return `${shown(100 * tolerance.share)} %`;
  if ("factor" in tolerance) return `${shown(tolerance.factor)} times`;
  return `${shown(tolerance.within)}${unit === "1" ? "" : ` ${unit}`}`;
}

function modelText({ unit }: Quantity, { value, low, high }: Found): string {
  const end = unit === "1" || value === null ? "" : ` ${unit}`;
  const spread = low === high ? "" : ` (${shown(low)} to ${shown(high)})`;
  return `${shown(value)}${end}${spread}`;
}
