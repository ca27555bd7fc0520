import type { Program } from "../../compile/program.ts";
import { timeJumps } from "../../compile/time-jumps.ts";
import type { Scenario } from "../../model/scenario.ts";
import { EngineError } from "../engine-error.ts";
import { makeSchedule, type Schedule } from "../interventions.ts";
import { requireStableStep } from "../stable-step.ts";

import { isTooLong, proposalAfter, proposeStep, shortestShare } from "../step-control.ts";

import {
  type NextStep,
  nextStep,
  paceOf,
  sinceEventAfter,
  timeTolerance,
} from "../step-sequence.ts";

import { costOf, type Dispatch } from "./dispatch.ts";
import type { GpuState } from "./gpu-state.ts";
import { HostUniforms } from "./host-uniforms.ts";
import { laneRows } from "./lane-rows.ts";
import type { CycleLimits, PairLimit } from "./plan-passes.ts";
import { needsBytes, reportBytes, SolverCounts } from "./solver-report.ts";
import { StepBackup } from "./step-backup.ts";
import { cyclesFor, everyPair, mostCycles, pairsFor } from "./step-limits.ts";
import { type Needs, readNeeds, StepNeeds } from "./step-needs.ts";
import { packStep, stepSlots } from "./step-uniforms.ts";
import { type QueuedDispatch, Submitter } from "./submitter.ts";
import { UniformsInForce } from "./uniforms-in-force.ts";

/** Steps after an event until solves are expected to need few cycles. */
const settledAfter = 4;

/** Where a run stands, as far as work for it was submitted. */
export interface RunPosition {
  readonly time: number;
  readonly stepCount: number;
  readonly sinceEvent: number;
  /** Length of the last step, min; 0: there was none. */
  readonly previousStep: number;
  readonly parameters: Readonly<Record<string, number>>;
  /** Step that its control proposes, min; 0: none yet. */
  readonly proposedStep: number;
}

/** Turns the schedule and the step plan of a scenario into submits. */
export class StepRunner {
  readonly submitter: Submitter;
  readonly counts = new SolverCounts();
  readonly #scenario: Scenario;
  readonly #program: Program;
  readonly #state: GpuState;
  readonly #schedule: Schedule;
  readonly #host: HostUniforms;
  readonly #uniforms: UniformsInForce;
  readonly #mostCycles: ReturnType<typeof mostCycles>;
  readonly #needs = new StepNeeds();
  /** Only for runs with time.tolerance. */
  #backup: StepBackup | null = null;
  #position: RunPosition;

  /** At t = 0. Throws EngineError if the explicit scheme would be unstable. */
  constructor(scenario: Scenario, state: GpuState, compartments: Float32Array) {
    this.#scenario = scenario;
    this.#program = state.layout.program;
    this.#state = state;
    this.#mostCycles = mostCycles(state.layout.tolerance);
    this.submitter = new Submitter(state.device, (encoder, work) => state.encode(encoder, work));
    const jumps = timeJumps(scenario.model);
    this.#schedule = makeSchedule(
      scenario.interventions,
      timeTolerance(scenario.time.step),
      (overrides) => jumps({ ...this.#position.parameters, ...overrides }),
    );
    this.#host = new HostUniforms(this.#program, scenario.grid);
    this.#host.compartments = compartments;
    this.#uniforms = new UniformsInForce(this.#program);
    const { parameters } = scenario;
    this.#position = {
      time: 0,
      stepCount: 0,
      sinceEvent: 0,
      previousStep: 0,
      parameters,
      proposedStep: 0,
    };
    this.#requireStable(this.#valuesAt(0), 0, scenario.time.step);
  }

  /** min */
  get baseStep(): number {
    return this.#scenario.time.step;
  }

  get position(): RunPosition {
    return this.#position;
  }

  /** Dispatches of an ordinary step, by what steps before needed. */
  get dispatchesPerStep(): number {
    const { time } = this.#position;
    const { step } = this.#scenario.time;
    return this.#dispatches(this.#ordinaryCycles(), this.#valuesAt(time), step).length;
  }

  setParameters(values: Readonly<Record<string, number>>): void {
    for (const [name, value] of Object.entries(values)) {
      if (!this.#program.layout.parameterNames.includes(name)) {
        throw new EngineError(`There is no parameter "${name}" in this model.`);
      }
      if (!Number.isFinite(value)) {
        throw new EngineError(`Parameter "${name}" needs a finite number, not ${value}.`);
      }
    }
    const before = this.#position;
    this.#position = { ...before, parameters: { ...before.parameters, ...values }, sinceEvent: 0 };
    try {
      this.#requireStable(this.#valuesAt(before.time), before.time, this.#scenario.time.step);
    } catch (error) {
      this.#position = before;
      throw error;
    }
  }

