import type { Program } from "../../compile/program.ts";
import { timeJumps } from "../../compile/time-jumps.ts";
import { type Grid, voxelMeasure } from "../../model/grid.ts";
import type { Scenario } from "../../model/scenario.ts";
import { chooseMeasured } from "../choose-measured.ts";
import type {
  EarlierSnapshot,
  FieldEdit,
  FieldImage,
  Measurement,
  MeasureRequest,
  ReusableEngine,
  SampleRequest,
  ShowRequest,
  Snapshot,
} from "../engine.ts";
import { EngineError } from "../engine-error.ts";
import { makeSchedule, type Schedule } from "../interventions.ts";
import { movementNotes } from "../movement-notes.ts";
import { requireProgramOf, requireSameProgram, startOf } from "../restart.ts";
import { requireVoxels, voxelsOfSlice } from "../sample-request.ts";
import { requireSnapshotFits } from "../snapshot.ts";
import { SolverLog } from "../solver-notes.ts";
import { isTooLong, proposalAfter, proposeStep, shortestShare } from "../step-control.ts";
import { type NextStep, nextStep, sinceEventAfter, timeTolerance } from "../step-sequence.ts";
import { gather } from "./analysis/gather.ts";
import { observe } from "./analysis/observe.ts";
import { applyIntervention } from "./apply-intervention.ts";
import { presentContext } from "./block-context.ts";
import { type CpuState, makeCpuState, type ThreadChoice } from "./cpu-state.ts";
import { packChannels } from "./display/pack-channels.ts";
import { packVolume } from "./display/pack-volume.ts";
import { paint } from "./editing/paint.ts";
import { measureState } from "./measure-state.ts";
import { checkStability, writeParameters } from "./parameters-in-force.ts";
import { keepStart, returnToStart } from "./repeat-step.ts";
import { refreshGlobals, runPass } from "./run-pass.ts";
import { restoreState, snapshotState } from "./state-snapshot.ts";

export interface CpuEngineOptions {
  /** Bytes that the engine may hold; default 4 GiB. */
  readonly memoryLimit?: number;
  /** To which substrates are solved, as a share of their largest value; default 1e-4. */
  readonly tolerance?: number;
  /** Threads that share the work, with the same results; default: this one alone. */
  readonly threads?: ThreadChoice;
}

/**
 * Opens the CPU engine at t = 0 of a scenario, whose program it is given; several engines may share
 * one. Throws ModelError for a start that cannot be made, EngineError for another scenario's program,
 * a grid that does not fit into memory, an unstable explicit step, or where WebAssembly is missing or
 * forbidden.
 */
export async function openCpuEngine(
  program: Program,
  scenario: Scenario,
  options: CpuEngineOptions = {},
): Promise<ReusableEngine> {
  requireProgramOf(scenario, program);
  const { grid, time } = scenario;
  const state = makeCpuState(program, grid, scenario.seed, {
    ...options,
    ...toleranceOf(options, scenario),
    canRepeat: time.tolerance !== undefined,
  });
  return new CpuEngine(scenario, program, state);
}

/** What the caller says, else the scenario, else the solver. */
function toleranceOf(options: CpuEngineOptions, { time }: Scenario): { tolerance?: number } {
  const tolerance = options.tolerance ?? time.residual;
  return tolerance === undefined ? {} : { tolerance };
}

/** Work between two looks at the event loop, ms: short enough to answer edits and signals. */
const patience = 50;

class CpuEngine implements ReusableEngine {
  readonly kind = "cpu";
  readonly description: string;
  readonly program: Program;
  readonly grid: Grid;
  private readonly state: CpuState;
  private scenario!: Scenario;
  private schedule!: Schedule;
  private baseParameters!: Readonly<Record<string, number>>;
  private now = 0;
  private steps = 0;
  private sinceEvent = 0;
  /** Step that its control proposes, min; 0: none yet. */
  private proposedStep = 0;
  private readonly solverLog = new SolverLog();
  /** Smallest share of their speed that populations were given since the last measurement. */
  private speedScale = 1;
  private isDisposed = false;
  private queue: Promise<unknown> = Promise.resolve();

