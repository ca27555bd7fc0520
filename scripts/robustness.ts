// npm run robustness [-- PRESET...]: checks every claim of every preset with modules on a finer
// grid, at half the step and from other seeds, and writes docs/validation.md. Each preset is a sweep in
// bench/results/robustness, whose results stay as long as version, preset and modules do; so it may be
// stopped (Ctrl-C) and started again. --page: only write the page; --again: forget what is kept.
import { readFile, writeFile } from "node:fs/promises";
import { join } from "node:path";
import { parseArgs } from "node:util";
import { loadPreset } from "../src/cli/load-preset.ts";
import { claimsOf } from "../src/cli/sweep/claims-of.ts";
import type { SweepFolder } from "../src/cli/sweep/folder.ts";
import { readPresetSource } from "../src/cli/sweep/read-plan.ts";
import type { Preset } from "../src/preset/preset.ts";
import { presetNames } from "../src/preset/preset-library.ts";
import { keptFlags, planKept, runKept } from "./kept-sweep.ts";
import { replaceSection } from "./page-section.ts";
import { validationPage } from "./robustness/validation-page.ts";
import { planOf, type Variant, variantsOf } from "./robustness/variants.ts";

const FOLDER = "bench/results/robustness";
const PAGE = "docs/validation.md";

interface Subject {
  readonly name: string;
  readonly preset: Preset;
  readonly variants: readonly Variant[];
  readonly folder: SweepFolder;
}

const { values: flags, positionals: wanted } = parseArgs({
  allowPositionals: true,
  options: keptFlags,
});

const subjects = await planSubjects();
const unknown = wanted.filter((name) => !subjects.some((subject) => subject.name === name));
if (unknown.length > 0) {
  console.error(`no preset with modules is called ${unknown.join(", ")}`);
  process.exit(64);
}
if (!flags.page) {
  const chosen = subjects.filter(({ name }) => wanted.length === 0 || wanted.includes(name));
  for (const { name, folder } of chosen) {
    console.log(name);
    await runKept(folder, flags);
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
    const variants = variantsOf(preset);
    const source = await readPresetSource(name);
    const folder = await planKept(join(FOLDER, name), planOf(name, variants), source);
    planned.push({ name, preset, variants, folder });
  }
  return planned;
}

async function writePage(): Promise<void> {
  const presets = [];
  for (const { name, preset, variants, folder } of subjects) {
    const settings = [];
    for await (const { point, id } of folder.lines()) {
      const { label } = variants[point]!;
      const result = await folder.result(id);
      settings.push(result === undefined ? { label } : { label, claims: claimsOf(result) });
    }
    presets.push({ name, title: preset.title, settings });
  }
  const page = await readFile(PAGE, "utf8");
  await writeFile(PAGE, replaceSection(page, "robustness", validationPage(presets)));
}