  /** Something from outside changed the state: the next steps are short. */
  noteEvent(): void {
    this.#position = { ...this.#position, sinceEvent: 0 };
  }

  /** Goes on from another position. */
  moveTo(position: RunPosition, compartments: Float32Array): void {
    const parameters = { ...this.#position.parameters, ...position.parameters };
    this.#position = { ...position, parameters };
    this.#needs.reset();
    this.#host.compartments = compartments;
  }

  dispose(): void {
    this.#backup?.dispose();
  }

  /** Steps from here on do not depend on those before but by the state: another run may go on from it. */
  forgetNeeds(): void {
    this.#needs.reset();
  }

  /** Compartments as they came back with a measurement. */
  noteCompartments(values: readonly number[]): void {
    this.#host.compartments = Float32Array.from(values);
  }

  /** Writes what reads, pictures and edits of the present state need to know. */
  writePresent(): void {
    const { time } = this.#position;
    const { step } = this.#scenario.time;
    this.#state.writePresent(this.#scenario.seed, time, step, this.#valuesAt(time));
  }

  /**
   * Submits steps that together make about one submit: at most `count`, none past `until`. Resolves
   * with their number when they are submitted, not done.
   */
  async runBatch(count: number, until: number): Promise<number> {
    this.submitter.requireSound();
    await this.#prepareKernels();
    const { tolerance } = this.#scenario.time;
    if (tolerance !== undefined && this.#state.layout.quadCount > 0) {
      return (await this.#runControlled(until, tolerance)) ? 1 : 0;
    }
    const stride = this.#state.stepStride;
    const most = Math.min(count, stepSlots, this.#needs.left, this.#stepsPerSubmit());
    const slots = new Uint8Array(most * stride);
    const work: QueuedDispatch[] = [];
    let taken = 0;
    for (; taken < most; taken++) {
      const next = this.#next(until);
      if (next === null) break;
      work.push(...this.#interventions(next, taken * stride));
      work.push(...this.#plan(next, taken * stride));
      slots.set(this.#slot(next), taken * stride);
      this.#moveOn(next);
    }
    if (taken === 0) return 0;
    this.#state.device.queue.writeBuffer(this.#state.buffers.step, 0, slots);
    await this.submitter.submit(work);
    this.#needs.endBlock(() => this.#readNeeds());
    return taken;
  }

  /** Learns what steps need, and compiles what only that asks for. */
  async #prepareKernels(): Promise<void> {
    await this.#needs.arrive();
    const { time } = this.#position;
    const { step } = this.#scenario.time;
    const dispatches = this.#dispatches(this.#ordinaryCycles(), this.#valuesAt(time), step);
    if (!this.#state.isReady(dispatches)) await this.#state.prepare(dispatches);
  }

  #readNeeds(): Promise<Needs> {
    const { device, buffers, layout, readback } = this.#state;
    const at = reportBytes(layout);
    const encoder = device.createCommandEncoder({ label: "needs" });
    const pending = readback.copy(encoder, buffers.report, at, needsBytes);
    encoder.clearBuffer(buffers.report, at, needsBytes);
    device.queue.submit([encoder.finish()]);
    return pending.take().then(readNeeds);
  }

  /**
   * One step by time.tolerance: the host waits for its error and tries shorter ones where that is too large
   * (src/engine/cpu/cpu-engine.ts has the same rule). Returns false if `until` is reached.
   */
  async #runControlled(until: number, tolerance: number): Promise<boolean> {
    const baseStep = this.#scenario.time.step;
    const shortest = shortestShare * baseStep;
    let allowed = this.#position.proposedStep || baseStep;
    const first = this.#next(until, allowed);
    if (first === null) return false;
    this.#backup ??= await StepBackup.open(this.#state);
    this.#writeSlot(first);
    await this.submitter.submit(this.#interventions(first, 0));
    this.#backup.keep();
    for (let next = first; ; ) {
      const error = await this.#attempt(next);
      if (!isTooLong(error, tolerance) || next.dt <= shortest) {
        const proposed = proposalAfter(next.dt, allowed, error, tolerance);
        const proposedStep = Math.min(baseStep, Math.max(shortest, proposed));
        this.#moveOn({ ...next, sinceEvent: first.sinceEvent });
        this.#position = { ...this.#position, proposedStep };
        this.counts.addStep(error);
        return true;
      }
      this.#backup.putBack();
      this.counts.addRejection();
      allowed = Math.max(shortest, proposeStep(next.dt, error, tolerance));
      next = this.#next(until, allowed) ?? first;
    }
  }

  /** Runs a step from the present position; resolves with its estimated relative error. */
  async #attempt(next: NextStep): Promise<number> {
    const { device, buffers, layout, readback } = this.#state;
    await this.#prepareKernels();
    this.#writeSlot(next);
    await this.submitter.submit(this.#plan(next, 0));
    this.#needs.endBlock(() => this.#readNeeds());
    const encoder = device.createCommandEncoder({ label: "error of the step" });
    const row = 16 * layout.quadCount;
    const pending = readback.copy(encoder, buffers.lanes, laneRows.error * row, row);
    device.queue.submit([encoder.finish()]);
    const errors = new Float32Array(await pending.take()).subarray(0, layout.substrateCount);
    return Math.max(0, ...errors);
  }

  #next(until: number, longest: number = this.#scenario.time.step): NextStep | null {
    const { time, sinceEvent } = this.#position;
    const { scheme, step: baseStep } = this.#scenario.time;
    const schedule = this.#schedule;
    return nextStep({ time, baseStep, scheme, sinceEvent, schedule, until, longest });
  }

  #interventions(next: NextStep, step: number): QueuedDispatch[] {
    const { dispatches } = this.#state;
    return next.due.flatMap((index) =>
      dispatches.intervention(index).map((dispatch) => ({ dispatch, step })),
    );
  }

  /** The dispatches of a step from the present position. */
  #plan(next: NextStep, step: number): QueuedDispatch[] {
    const values = this.#valuesAt(this.#position.time);
    if (next.sinceEvent === 0) this.#needs.reset();
    const isSettled = next.sinceEvent >= settledAfter;
    const cycles = isSettled ? this.#ordinaryCycles() : this.#mostCycles.afterEvent;
    this.#needs.count();
    return this.#dispatches(cycles, values, next.dt)
      .filter(({ kernel }) => kernel !== "kinetics/uniforms" || this.#uniforms.mustCompute(values))
      .map((dispatch) => ({ dispatch, step }));
  }

  /** What kernels see of it. */
  #slot({ dt }: NextStep): Uint8Array<ArrayBuffer> {
    const { time, previousStep } = this.#position;
    const values = this.#valuesAt(time);
    this.#requireStable(values, time, dt);
    const pace = paceOf(dt, previousStep);
    const { layout } = this.#state;
    return new Uint8Array(packStep(layout, this.#scenario.seed, time, dt, values, pace));
  }

  #writeSlot(next: NextStep): void {
    this.#state.device.queue.writeBuffer(this.#state.buffers.step, 0, this.#slot(next));
  }

  #moveOn(next: NextStep): void {
    const { stepCount } = this.#position;
    this.#position = {
      ...this.#position,
      time: next.end,
      stepCount: stepCount + 1,
      sinceEvent: sinceEventAfter(next),
      previousStep: next.dt,
    };
  }

  #stepsPerSubmit(): number {
    const { time } = this.#position;
    const { step } = this.#scenario.time;
    const dispatches = this.#dispatches(this.#ordinaryCycles(), this.#valuesAt(time), step);
    return this.submitter.countFor(costOf(dispatches));
  }

