// npm run sensitivity -- PRESET...: which of the parameters that are no controls decide the headline claims
// of a preset. Elementary effects of its modules, then of each parameter of the leading modules
// (--trajectories 4, --most 60 parameters), then Sobol' indices of the first --leading 6 (--samples 16).
// --draws 100 instead: in how many draws of all parameters from their ranges each claim holds.
// Writes bench/results/sensitivity/PRESET.json, .md and .svg; where both are known, presets/facts/PRESET.json,
// which the page shows; and docs/sensitivity.md, of all that is kept. It may be stopped (Ctrl-C) and started again. --grid 40: voxels along the longer side.
import { existsSync } from "node:fs";
import { mkdir, readFile, writeFile } from "node:fs/promises";
import { join } from "node:path";
import { parseArgs } from "node:util";
import packageFile from "../package.json" with { type: "json" };
import { presetNames } from "../src/preset/preset-library.ts";
import { morris } from "../src/sweep/plots/morris.ts";
import { sobol } from "../src/sweep/plots/sobol.ts";
import { keptFlags } from "./kept-sweep.ts";
import { resampling } from "./sensitivity/decisive.ts";
import { draw } from "./sensitivity/draw.ts";
import { factsOf, type Sensitivity, sensitivityPage } from "./sensitivity/report.ts";
import { type Screened, screen } from "./sensitivity/screen.ts";
import { readSubject, type Subject, sensitivityFolder } from "./sensitivity/subject.ts";
import { summaryPage } from "./sensitivity/summary-page.ts";

const FACTS = "presets/facts";
const SUMMARY = "docs/sensitivity.md";
const { version: milieu } = packageFile;

const { values: flags, positionals } = parseArgs({
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
if (positionals.length === 0 && !flags.page) {
  console.error("name a preset: npm run sensitivity -- PRESET...");
  process.exit(64);
}
for (const named of positionals) await keep(await ask(await readSubject(named)));
await writeFile(SUMMARY, summaryPage(await allKept()));
console.log(`${SUMMARY} is written`);
process.exit(0);

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
  if (flags.page) return known;
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
