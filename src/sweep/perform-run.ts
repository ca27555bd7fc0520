import type { Engine, ReusableEngine, Snapshot } from "../engine/engine.ts";
import { EngineError } from "../engine/engine-error.ts";
import type { Claim } from "../model/claim.ts";
import type { Scenario } from "../model/scenario.ts";
import {
  type ClaimResult,
  type Figure,
  type Figures,
  judgeClaim,
} from "../observe/claim-result.ts";
import { type Evaluate, readState } from "../observe/evaluate-expression.ts";
import type { FigureRole } from "../observe/plan-runs.ts";
import { readFigure } from "../observe/read-figure.ts";
import { runawayOf } from "../observe/runaway.ts";
import { Batches } from "./batches.ts";
import type { FieldOutput, NumberOutput, Outputs } from "./outputs.ts";
import { type Leg, planLegs } from "./run-legs.ts";

/** One run of a sweep, resolved. */
export interface RunTask {
  /** Name of the preset, for its claims. */
  readonly preset: string;
  readonly scenario: Scenario;
  readonly claims: readonly Claim[];
  readonly outputs: Outputs;
}

/** What has been read so far; plain data. */
export interface RunProgress {
  /** Legs that are done, and stops of the present one that have been passed. */
  readonly leg: number;
  readonly stops: number;
  /** Values of each number output, in the order of its times. */
  readonly numbers: Readonly<Record<string, readonly number[]>>;
  readonly fields: readonly string[];
  readonly figures: readonly (readonly [claim: number, role: FigureRole, figure: Figure])[];
  /** Why a number is none, by the output's name. */
  readonly problems: Readonly<Record<string, string>>;
}

/** Where a run was stopped. */
export interface RunPause {
  readonly progress: RunProgress;
  readonly snapshot: Snapshot;
}

export interface RunHooks {
  /** An engine at t = 0 of a scenario; it stays the caller's. */
  readonly openEngine: (scenario: Scenario) => Promise<ReusableEngine>;
  readonly keepField: (output: FieldOutput, values: Float32Array) => Promise<void>;
  /**
   * Called between batches of steps. `share`: of all simulated time, 0 to 1; `pause`: takes the state to
   * go on from. True stops the run here.
   */
  readonly between: (share: number, pause: () => Promise<RunPause>) => Promise<boolean>;
  /** Called after everything at a time was read, with all that is known by then. */
  readonly onRead?: (progress: RunProgress, share: number) => void;
}

/** What a run gave; a number that is none is NaN, and `problems` says why. */
export interface RunReadings {
  readonly numbers: RunProgress["numbers"];
  readonly problems: RunProgress["problems"];
  readonly claims: readonly ClaimResult[];
}

const notBegun: RunProgress = {
  leg: 0,
  stops: 0,
  numbers: {},
  fields: [],
  figures: [],
  problems: {},
};

/**
 * Does a run and reads its outputs; goes on from a pause as if there had been none. Undefined where the
 * hooks stopped it. Throws EngineError where a field grows beyond all bounds.
 */
export async function performRun(
  task: RunTask,
  hooks: RunHooks,
  from?: RunPause,
): Promise<RunReadings | undefined> {
  const legs = planLegs(task.scenario, task.claims, task.outputs);
  const total = legs.reduce((sum, { end }) => sum + end, 0);
  const stems = new Stems(legs);
  let progress = from?.progress ?? notBegun;
  let snapshot = from?.snapshot;
  const batches = new Batches();
  let before = legs.slice(0, progress.leg).reduce((sum, { end }) => sum + end, 0);
  for (const [index, leg] of legs.entries()) {
    if (index < progress.leg) continue;
    const engine = await hooks.openEngine(leg.scenario);
    const stem = stems.take(index);
    if (snapshot !== undefined) {
      await engine.restore(snapshot);
    } else if (stem !== undefined) {
      await engine.restore(stem);
      const stops = leg.stops.filter((at) => at < engine.time).length;
      progress = { ...progress, stops };
    }
    snapshot = undefined;
    const share = () => (before + engine.time) / Math.max(total, 1e-9);
    const look = () => {
      const reached = progress;
      const pause = async () => ({ progress: reached, snapshot: await engine.snapshot() });
      return hooks.between(share(), pause);
    };
    for (const at of leg.stops.slice(progress.stops)) {
      // A pause holds what is due there.
      if (!(await batches.advanceTo(engine, at, look))) return undefined;
      if (leg.partings.has(at)) stems.keep(index, at, await engine.snapshot());
      if (leg.times.includes(at)) {
        progress = await read(task, leg, at, engine, progress, hooks.keepField);
      }
      progress = { ...progress, stops: progress.stops + 1 };
      hooks.onRead?.(progress, share());
      if (await look()) return undefined;
    }
    await requireBounded(engine);
    before += leg.end;
    progress = { ...progress, leg: progress.leg + 1, stops: 0 };
  }
  return { ...progress, claims: judge(task, progress) };
}