  #ordinaryCycles(): CycleLimits {
    const { known } = this.#needs;
    const { ordinary } = this.#mostCycles;
    return known === null ? ordinary : cyclesFor(known, ordinary);
  }

  #dispatches(cycles: CycleLimits, values: ArrayLike<number>, dt: number): readonly Dispatch[] {
    return this.#state.dispatches.step({ cycles, pairs: this.#pairs(values, dt) });
  }

  #pairs(values: ArrayLike<number>, dt: number): PairLimit {
    // The implicit scheme moves in two halves of the step.
    const moved = this.#program.scheme === "implicit" ? dt / 2 : dt;
    const count = this.#host.mostPairsOf(values, this.#position.time, moved);
    if (count !== null) return { count, mayNeedMore: false, mayNeedFewer: false };
    const { known } = this.#needs;
    return known === null ? everyPair : pairsFor(known);
  }

  /** Values in force, in the order of layout.parameterNames; what is not finite becomes 0. */
  #valuesAt(time: number): Float32Array {
    const { parameters } = this.#position;
    const values = { ...parameters, ...this.#schedule.overridesAt(time) };
    return Float32Array.from(this.#program.layout.parameterNames, (name) => {
      const value = values[name] ?? 0;
      return Number.isFinite(value) ? Math.max(-1e30, Math.min(1e30, value)) : 0;
    });
  }

  #requireStable(values: ArrayLike<number>, time: number, dt: number): void {
    if (this.#program.scheme !== "explicit") return;
    const uniforms = this.#host.evaluate(values, time, dt);
    requireStableStep(this.#program, this.#scenario.grid, dt, uniforms);
  }
}
