import { compileModel } from "../../compile/compile-model.ts";
import type { Program } from "../../compile/program.ts";
import { type Grid, voxelMeasure } from "../../model/grid.ts";
import type { Scenario } from "../../model/scenario.ts";
import { chooseMeasured } from "../choose-measured.ts";
import type {
  Engine,
  FieldEdit,
  FieldImage,
  Measurement,
  MeasureRequest,
  ShowRequest,
  Snapshot,
} from "../engine.ts";
import { EngineError } from "../engine-error.ts";
import { makeInitialState } from "../initial-state.ts";
import { makeSchedule, type Schedule } from "../interventions.ts";
import { estimateMemory, requireMemory } from "../memory.ts";
import { movementNotes } from "../movement-notes.ts";
import { requireSnapshotFits } from "../snapshot.ts";
import { nextStep, sinceEventAfter, timeTolerance } from "../step-sequence.ts";
import { observe } from "./analysis/observe.ts";
import { applyIntervention } from "./apply-intervention.ts";
import { type CpuState, makeCpuState } from "./cpu-state.ts";
import { packChannels } from "./display/pack-channels.ts";
import { paint } from "./editing/paint.ts";
import { measureState } from "./measure-state.ts";
import { fillPlanes, joinPlanes } from "./memory.ts";
import { checkStability, writeParameters } from "./parameters-in-force.ts";
import { refreshGlobals, runPass } from "./run-pass.ts";

export interface CpuEngineOptions {
  /** Bytes that the engine may hold; default 4 GiB. */
  readonly memoryLimit?: number;
}

/**
 * Opens the CPU engine at t = 0 of a scenario: the model is compiled and the initial state made.
 * Throws ModelError for a model that cannot be compiled, EngineError for a grid that does not fit
 * into memory or an unstable explicit step.
 */
export async function openCpuEngine(
  scenario: Scenario,
  options: CpuEngineOptions = {},
): Promise<Engine> {
  const { model, grid, time, interventions } = scenario;
  const program = compileModel(model, { scheme: time.scheme, interventions });
  requireMemory(estimateMemory(program, grid, "cpu"), options.memoryLimit ?? 4 * 2 ** 30, grid);
  const state = makeCpuState(program, grid, scenario.seed);
  const initial = makeInitialState(scenario);
  fillPlanes(state.planes, initial.fields);
  state.scalars.set(initial.compartments);
  return new CpuEngine(scenario, program, state);
}

/** Work between two looks at the event loop, ms: short enough to answer edits and signals. */
const patience = 50;

class CpuEngine implements Engine {
  readonly kind = "cpu";
  readonly description = "CPU, 1 thread";
  readonly program: Program;
  readonly grid: Grid;
  private readonly scenario: Scenario;
  private readonly state: CpuState;
  private readonly schedule: Schedule;
  private baseParameters: Readonly<Record<string, number>>;
  private now = 0;
  private steps = 0;
  private sinceEvent = 0;
  /** Smallest share of their speed that populations were given since the last measurement. */
  private speedScale = 1;
  private isDisposed = false;
  private queue: Promise<unknown> = Promise.resolve();

  constructor(scenario: Scenario, program: Program, state: CpuState) {
    this.scenario = scenario;
    this.program = program;
    this.grid = scenario.grid;
    this.state = state;
    this.schedule = makeSchedule(scenario.interventions, timeTolerance(scenario.time.step));
    this.baseParameters = { ...scenario.parameters };
    checkStability(state, this.parametersAt(0), 0, scenario.time.step);
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
    paint(this.state.planes[slot]!, this.grid, edit, isSigned);
    this.sinceEvent = 0;
  }

  async read(name: string): Promise<Float32Array> {
    this.refresh();
    return observe(this.state, name, this.now, this.scenario.time.step).slice();
  }

  show(request: ShowRequest): FieldImage {
    this.refresh();
    return packChannels(this.state, request, this.now, this.scenario.time.step);
  }

  async measure(request: MeasureRequest = {}): Promise<Measurement> {
    const measured = chooseMeasured(this.program.model, request);
    this.refresh();
    const times = { time: this.now, stepCount: this.steps };
    const notes = movementNotes(this.speedScale, this.scenario.time.step);
    this.speedScale = 1;
    const { step } = this.scenario.time;
    return { ...measureState(this.state, measured, times, step, voxelMeasure(this.grid)), notes };
  }

  async snapshot(): Promise<Snapshot> {
    return {
      format: "milieu-snapshot/1",
      fieldNames: this.program.model.fields.map((field) => field.name),
      grid: this.grid,
      time: this.now,
      stepCount: this.steps,
      fields: joinPlanes(this.state.planes),
      compartments: this.state.scalars.slice(0, this.program.layout.compartmentCount),
      parameters: { ...this.baseParameters },
      sinceEvent: this.sinceEvent,
      speedScale: this.speedScale,
    };
  }

  async restore(snapshot: Snapshot): Promise<void> {
    requireSnapshotFits(snapshot, this.program, this.grid);
    fillPlanes(this.state.planes, snapshot.fields);
    this.state.scalars.set(snapshot.compartments);
    this.baseParameters = { ...this.baseParameters, ...snapshot.parameters };
    this.now = snapshot.time;
    this.steps = snapshot.stepCount;
    this.sinceEvent = snapshot.sinceEvent;
    this.speedScale = snapshot.speedScale ?? 1;
  }

  dispose(): void {
    this.isDisposed = true;
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
    const { scheme, step: baseStep } = this.scenario.time;
    const { now: time, sinceEvent, schedule } = this;
    const next = nextStep({ time, baseStep, scheme, sinceEvent, schedule, until });
    if (next === null) return false;
    writeParameters(this.state, this.parametersAt(time));
    for (const index of next.due) applyIntervention(this.state, index, time, next.dt);
    const { ordinary, afterEvent } = this.program.plan;
    const step = { time, dt: next.dt };
    for (const pass of next.afterEvent ? afterEvent : ordinary) {
      this.speedScale = Math.min(this.speedScale, runPass(this.state, pass, step));
    }
    this.now = next.end;
    this.steps++;
    this.sinceEvent = sinceEventAfter(next);
    return true;
  }

  /** Brings parameters and global terms up to the present, for what is shown or measured. */
  private refresh(): void {
    writeParameters(this.state, this.parametersAt(this.now));
    refreshGlobals(this.state, this.now, this.scenario.time.step);
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