/** States at which later legs part from earlier ones; what a pause forgets is computed again, to the same bits. */
class Stems {
  readonly #legs: readonly Leg[];
  readonly #states = new Map<string, Snapshot>();

  constructor(legs: readonly Leg[]) {
    this.#legs = legs;
  }

  keep(leg: number, time: number, state: Snapshot): void {
    this.#states.set(`${leg} ${time}`, state);
  }

  /** The state that a leg begins with, which is forgotten after its last leg. */
  take(leg: number): Snapshot | undefined {
    const branch = this.#legs[leg]?.branch;
    if (branch === undefined) return undefined;
    const { from, time } = branch;
    const state = this.#states.get(`${from} ${time}`);
    const isWanted = this.#legs
      .slice(leg + 1)
      .some(({ branch: other }) => other?.from === from && other.time === time);
    if (!isWanted) this.#states.delete(`${from} ${time}`);
    return state;
  }
}

/** Everything that is read at a time. */
async function read(
  { outputs }: RunTask,
  leg: Leg,
  at: number,
  engine: Engine,
  progress: RunProgress,
  keepField: RunHooks["keepField"],
): Promise<RunProgress> {
  const evaluate = await readState(engine, leg.scenario);
  const figures = leg.claimReadings
    .filter(({ reading }) => reading.at === at)
    .map(({ claim, role, reading }) => {
      const figure = readFigure(reading, `claims[${claim}]`, evaluate, engine);
      return [claim, role, figure] as const;
    });
  const claimed = { ...progress, figures: [...progress.figures, ...figures] };
  if (!leg.isMain) return claimed;
  const numbers = { ...progress.numbers };
  const problems = { ...progress.problems };
  for (const output of outputs.numbers) {
    const known = numbers[output.name] ?? [];
    if (output.times[known.length] !== at) continue;
    const { value, problem } = await readNumber(output, evaluate, engine);
    numbers[output.name] = [...known, value];
    if (problem !== undefined) problems[output.name] ??= `${problem} (at ${at} min)`;
  }
  const fields = [...progress.fields];
  for (const output of outputs.fields) {
    if (output.at !== at || fields.includes(output.name)) continue;
    await keepField(output, await engine.read(output.field));
    fields.push(output.name);
  }
  return { ...claimed, numbers, problems, fields };
}

async function readNumber(
  { name, source }: NumberOutput,
  evaluate: Evaluate,
  engine: Engine,
): Promise<Figure> {
  if (source.kind === "region") return readFigure(source.reading, name, evaluate, engine);
  const { compartments } = await engine.measure({ names: [] });
  const value = compartments[source.compartment] ?? Number.NaN;
  return Number.isFinite(value) ? { value } : { value, problem: "it is not finite" };
}

async function requireBounded(engine: Engine): Promise<void> {
  const names = engine.program.model.fields.map(({ name }) => name);
  const measurement = await engine.measure({ names });
  const broken = runawayOf(measurement);
  if (broken === undefined) return;
  throw new EngineError(
    `${broken} has grown beyond all bounds by t = ${measurement.time} min; a smaller step may help.`,
  );
}

function judge({ preset, claims, outputs }: RunTask, progress: RunProgress): ClaimResult[] {
  if (!outputs.claims) return [];
  return claims.map((claim, index) => {
    const found: { -readonly [role in keyof Figures]: Figures[role] } = {
      value: { value: Number.NaN, problem: "it was not measured" },
    };
    for (const [of, role, figure] of progress.figures) if (of === index) found[role] = figure;
    return judgeClaim({ preset, index, claim, figures: found });
  });
}
