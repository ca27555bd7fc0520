import { table } from "../markdown-table.ts";
import { acceptedRange, type Experiment, measuredRange, type Quantity } from "./experiment.ts";
import type { ExperimentFiles } from "./files.ts";
import { limits } from "./limits.ts";
import type { Found, Result } from "./perform.ts";
import { shown } from "./picture.ts";

const INTRODUCTION = `# Held against measurement

Each section repeats a published experiment with the shipped modules and their one set of values. A preset sets only what the experiment itself sets: its domain, what lies where at the start, walls, medium and doses, and the measured uptake of the tissue that it names. Every preset can be opened on the page and checked on the command line (\`milieu check NAME\`). The numbers were published, the tolerance was fixed before the model was run, and a miss stays here with its reason. Where a number of the model was set from the same measurement, or with it in sight, the verdict says *fitted*. \`npm run measured\` runs them all (minutes) and writes this page; the tests run them too, and fail when a verdict or a number changes without this page.

"Model" is the value of the run, in brackets its extremes over the runs that each section calls uncertain and over its tissues of other seeds.`;

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
  const rows = all.flatMap(({ name, experiment, result }) =>
    experiment.quantities.map((quantity, index) => {
      const found = result.found[index]!;
      return [
        index === 0 ? `[${experiment.question}](#${name})` : "",
        quantity.label,
        measuredText(quantity),
        modelText(quantity, found),
        verdict(quantity, found),
      ];
    }),
  );
  return [
    "## Summary",
    counts(all),
    table(["experiment", "quantity", "measured", "model", "verdict"], rows),
  ].join("\n\n");
}

/** How many are met, and how many of these say something about the model. */
function counts(all: readonly Performed[]): string {
  const met = all.filter(({ result }) => result.found.every(({ holds }) => holds));
  const untouched = met.filter(({ experiment }) =>
    experiment.quantities.every(({ fitted }) => fitted === undefined),
  );
  const quantities = all.flatMap(({ experiment, result }) =>
    experiment.quantities.map(({ fitted }, index) => ({
      fitted: fitted !== undefined,
      holds: result.found[index]!.holds,
    })),
  );
  const free = quantities.filter(({ fitted }) => !fitted);
  const first = all.filter(({ experiment }) => experiment.chosenFirst);
  return [
    `${met.length} of ${all.length} experiments within tolerance, ${untouched.length} of them without a number of the model that was set from them.`,
    `Of ${free.length} quantities that the model was not set from, ${free.filter(({ holds }) => holds).length} are within tolerance; of ${quantities.length - free.length} *fitted* ones, ${quantities.filter(({ fitted, holds }) => fitted && holds).length}: there the model repeats what it was told, and the verdict says no more than that it still does.`,
    ...(first.length > 0
      ? [
          `${first.length} of the experiments were chosen, with their tolerance, before any of them was run (${first.map(({ name }) => `\`${name}\``).join(", ")}): ${first.filter((one) => met.includes(one)).length} of these are within it.`,
        ]
      : []),
  ].join(" ");
}

function verdict({ fitted }: Quantity, { holds }: Found): string {
  const text = holds ? "within" : "**missed**";
  return fitted === undefined ? text : `${text}, fitted`;
}

function section({ name, experiment, result }: Performed): string {
  const { question, quantities, sets = {}, ensemble, uncertain = [] } = experiment;
  const rows = quantities.map((quantity, index) => {
    const found = result.found[index]!;
    return [
      quantity.label,
      measuredText(quantity),
      toleranceText(quantity),
      rangeText(acceptedRange(quantity), quantity.unit),
      modelText(quantity, found),
      verdict(quantity, found),
    ];
  });
  const head = ["quantity", "measured", "tolerance", "accepted", "model", "verdict"];
  const reasons = quantities.flatMap(({ label, why }) =>
    why === undefined ? [] : [`- ${label}: ${why}`],
  );
  const misses = quantities.flatMap(({ label, miss }) =>
    miss === undefined ? [] : [`- **Missed, ${label}:** ${miss}`],
  );
  const fits = quantities.flatMap(({ label, fitted }) =>
    fitted === undefined ? [] : [`- *Fitted*, ${label}: ${fitted}`],
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
    ...(ensemble
      ? [`Each number is the median over tissues of seeds ${ensemble.join(", ")}.`]
      : []),
    ...(reasons.length > 0 ? [reasons.join("\n")] : []),
    ...(fits.length > 0 ? [fits.join("\n")] : []),
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
