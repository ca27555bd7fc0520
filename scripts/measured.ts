// npm run measured [-- NAME...]: runs the presets of presets/measured/ (all, or those named) and writes
// docs/measured.md, its pictures and bench/results/measured.json. --page: writes the page from what is kept.
import { mkdir, writeFile } from "node:fs/promises";
import { join } from "node:path";
import { programOf } from "../src/compile/program-of.ts";
import { openCpuEngine } from "../src/engine/cpu/cpu-engine.ts";
import { PAGE, PICTURES, RESULTS, readExperiments, readResults } from "./measured/files.ts";
import { measuredPage } from "./measured/page.ts";
import { performExperiment, type Result } from "./measured/perform.ts";
import { experimentPicture } from "./measured/picture.ts";
import { readFlags } from "./read-flags.ts";

const { values: flags, positionals: wanted } = readFlags({
  allowPositionals: true,
  options: { page: { type: "boolean", default: false } },
});

const files = readExperiments(".");
const unknown = wanted.filter((name) => !files.some((file) => file.name === name));
if (unknown.length > 0) {
  console.error(`no experiment is called ${unknown.join(", ")}`);
  process.exit(64);
}
const results: Record<string, Result> = { ...readResults(".") };
for (const file of files) {
  const { name, experiment } = file;
  if (flags.page || (wanted.length > 0 && !wanted.includes(name))) continue;
  const start = performance.now();
  const result = await performExperiment(file, (scenario) =>
    openCpuEngine(programOf(scenario), scenario),
  );
  results[name] = result;
  await keep();
  console.log(`${name} (${((performance.now() - start) / 1000).toFixed(1)} s)`);
  experiment.quantities.forEach(({ label, unit }, index) => {
    const { value, low, high, holds } = result.found[index]!;
    console.log(`  ${holds ? "within" : "MISSED"}  ${label}: ${value} ${unit} (${low} to ${high})`);
  });
}
await keep();
const missing = files.filter(({ name }) => results[name] === undefined);
if (missing.length > 0) {
  console.error(`not run yet: ${missing.map(({ name }) => name).join(", ")}`);
  process.exit(1);
}
await mkdir(PICTURES, { recursive: true });
for (const { name, experiment } of files) {
  await writeFile(join(PICTURES, `${name}.svg`), experimentPicture(experiment, results[name]!));
}
await writeFile(PAGE, measuredPage(files, results));
console.log(`${PAGE} is written`);
process.exit(0);

/** Writes the results of the experiments that there are, a line each. */
async function keep(): Promise<void> {
  const lines = files.flatMap(({ name }) => {
    const result = results[name];
    return result === undefined ? [] : [`${JSON.stringify(name)}: ${JSON.stringify(result)}`];
  });
  await writeFile(RESULTS, `{\n${lines.join(",\n")}\n}\n`);
}
