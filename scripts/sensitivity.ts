// npm run sensitivity -- PRESET...: which of the parameters that are no controls decide the headline claims
// of a preset. Elementary effects of its modules, then of each parameter of the leading modules
// (--trajectories 4, --most 60 parameters), then Sobol' indices of the first --leading 6 (--samples 16).
// --draws 100 instead: in how many draws of all parameters from their ranges each claim holds.
// Writes bench/results/sensitivity/PRESET.json, .md and .svg; where both are known, presets/facts/PRESET.json,
// which the page shows; and docs/sensitivity.md, of all that is kept. It may be stopped (Ctrl-C) and started
// again. --grid 40: voxels along the longer side. --page: runs nothing, and writes what is kept with what the
// sources of the parameters say now.
import { existsSync } from "node:fs";
import { mkdir, readFile, writeFile } from "node:fs/promises";
import { join } from "node:path";
import packageFile from "../package.json" with { type: "json" };
import { CliError } from "../src/cli/exit-code.ts";
import { presetNames } from "../src/preset/preset-library.ts";
import { morris } from "../src/sweep/plots/morris.ts";
import { sobol } from "../src/sweep/plots/sobol.ts";
import { checkKept, keptFlags } from "./kept-sweep.ts";
import { readFlags } from "./read-flags.ts";
import { resampling } from "./sensitivity/decisive.ts";
import { draw } from "./sensitivity/draw.ts";
import { factorsOf } from "./sensitivity/factors.ts";
import {
  factsOf,
  type Sensitivity,
  sensitivityPage,
  withPresentSources,
} from "./sensitivity/report.ts";
import { type Screened, screen } from "./sensitivity/screen.ts";
import { readSubject, type Subject, sensitivityFolder } from "./sensitivity/subject.ts";
import { summaryPage } from "./sensitivity/summary-page.ts";

const FACTS = "presets/facts";
const SUMMARY = "docs/sensitivity.md";
const { version: milieu } = packageFile;

const { values: flags, positionals } = readFlags({
  allowPositionals: true,
  options: {
    ...keptFlags,
    trajectories: { type: "string", default: "4" },
    most: { type: "string", default: "60" },
    leading: { type: "string", default: "6" },
    samples: { type: "string", default: "16" },
    draws: { type: "string" },
    grid: { type: "string" },
  },
});
checkKept(flags);
for (const name of ["trajectories", "most", "leading", "samples", "draws", "grid"] as const) {
  const text = flags[name];
  if (text === undefined || /^[1-9]\d*$/.test(text)) continue;
  console.error(`--${name} takes a whole number from 1 on, not "${text}"`);
  process.exit(64);
}
if (positionals.length === 0 && !flags.page) {
  console.error("name a preset: npm run sensitivity -- PRESET...");
  process.exit(64);
}
const subjects: Subject[] = [];
for (const named of positionals) subjects.push(await subjectOf(named));
for (const subject of subjects) await keep(await ask(subject));
await writeFile(SUMMARY, summaryPage(await allKept()));
console.log(`${SUMMARY} is written`);
process.exit(0);

/** All are read before the first is asked: a slip in a name ends nothing that runs for hours. */
async function subjectOf(named: string): Promise<Subject> {
  try {
    return await readSubject(named);
  } catch (error) {
    if (!(error instanceof CliError)) throw error;
    console.error(error.message);
    process.exit(error.code);
  }
}

async function allKept(): Promise<readonly Sensitivity[]> {
  const paths = presetNames()
    .map((name) => join(sensitivityFolder, `${name}.json`))
    .filter((path) => existsSync(path));
  return Promise.all(paths.map(async (path) => JSON.parse(await readFile(path, "utf8"))));
}

/** What was known, with what is asked now. */
async function ask(subject: Subject): Promise<Sensitivity> {
  const { name, preset } = subject;
  const path = join(sensitivityFolder, `${name}.json`);
  const known: Sensitivity = {
    ...(existsSync(path) ? JSON.parse(await readFile(path, "utf8")) : {}),
    preset: name,
    title: preset.title,
  };
  if (flags.page) return withPresentSources(known, factorsOf(preset));
  if (flags.draws !== undefined) {
    return { ...known, draws: { milieu, ...(await draw(subject, Number(flags.draws), flags)) } };
  }
  const screened = await screen(subject, flags);
  await drawFigures(name, screened);
  return { ...known, screening: { milieu, ...screened.screening } };
}

async function keep(found: Sensitivity): Promise<void> {
  const { preset } = found;
  const place = (end: string) => join(sensitivityFolder, `${preset}.${end}`);
  await mkdir(sensitivityFolder, { recursive: true });
  await writeFile(place("json"), `${JSON.stringify(found, null, 1)}\n`);
  await writeFile(place("md"), sensitivityPage(found));
  console.log(`${place("md")} is written`);
  const facts = factsOf(found);
  if (facts === undefined || !presetNames().includes(preset)) return;
  await mkdir(FACTS, { recursive: true });
  await writeFile(join(FACTS, `${preset}.json`), `${JSON.stringify(facts, null, 2)}\n`);
}

async function drawFigures(preset: string, { effects, indices, screening }: Screened) {
  const { confidence } = resampling;
  const { trajectories } = screening;
  const samples = Number(flags.samples);
  for (const at of screening.outcomes.keys()) {
    const quantity = { name: `outcome ${at + 1}`, unit: "", of: preset };
    const place = (kind: string) => join(sensitivityFolder, `${preset}.${at + 1}.${kind}.svg`);
    const about = { quantity, confidence, factors: effects.factors, trajectories };
    await writeFile(place("morris"), morris({ ...about, found: effects.found[at]! }));
    const parts = { quantity, confidence, factors: indices.factors, samples };
    await writeFile(place("sobol"), sobol({ ...parts, found: indices.found[at]! }));
  }
}
