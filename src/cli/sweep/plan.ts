import { cpus } from "node:os";
import { EngineError } from "../../engine/engine-error.ts";
import { type Grid, voxelCount } from "../../model/grid.ts";
import { EngineReuse } from "../../sweep/engine-reuse.ts";
import { planLegs } from "../../sweep/run-legs.ts";
import { fewSamples } from "../../sweep/sensitivity/sobol-indices.ts";
import type { Sweep, SweepLine } from "../../sweep/sweep.ts";
import { CliError, exitCode } from "../exit-code.ts";
import { type Backend, openEngine } from "../open-engine.ts";
import { formatSeconds, openProgress } from "../progress.ts";
import { SweepFolder } from "./folder.ts";
import { readPlan } from "./read-plan.ts";
import { writeManifest } from "./write-manifest.ts";

export interface SweepPlanOptions {
  readonly out: string;
  readonly backend: Backend;
  readonly quiet: boolean;
}

/** `milieu sweep plan`: writes a sweep's folder with one line for each run, and says what it will take. */
export async function planSweep(
  path: string,
  { out, backend, quiet }: SweepPlanOptions,
): Promise<void> {
  const opened = await readPlan(path);
  const { sweep } = opened;
  const about = await estimate(sweep, backend);
  if (!quiet) for (const line of describe(sweep, about)) console.log(line);
  const folder = new SweepFolder(out);
  await folder.tidy();
  const progress = openProgress(quiet);
  const before = await folder.resultIds();
  const own = new Set<string>();
  await writeManifest(folder, opened, (written, id) => {
    if (before.has(id)) own.add(id);
    if (written % 1000 === 0) progress.update(written / sweep.count, `run ${written}`);
  });
  progress.end();
  if (!quiet && before.size > 0) console.log(describeBefore(out, own.size, before.size));
  if (!quiet) console.log(`${out} is ready: milieu sweep run ${out}`);
}

/** What all runs together take. */
interface Estimate {
  /** Processor time, s. */
  readonly seconds: number;
  readonly bytes: number;
}

/** Of those of a sweep that could be timed, and what was in the way of others. */
interface SweepEstimate extends Estimate {
  readonly problems: readonly string[];
}

/** Steps that tell how long a step takes, after the first few, which are not like the others. */
const warmSteps = 4;
const timedSteps = 12;

/** From the first and the last run of each preset: a few steps are timed. */
async function estimate(sweep: Sweep, backend: Backend): Promise<SweepEstimate> {
  const engines = new EngineReuse((scenario) => openEngine(scenario, backend));
  let seconds = 0;
  let bytes = 0;
  const problems: string[] = [];
  try {
    for (const ends of endsOf(sweep)) {
      const costs: Estimate[] = [];
      for (const line of ends.lines) {
        try {
          costs.push(await costOf(sweep, line, engines));
        } catch (error) {
          // Such as a step that is not stable: the run will fail, and say so, the others will not.
          const isOfRun = error instanceof CliError || error instanceof EngineError;
          if (!isOfRun || ("code" in error && error.code === exitCode.noGpu)) throw error;
          problems.push(`${line.preset}, point ${line.point}, will fail: ${error.message}`);
        }
      }
      if (costs.length === 0) continue;
      seconds += (ends.count * costs.reduce((sum, one) => sum + one.seconds, 0)) / costs.length;
      bytes += (ends.count * costs.reduce((sum, one) => sum + one.bytes, 0)) / costs.length;
    }
  } finally {
    engines.dispose();
  }
  return { seconds, bytes, problems };
}

interface Ends {
  /** First and last run of a preset. */
  readonly lines: readonly SweepLine[];
  readonly count: number;
}

function endsOf(sweep: Sweep): readonly Ends[] {
  const perPreset = sweep.count / sweep.presets.length;
  return sweep.presets.map(({ name }) => {
    const lines = sweep.endsOf(name);
    return { lines, count: perPreset };
  });
}

