// npm run measured [-- NAME...]: runs the presets of presets/measured/ (all, or those named) and writes
// docs/measured.md, its pictures and bench/results/measured.json. --page: writes the page from what is kept.
import { mkdir, writeFile } from "node:fs/promises";
import { join } from "node:path";
import { parseArgs } from "node:util";
import { openCpuEngine } from "../src/engine/cpu/cpu-engine.ts";
import { PAGE, PICTURES, RESULTS, readExperiments, readResults } from "./measured/files.ts";
import { measuredPage } from "./measured/page.ts";
import { performExperiment, type Result } from "./measured/perform.ts";
import { experimentPicture } from "./measured/picture.ts";

const { values: flags, positionals: wanted } = parseArgs({
  allowPositionals: true,
  options: { page: { type: "boolean", default: false } },
});

const files = readExperiments(".");
const unknown = wanted.filter((name) => !files.some((file) => file.name === name));
if (unknown.length > 0) {
  console.error(`no experiment is called ${unknown.join(", ")}`);
  process.exit(64);
}
const kept = readResults(".");
const results: Record<string, Result> = {};
for (const file of files) {
  const { name } = file;
  const before = kept[name];
  const isRun = !flags.page && (wanted.length === 0 || wanted.includes(name));
  if (!isRun && before === undefined) {
    console.error(`${name} has not been run yet`);
    process.exit(1);
  }
  const start = performance.now();
  results[name] = isRun ? await performExperiment(file, openCpuEngine) : before!;
  if (!isRun) continue;
  console.log(`${name} (${((performance.now() - start) / 1000).toFixed(1)} s)`);
  file.experiment.quantities.forEach(({ label, unit }, index) => {
    const { value, low, high, holds } = results[name]!.found[index]!;
    console.log(`  ${holds ? "within" : "MISSED"}  ${label}: ${value} ${unit} (${low} to ${high})`);
  });
}
await mkdir(PICTURES, { recursive: true });
await writeFile(RESULTS, `${JSON.stringify(results, null, 1)}\n`);
for (const { name, experiment } of files) {
  await writeFile(join(PICTURES, `${name}.svg`), experimentPicture(experiment, results[name]!));
}
await writeFile(PAGE, measuredPage(files, results));
console.log(`${PAGE} is written`);
process.exit(0);