  constructor(scenario: Scenario, program: Program, state: CpuState) {
    this.program = program;
    this.grid = scenario.grid;
    this.state = state;
    const threads = state.team?.size ?? 1;
    this.description = `CPU, ${threads} thread${threads > 1 ? "s" : ""}`;
    this.begin(scenario);
  }

  /** Everything that is of one run. */
  private begin(scenario: Scenario): void {
    this.scenario = scenario;
    this.takeState(startOf(scenario, this.program.layout));
    const jumps = timeJumps(scenario.model);
    this.schedule = makeSchedule(
      scenario.interventions,
      timeTolerance(scenario.time.step),
      (overrides) => jumps({ ...this.baseParameters, ...overrides }),
    );
    this.baseParameters = { ...scenario.parameters };
    checkStability(this.state, this.parametersAt(0), 0, scenario.time.step);
    this.refresh();
  }

  get time(): number {
    return this.now;
  }

  get stepCount(): number {
    return this.steps;
  }

  advance(count: number, until = Number.POSITIVE_INFINITY): Promise<number> {
    const result = this.queue.then(() => this.runSteps(count, until));
    // Who asked for these steps is told if they fail; those behind them run all the same.
    this.queue = result.catch(() => 0);
    return result;
  }

  setParameters(values: Readonly<Record<string, number>>): void {
    for (const [name, value] of Object.entries(values)) {
      if (!this.program.layout.parameterNames.includes(name)) {
        throw new EngineError(`There is no parameter "${name}" in this model.`);
      }
      if (!Number.isFinite(value)) {
        throw new EngineError(`Parameter "${name}" needs a finite number, not ${value}.`);
      }
    }
    const next = { ...this.baseParameters, ...values };
    const inForce = { ...next, ...this.schedule.overridesAt(this.now) };
    checkStability(this.state, inForce, this.now, this.scenario.time.step);
    this.baseParameters = next;
    this.sinceEvent = 0;
  }

  edit(edit: FieldEdit): void {
    const slot = this.slotOf(edit.field);
    const isSigned = this.program.layout.signedFields[slot] ?? false;
    paint(this.state.planes[slot]!, this.grid, edit, isSigned, this.state.carry[slot]);
    this.sinceEvent = 0;
  }

  async read(name: string, slice?: number): Promise<Float32Array> {
    const { first, count } = voxelsOfSlice(this.grid, slice);
    this.refresh();
    return observe(this.state, name, this.now, this.scenario.time.step).slice(first, first + count);
  }

  async sample(request: SampleRequest): Promise<Float32Array> {
    requireVoxels(request, this.grid);
    this.refresh();
    return gather(this.state, request, this.now, this.scenario.time.step);
  }

  show(request: ShowRequest): FieldImage {
    this.refresh();
    const { step } = this.scenario.time;
    if (request.volume) return packVolume(this.state, request.names, this.now, step);
    return packChannels(this.state, request, this.now, step);
  }

  async measure(request: MeasureRequest = {}): Promise<Measurement> {
    const { model } = this.program;
    const measured = chooseMeasured(model, request);
    this.refresh();
    const times = { time: this.now, stepCount: this.steps };
    const { step } = this.scenario.time;
    const labels = model.fields.map(({ label }) => label);
    const notes = [
      ...movementNotes(this.speedScale, step),
      ...this.solverLog.takeNotes(labels, this.grid),
    ];
    this.speedScale = 1;
    const values = measureState(this.state, measured, times, step, voxelMeasure(this.grid));
    return { ...values, notes, solver: this.solverLog.statistics };
  }

  async snapshot(): Promise<Snapshot> {
    return {
      format: "milieu-snapshot/2",
      fieldNames: this.program.model.fields.map((field) => field.name),
      grid: this.grid,
      time: this.now,
      stepCount: this.steps,
      ...snapshotState(this.state),
      parameters: { ...this.baseParameters },
      sinceEvent: this.sinceEvent,
      proposedStep: this.proposedStep,
      speedScale: this.speedScale,
      solver: this.solverLog.record,
    };
  }

  async restore(snapshot: Snapshot | EarlierSnapshot): Promise<void> {
    requireSnapshotFits(snapshot, this.program, this.grid);
    this.takeState(snapshot);
    this.baseParameters = { ...this.baseParameters, ...snapshot.parameters };
  }