async function costOf(sweep: Sweep, line: SweepLine, engines: EngineReuse): Promise<Estimate> {
  const task = sweep.taskOf(line);
  const { scenario, outputs } = task;
  const engine = await engines.begin(scenario);
  await engine.advance(warmSteps);
  const begun = performance.now();
  const before = engine.time;
  await engine.advance(timedSteps);
  const perStep = (performance.now() - begun) / 1000 / timedSteps;
  const legs = planLegs(scenario, task.claims, outputs);
  const minutes = legs.reduce((sum, { end, branch }) => sum + end - (branch?.time ?? 0), 0);
  const step = Math.max((engine.time - before) / timedSteps, 1e-12);
  const numbers = outputs.numbers.reduce((sum, { times }) => sum + times.length, 0);
  return {
    seconds: (perStep * minutes) / Math.max(step, 0.9 * scenario.time.step),
    bytes:
      1200 +
      30 * numbers +
      900 * (outputs.claims ? task.claims.length : 0) +
      (4 * voxelCount(scenario.grid) + 128) * outputs.fields.length,
  };
}

function describe(sweep: Sweep, { seconds, bytes, problems }: SweepEstimate): readonly string[] {
  const { presets, factors, points, count } = sweep;
  const seeds = count / presets.length / points;
  const parts = [
    `${presets.length} ${presets.length === 1 ? "preset" : "presets"}`,
    `${points} ${points === 1 ? "point" : "points"} (${factors.map(({ name }) => name).join(", ") || "nothing varied"})`,
    `${Number(seeds.toFixed(1))} ${seeds === 1 ? "seed" : "seeds"}`,
  ];
  const cores = cpus().length;
  return [
    `${count.toLocaleString("en-US")} runs: ${parts.join(" x ")}`,
    ...describeGrids(sweep),
    ...describeDesign(sweep),
    `about ${formatSeconds(seconds)} of one core, ${formatSeconds(seconds / cores)} on the ${cores} of this machine, by a few timed steps`,
    `about ${formatBytes(bytes)} of results`,
    ...problems,
  ];
}

/** A design too small for what it is there for, told before it is run. */
function describeDesign({ plan: { design } }: Sweep): readonly string[] {
  if (design?.type !== "saltelli" || design.samples >= fewSamples) return [];
  return [
    `warning: ${design.samples} base samples are few for Sobol' indices; under ${fewSamples} they are a hint, a few hundred are usual`,
  ];
}

/** On what a result depends that nobody asked about: said where it is not what the preset asks for. */
function describeGrids(sweep: Sweep): readonly string[] {
  return sweep.presets.map(({ name, family }) => {
    const own = family.resolve().scenario;
    const { grid, time } = sweep.taskOf(sweep.endsOf(name)[0]!).scenario;
    const sidesOf = (of: Grid) => [of.nx, of.ny, of.nz].slice(0, of.dimensions).join(" × ");
    const width = Number(grid.dx.toPrecision(3));
    const is = `${name}: ${sidesOf(grid)} voxels of ${width} µm, steps of ${time.step} min`;
    const isOwn = sidesOf(grid) === sidesOf(own.grid) && time.step === own.time.step;
    if (isOwn) return is;
    return `${is}; the preset's own are ${sidesOf(own.grid)} and ${own.time.step} min: repeat what matters there`;
  });
}

/** What becomes of results that are there already. */
function describeBefore(out: string, own: number, all: number): string {
  const others = all - own;
  const kept = own === 0 ? "none of them is of this plan" : `${own} of them count for this plan`;
  const rest =
    others === 0 ? "" : `; ${others} of other plans stay, and are in no table of this one`;
  return `${out} holds ${all} ${all === 1 ? "result" : "results"} already: ${kept}${rest}`;
}

function formatBytes(bytes: number): string {
  const units = ["bytes", "kB", "MB", "GB", "TB"];
  const power = Math.min(units.length - 1, Math.floor(Math.log10(Math.max(bytes, 1)) / 3));
  return `${Number((bytes / 1000 ** power).toPrecision(2))} ${units[power]}`;
}
