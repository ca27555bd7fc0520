// npm run robustness [-- PRESET...]: checks every claim of every preset with modules on a finer
// grid, at half the step and from other seeds, and writes bench/results/robustness/PRESET.json and a part of
// docs/validation.md. Each preset is a sweep, whose results stay as long as version, preset and modules do;
// so it may be stopped (Ctrl-C) and started again. --full: on the preset's own grid, too (much
// longer). --page: only write the page, of what is kept; --again: run all anew.
import { existsSync } from "node:fs";
import { readFile, writeFile } from "node:fs/promises";
import { join } from "node:path";
import packageFile from "../package.json" with { type: "json" };
import { loadPreset } from "../src/cli/load-preset.ts";
import type { SweepFolder } from "../src/cli/sweep/folder.ts";
import { readPresetSource } from "../src/cli/sweep/read-plan.ts";
import { numericsRevision } from "../src/engine/numerics-revision.ts";
import type { Preset } from "../src/preset/preset.ts";
import { presetNames } from "../src/preset/preset-library.ts";
import { checkKept, keptFlags, planKept, runKept } from "./kept-sweep.ts";
import { replaceSection } from "./page-section.ts";
import { readFlags } from "./read-flags.ts";
import {
  type KeptClaim,
  type KeptRobustness,
  keptOf,
  printKept,
  settingsOf,
} from "./robustness/kept.ts";
import { validationPage } from "./robustness/validation-page.ts";
import { ownVariant, planOf, type Variant, variantsOf } from "./robustness/variants.ts";

const FOLDER = "bench/results/robustness";
const PAGE = "docs/validation.md";
const origin = { milieu: packageFile.version, revision: numericsRevision };

interface Subject {
  readonly name: string;
  readonly preset: Preset;
  readonly settings: Planned;
  /** The preset's own grid. */
  readonly own: Planned;
}

/** A sweep over variants of a preset. */
interface Planned {
  readonly variants: readonly Variant[];
  readonly folder: SweepFolder;
}

const { values: flags, positionals: wanted } = readFlags({
  allowPositionals: true,
  options: { ...keptFlags, full: { type: "boolean", default: false } },
});

checkKept(flags);
const subjects = await planSubjects();
const unknown = wanted.filter((name) => !subjects.some((subject) => subject.name === name));
if (unknown.length > 0) {
  console.error(`no preset with modules is called ${unknown.join(", ")}`);
  process.exit(64);
}
if (!flags.page) {
  const chosen = subjects.filter(({ name }) => wanted.length === 0 || wanted.includes(name));
  for (const subject of chosen) {
    const { name, settings, own } = subject;
    console.log(name);
    await runKept(settings.folder, flags);
    if (flags.full) await runKept(own.folder, flags);
    await keep(subject);
  }
}
await writePage();
console.log(`${PAGE} is written`);
process.exit(0);

async function planSubjects(): Promise<readonly Subject[]> {
  const planned: Subject[] = [];
  for (const name of presetNames()) {
    const preset = await loadPreset(name);
    if ((preset.file.modules ?? []).length === 0) continue;
    const source = await readPresetSource(name);
    const plan = async (path: string, variants: readonly Variant[]): Promise<Planned> => {
      return { variants, folder: await planKept(path, planOf(name, variants), source) };
    };
    const settings = await plan(join(FOLDER, name), variantsOf(preset));
    const own = await plan(join(FOLDER, name, "own"), [ownVariant(preset)]);
    planned.push({ name, preset, settings, own });
  }
  return planned;
}

/** Adds what was found to the results that are kept. */
async function keep({ name, ...sweeps }: Subject): Promise<void> {
  const settings: Record<string, readonly KeptClaim[]> = {};
  for (const { variants, folder } of [sweeps.settings, sweeps.own]) {
    for await (const { point, id } of folder.lines()) {
      const claims = (await folder.result(id))?.claims;
      if (claims !== undefined) settings[variants[point]!.label] = keptOf(claims);
    }
  }
  await writeFile(pathOf(name), printKept({ preset: name, ...origin, settings }));
}

async function writePage(): Promise<void> {
  const presets = [];
  for (const { name, preset, settings, own } of subjects) {
    const kept = existsSync(pathOf(name))
      ? (JSON.parse(await readFile(pathOf(name), "utf8")) as KeptRobustness)
      : undefined;
    const variants = [...settings.variants, ...own.variants];
    const present = { origin, asked: preset.claims };
    presets.push({ name, title: preset.title, settings: settingsOf(kept, variants, present) });
  }
  const page = await readFile(PAGE, "utf8");
  await writeFile(PAGE, replaceSection(page, "robustness", validationPage(presets)));
}

function pathOf(name: string): string {
  return join(FOLDER, `${name}.json`);
}
