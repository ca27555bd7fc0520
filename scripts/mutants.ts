// npm run mutants [-- PRESET...]: breaks the model of each preset with modules in one way after the other,
// runs its claims, and writes bench/results/mutants/PRESET.json and .md and a part of docs/validation.md.
// It may be stopped (Ctrl-C) and started again. --list: only tell what breakages there are;
// --must: run only those that must be noticed. --page: only write the page, of what is kept; --again: run
// all anew. Ends with 1 where claims miss what they must notice, or a preset does not say whether they must.
import { existsSync } from "node:fs";
import { readFile, writeFile } from "node:fs/promises";
import { join } from "node:path";
import packageFile from "../package.json" with { type: "json" };
import { claimsOf } from "../src/cli/sweep/claims-of.ts";
import type { SweepFolder } from "../src/cli/sweep/folder.ts";
import { openSweep, type PresetSource, readPresetSource } from "../src/cli/sweep/read-plan.ts";
import type { Claim } from "../src/model/claim.ts";
import { expectedOf } from "../src/observe/claim-result.ts";
import { describeClaim } from "../src/observe/describe-claim.ts";
import type { PresetBreakage } from "../src/preset/breakages/preset-breakages.ts";
import { presetNames } from "../src/preset/preset-library.ts";
import type { PresetFamily } from "../src/preset/resolve-preset.ts";
import { checkKept, keptFlags, planKept, runKept } from "./kept-sweep.ts";
import { planOf } from "./mutants/plan.ts";
import { mutantsSection, type PresentScore, scorePage } from "./mutants/report.ts";
import { type MutantRun, type MutantScore, scoreOf, shortfallOf } from "./mutants/score.ts";
import { replaceSection } from "./page-section.ts";
import { presetsWithModules } from "./presets-with-modules.ts";
import { readFlags } from "./read-flags.ts";

const FOLDER = "bench/results/mutants";
const PAGE = "docs/validation.md";

const { values: flags, positionals } = readFlags({
  allowPositionals: true,
  options: {
    ...keptFlags,
    list: { type: "boolean", default: false },
    must: { type: "boolean", default: false },
  },
});
checkKept(flags);
const wanted = positionals.length > 0 ? positionals : await presetsWithModules();
if (flags.list) {
  for (const name of wanted) await list(await readPresetSource(name));
  process.exit(0);
}

let isShort = false;
if (!flags.page) {
  for (const name of wanted) {
    console.log(name);
    const score = await runPreset(await readPresetSource(name));
    await writeFile(join(FOLDER, `${score.preset}.json`), `${JSON.stringify(score, null, 1)}\n`);
    await writeFile(join(FOLDER, `${score.preset}.md`), scorePage(score));
    isShort = tell(score) || isShort;
  }
}
const kept = await Promise.all(presetNames().map(readScore));
const section = mutantsSection(kept.flatMap((found) => found ?? []));
await writeFile(PAGE, replaceSection(await readFile(PAGE, "utf8"), "mutants", section));
console.log(`${PAGE} is written`);
process.exit(isShort ? 1 : 0);

async function familyOf(source: PresetSource): Promise<PresetFamily> {
  return (await openSweep(planOf(source.name, []), [source])).presets[0]!.family;
}

async function list(source: PresetSource): Promise<void> {
  console.log(source.name);
  for (const { name, what, duty } of (await familyOf(source)).breakages()) {
    const why = duty.kind === "may miss" ? `: ${duty.why}` : "";
    console.log(`  ${name} (${what}): ${duty.kind}${why}`);
  }
}

async function runPreset(source: PresetSource): Promise<MutantScore> {
  const { name: preset } = source;
  const family = await familyOf(source);
  const breakages = family.breakages();
  const plan = (chosen: readonly PresetBreakage[]) =>
    planKept(join(FOLDER, preset), planOf(preset, chosen), source);
  const due = breakages.filter(({ duty }) => !flags.must || duty.kind === "must notice");
  await runKept(await plan(due), flags);
  // The others may have results of before.
  const folder = await plan(breakages);
  const about = { preset, title: family.resolve().title, milieu: packageFile.version };
  return scoreOf(about, breakages, await readRuns(folder, family.resolve().claims));
}

async function readRuns(
  folder: SweepFolder,
  asked: readonly Claim[],
): Promise<readonly MutantRun[]> {
  const runs: MutantRun[] = [];
  for await (const { id } of folder.lines()) {
    const result = await folder.result(id);
    const failure = result === undefined ? await folder.failure(id) : undefined;
    if (result !== undefined) runs.push({ claims: claimsOf(result, asked) });
    else runs.push(failure === undefined ? undefined : { failure: failure.message });
  }
  return runs;
}

/** Says what is not as the preset promises; whether there is such. */
function tell(score: MutantScore): boolean {
  const { missed, unsaid, blunt, open } = shortfallOf(score);
  const owed = open.filter(({ duty, failure }) => duty.kind === "must notice" || failure);
  const unsound = score.claims.filter(({ holds }) => !holds);
  const lines = [
    ...unsound.map(({ why }) => `does not hold unbroken: ${why}`),
    ...missed.map(({ name }) => `must be noticed and is not: ${name}`),
    ...unsaid.map(({ name, noticedBy }) => {
      const outcome =
        noticedBy === undefined ? "not run" : noticedBy.length > 0 ? "noticed" : "not noticed";
      return `${name}: ${outcome}, and the preset does not say whether it must be`;
    }),
    ...owed.map(({ name, failure = "not run" }) => `has no result: ${name} (${failure})`),
    ...blunt.map(({ why }) => `no breakage makes this claim fail: ${why}`),
  ];
  for (const line of lines) console.log(`  ${line}`);
  return missed.length + unsaid.length + owed.length + unsound.length > 0;
}

async function readScore(name: string): Promise<PresentScore | undefined> {
  const path = join(FOLDER, `${name}.json`);
  if (!existsSync(path)) return undefined;
  const { claims } = (await familyOf(await readPresetSource(name))).resolve();
  const present = claims.map((claim) => ({
    statement: describeClaim(claim),
    expected: expectedOf(claim),
  }));
  return { score: JSON.parse(await readFile(path, "utf8")), present };
}