  async restart(scenario: Scenario): Promise<void> {
    requireSameProgram(this.scenario, scenario);
    await this.queue;
    this.begin(scenario);
  }

  dispose(): void {
    this.isDisposed = true;
    this.state.team?.dispose();
  }

  private takeState(snapshot: Snapshot | EarlierSnapshot): void {
    const { proposedStep, solver } = restoreState(this.state, snapshot);
    this.proposedStep = proposedStep;
    this.solverLog.restore(solver);
    this.now = snapshot.time;
    this.steps = snapshot.stepCount;
    this.sinceEvent = snapshot.sinceEvent;
    this.speedScale = snapshot.speedScale ?? 1;
  }

  private async runSteps(count: number, until: number): Promise<number> {
    let last = performance.now();
    for (let taken = 0; taken < count; taken++) {
      if (this.isDisposed || !this.step(until)) return taken;
      if (performance.now() - last > patience && taken + 1 < count) {
        await new Promise((resolve) => setTimeout(resolve, 0));
        last = performance.now();
      }
    }
    return count;
  }

  /** One step; false if `until` is reached. */
  private step(until: number): boolean {
    const { step: baseStep } = this.scenario.time;
    const tolerance = this.state.solver === null ? undefined : this.scenario.time.tolerance;
    const longest = tolerance === undefined ? baseStep : this.proposedStep || baseStep;
    const next = this.nextStep(until, longest);
    if (next === null) return false;
    writeParameters(this.state, this.parametersAt(this.now));
    for (const index of next.due) applyIntervention(this.state, index, this.now, next.dt);
    const done =
      tolerance === undefined
        ? { next, error: this.runPlan(next) }
        : this.controlledStep(next, until, longest, tolerance);
    this.solverLog.addStep(done.error);
    this.state.previousStep = done.next.dt;
    this.now = done.next.end;
    this.steps++;
    this.sinceEvent = sinceEventAfter(next);
    return true;
  }

  /** Tries a step, and shorter ones where its error is too large. Sets the next proposal. */
  private controlledStep(
    first: NextStep,
    until: number,
    longest: number,
    tolerance: number,
  ): { readonly next: NextStep; readonly error: number } {
    const { step: baseStep } = this.scenario.time;
    const shortest = shortestShare * baseStep;
    const start = keepStart(this.state);
    let next = first;
    let allowed = longest;
    for (;;) {
      const error = this.runPlan(next);
      if (!isTooLong(error, tolerance) || next.dt <= shortest) {
        const proposed = proposalAfter(next.dt, allowed, error, tolerance);
        this.proposedStep = Math.min(baseStep, Math.max(shortest, proposed));
        return { next, error };
      }
      returnToStart(this.state, start);
      this.solverLog.addRejection();
      allowed = Math.max(shortest, proposeStep(next.dt, error, tolerance));
      next = this.nextStep(until, allowed) ?? first;
    }
  }

  private nextStep(until: number, longest: number): NextStep | null {
    const { scheme, step: baseStep } = this.scenario.time;
    const { now: time, sinceEvent, schedule } = this;
    return nextStep({ time, baseStep, scheme, sinceEvent, schedule, until, longest });
  }

  /** All passes of one step. Returns its estimated error in time, 0 where there is none. */
  private runPlan({ dt }: NextStep): number {
    const step = { time: this.now, dt };
    let found = 0;
    for (const pass of this.program.plan) {
      const { speedScale = 1, solve, error = 0 } = runPass(this.state, pass, step);
      this.speedScale = Math.min(this.speedScale, speedScale);
      if (solve !== undefined) this.solverLog.addSolve(solve);
      found = Math.max(found, error);
    }
    return found;
  }

  /** Brings parameters and global terms up to the present, for what is shown or measured. */
  private refresh(): void {
    writeParameters(this.state, this.parametersAt(this.now));
    const context = presentContext(this.state, this.now, this.scenario.time.step);
    refreshGlobals(this.state, context);
  }

  private parametersAt(time: number): Readonly<Record<string, number>> {
    return { ...this.baseParameters, ...this.schedule.overridesAt(time) };
  }

  private slotOf(name: string): number {
    const slot = this.program.model.fields.findIndex((field) => field.name === name);
    if (slot < 0) throw new EngineError(`There is no field "${name}" in this model.`);
    return slot;
  }
}
