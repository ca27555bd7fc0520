// npm run robustness [-- PRESET...]: checks every claim of every preset with modules on a finer
// grid, at half the step and from other seeds, and writes docs/validation.md. What is done is kept
// in bench/results/robustness and not done again while preset and modules stay the same; so it may
// be stopped (Ctrl-C) and started again. --page: only write the page; --again: forget what is kept.
import { writeFile } from "node:fs/promises";
import { parseArgs } from "node:util";
import { readResults } from "../src/cli/check-in-children.ts";
import { loadPreset } from "../src/cli/load-preset.ts";
import { openProgress } from "../src/cli/progress.ts";
import { type Finished, runChildren } from "../src/cli/run-children.ts";
import type { Preset } from "../src/preset/preset.ts";
import { presetNames } from "../src/preset/preset-library.ts";
import { type KeptResults, keepResults, keptClaim, readKept } from "./robustness/kept-results.ts";
import { validationPage } from "./robustness/validation-page.ts";
import { costOf, fingerprintOf, type Variant, variantsOf } from "./robustness/variants.ts";

const FOLDER = "bench/results/robustness";
const PAGE = "docs/validation.md";

interface Task {
  readonly preset: Preset;
  readonly name: string;
  readonly variant: Variant;
  readonly key: Omit<KeptResults, "claims">;
  readonly cost: number;
}

const { values: flags, positionals: wanted } = parseArgs({
  allowPositionals: true,
  options: {
    page: { type: "boolean", default: false },
    again: { type: "boolean", default: false },
    jobs: { type: "string", default: "2" },
    backend: { type: "string", default: "cpu" },
  },
});
process.once("SIGINT", () => {
  console.error("\nstopped; the same command goes on from here");
  process.exit(130);
});

const tasks = await planTasks();
if (!flags.page) await runTasks(await tasksToDo(tasks));
await writePage(tasks);
console.log(`${PAGE} is written`);
process.exit(0);

async function planTasks(): Promise<readonly Task[]> {
  const planned: Task[] = [];
  for (const name of presetNames()) {
    const preset = await loadPreset(name);
    if ((preset.file.modules ?? []).length === 0) continue;
    for (const variant of variantsOf(preset)) {
      const fingerprint = fingerprintOf(preset, variant);
      const key = { preset: name, variant: variant.name, fingerprint };
      planned.push({ preset, name, variant, key, cost: costOf(preset, variant) });
    }
  }
  return planned;
}

async function tasksToDo(all: readonly Task[]): Promise<readonly Task[]> {
  const unknown = wanted.filter((name) => !all.some((task) => task.name === name));
  if (unknown.length > 0) {
    console.error(`no preset with modules is called ${unknown.join(", ")}`);
    process.exit(64);
  }
  const chosen = all.filter(({ name }) => wanted.length === 0 || wanted.includes(name));
  if (flags.again) return chosen;
  const kept = await Promise.all(chosen.map(({ key }) => readKept(FOLDER, key)));
  const missing = chosen.filter((_, index) => kept[index] === undefined);
  // The cheap ones first: most of the page is there soon.
  return missing.sort((a, b) => a.cost - b.cost);
}

async function runTasks(todo: readonly Task[]): Promise<void> {
  const progress = openProgress(false);
  const total = todo.reduce((sum, { cost }) => sum + cost, 0);
  const done = todo.map(() => 0);
  const children = todo.map(({ name, variant: { grid, step, seed } }) => ({
    file: "bin/milieu.js",
    args: [
      ...["check", name, "--jobs", "1", "--format", "json", "--quiet"],
      ...["--backend", flags.backend, "--grid", grid.join("x")],
      ...["--step", `${step} min`, "--seed", String(seed)],
    ],
  }));
  await runChildren(children, {
    jobs: Number(flags.jobs),
    onShare: (index, share) => {
      done[index] = share * todo[index]!.cost;
      const sum = done.reduce((before, each) => before + each, 0);
      progress.update(sum / total, `${todo[index]!.name}, ${todo[index]!.variant.label}`);
    },
    onEnd: async (index, finished) => {
      progress.end();
      await finish(todo[index]!, finished);
    },
  });
  progress.end();
}

async function finish({ name, variant, key }: Task, finished: Finished): Promise<void> {
  const results = readResults(finished);
  await keepResults(FOLDER, { ...key, claims: results.map(keptClaim) });
  const holding = results.filter(({ holds }) => holds).length;
  console.log(`${name}, ${variant.label}: ${holding} of ${results.length} claims hold`);
}

async function writePage(all: readonly Task[]): Promise<void> {
  const settings = await Promise.all(
    all.map(async ({ variant: { label }, key }) => {
      const kept = await readKept(FOLDER, key);
      return { label, ...(kept && { claims: kept.claims }) };
    }),
  );
  const presets = [...new Map(all.map(({ name, preset }) => [name, preset]))];
  const page = validationPage(
    presets.map(([name, { title }]) => ({
      name,
      title,
      settings: settings.filter((_, index) => all[index]!.name === name),
    })),
  );
  await writeFile(PAGE, page);
}
