import type { Program } from "../../compile/program.ts";
import type { Grid } from "../../model/grid.ts";
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
import { requireProgramOf, requireSameProgram, startOf } from "../restart.ts";
import { requireVoxels, voxelsOfSlice } from "../sample-request.ts";
import { completeSnapshot, requireSnapshotFits } from "../snapshot.ts";
import { layOutBuffers } from "./buffer-layout.ts";
import { isSoftware } from "./device.ts";
import { Samples } from "./gather-samples.ts";
import { GpuState } from "./gpu-state.ts";
import { measureState } from "./measure-state.ts";
import { packBrush } from "./paint-brush.ts";
import { Picture } from "./picture.ts";
import { layerOf, startRead, startSnapshot, takeSnapshot, writeState } from "./read-state.ts";
import { StepRunner } from "./step-runner.ts";

/** A device to compute on, as openDevice and openNodeDevice give it. */
export interface GpuChoice {
  readonly device: GPUDevice;
  readonly description: string;
}

export interface GpuOptions {
  /** Estimated error of a solve at which it ends, as a share of the largest possible value; 1e-4. */
  readonly tolerance?: number;
  /** Kernels for a CPU that plays the GPU; default: whether one does. */
  readonly isSoftware?: boolean;
}

/** A GPU engine also says what a step and what readings cost. */
export interface GpuEngine extends ReusableEngine {
  readonly kind: "gpu";
  /** Dispatches of an ordinary step, as they are encoded. */
  readonly dispatchesPerStep: number;
  /** What has been copied back from the device since it was opened. */
  readonly bytesRead: number;
}

/**
 * Opens the GPU engine at t = 0 of a scenario, whose program it is given; several engines may share
 * one. The device stays the caller's: dispose() frees what the engine allocated, not the device.
 * Throws ModelError for a start that cannot be made, EngineError for another scenario's program, a
 * grid that does not fit into the device's memory, an unstable explicit step or a shader that the
 * driver refuses.
 */
export async function openGpuEngine(
  program: Program,
  scenario: Scenario,
  gpu: GpuChoice,
  options: GpuOptions = {},
): Promise<GpuEngine> {
  requireProgramOf(scenario, program);
  const { grid, time } = scenario;
  const { residual } = time;
  const choices = {
    isSoftware: isSoftware(gpu.device.adapterInfo),
    ...(residual === undefined ? {} : { tolerance: residual }),
    ...options,
  };
  const state = await GpuState.open(gpu.device, layOutBuffers(program, grid, choices));
  try {
    return new RunningEngine(scenario, state, gpu);
  } catch (error) {
    state.dispose();
    throw error;
  }
}

/** Writes a scenario's start; throws EngineError where the explicit scheme would be unstable. */
function beginRun(scenario: Scenario, state: GpuState): StepRunner {
  const start = startOf(scenario, state.layout.program.layout);
  const runner = new StepRunner(scenario, state, start.compartments.slice());
  writeState(state, start);
  return runner;
}

class RunningEngine implements GpuEngine {
  readonly kind = "gpu";
  readonly description: string;
  readonly program: Program;
  readonly grid: Grid;
  readonly #state: GpuState;
  #scenario: Scenario;
  #runner: StepRunner;
  readonly #picture: Picture;
  readonly #samples: Samples;
  /** Steps since the engine was opened, or since the run began that a snapshot is of. */
  #stepsTaken = 0;
  #isDisposed = false;
  /** Settles when the call before has submitted its work: a batch of steps is never cut in two. */
  #turn: Promise<unknown> = Promise.resolve();
  /** Edits that wait until a batch is submitted as a whole; null when none is under way. */
  #waitingEdits: FieldEdit[] | null = null;

  constructor(scenario: Scenario, state: GpuState, gpu: GpuChoice) {
    this.description = gpu.description;
    this.program = state.layout.program;
    this.grid = state.layout.grid;
    this.#state = state;
    this.#scenario = scenario;
    this.#runner = beginRun(scenario, state);
    this.#picture = new Picture(state);
    this.#samples = new Samples(state);
    void gpu.device.lost.then((info) => this.#noteLoss(info));
  }

  get time(): number {
    return this.#runner.position.time;
  }

  get stepCount(): number {
    return this.#runner.position.stepCount;
  }

  get dispatchesPerStep(): number {
    return this.#runner.dispatchesPerStep;
  }

  get bytesRead(): number {
    return this.#state.readback.bytes;
  }

  async advance(count: number, until = Number.POSITIVE_INFINITY): Promise<number> {
    let taken = 0;
    try {
      while (taken < count) {
        const batch = await this.#inTurn(() => this.#runBatch(count - taken, until));
        if (batch === 0) break;
        taken += batch;
        this.#stepsTaken += batch;
      }
      await this.#runner.submitter.settle();
    } catch (error) {
      // Closed while steps were under way: they are nobody's any more.
      if (!this.#isDisposed) throw error;
    }
    return taken;
  }

  setParameters(values: Readonly<Record<string, number>>): void {
    this.#runner.setParameters(values);
  }

  edit(edit: FieldEdit): void {
    this.#slotOf(edit.field);
    if (this.#waitingEdits !== null) this.#waitingEdits.push(edit);
    else this.#paint(edit);
  }

  async read(name: string, slice?: number): Promise<Float32Array> {
    const layer = layerOf(this.program.model, name);
    const voxels = voxelsOfSlice(this.grid, slice);
    if (layer < 0) await this.#state.prepare(this.#state.dispatches.observe(-1 - layer));
    const pending = await this.#inTurn(() => {
      this.#runner.writePresent();
      return startRead(this.#state, layer, voxels);
    });
    return new Float32Array(await this.#arrival(pending.take()));
  }

  async sample(request: SampleRequest): Promise<Float32Array> {
    requireVoxels(request, this.grid);
    const { names, voxels } = request;
    const layers = names.map((name) => layerOf(this.program.model, name));
    if (layers.length === 0 || voxels.length === 0) return new Float32Array(0);
    await this.#state.prepare(this.#state.dispatches.samples(layers, 1));
    const { pending } = await this.#inTurn(() => {
      this.#runner.writePresent();
      return { pending: this.#samples.gather(layers, voxels) };
    });
    return this.#arrival(pending);
  }

  show(request: ShowRequest): FieldImage | Promise<FieldImage> {
    return this.#picture.show(request, () => {
      if (this.#isDisposed) throw new EngineError("The engine was closed.");
      this.#runner.submitter.requireSound();
      this.#runner.writePresent();
      return this.time;
    });
  }

  async measure(request: MeasureRequest = {}): Promise<Measurement> {
    const measured = chooseMeasured(this.program.model, request);
    await this.#state.prepare(this.#state.dispatches.statistics(measured.observables));
    const { pending } = await this.#inTurn(() => {
      this.#runner.writePresent();
      const { time, stepCount } = this.#runner.position;
      const step = this.#runner.baseStep;
      const times = { time, stepCount, stepsTaken: this.#stepsTaken, step };
      return { pending: measureState(this.#state, measured, times, this.#runner.counts) };
    });
    const measurement = await this.#arrival(pending);
    this.#runner.noteCompartments(Object.values(measurement.compartments));
    return measurement;
  }

  async snapshot(): Promise<Snapshot> {
    const { pending, position, steps } = await this.#inTurn(() => {
      this.#runner.forgetNeeds();
      const { position } = this.#runner;
      return { pending: startSnapshot(this.#state), position, steps: this.#stepsTaken };
    });
    const { state, news } = await this.#arrival(takeSnapshot(this.#state, pending));
    return {
      format: "milieu-snapshot/2",
      fieldNames: this.program.model.fields.map(({ name }) => name),
      grid: this.grid,
      ...position,
      ...state,
      speedScale: news.speedScale,
      solver: this.#runner.counts.record(news.report, news.stepError, steps),
    };
  }

  async restore(earlier: Snapshot | EarlierSnapshot): Promise<void> {
    requireSnapshotFits(earlier, this.program, this.grid);
    const snapshot = completeSnapshot(earlier, this.program.layout);
    const { time, stepCount, sinceEvent, previousStep, parameters, proposedStep, compartments } =
      snapshot;
    await this.#inTurn(() => {
      writeState(this.#state, snapshot, snapshot.speedScale ?? 1);
      this.#runner.counts.restore(snapshot.solver);
      this.#stepsTaken = snapshot.solver?.statistics.steps ?? 0;
      const position = { time, stepCount, sinceEvent, previousStep, parameters, proposedStep };
      this.#runner.moveTo(position, compartments.slice());
    });
  }

  async restart(scenario: Scenario): Promise<void> {
    requireSameProgram(this.#scenario, scenario);
    await this.#inTurn(async () => {
      await this.#runner.submitter.settle();
      this.#runner.dispose();
      this.#scenario = scenario;
      this.#runner = beginRun(scenario, this.#state);
      this.#stepsTaken = 0;
    });
  }

  dispose(): void {
    if (this.#isDisposed) return;
    this.#isDisposed = true;
    this.#picture.dispose();
    this.#samples.dispose();
    this.#runner.dispose();
    this.#state.dispose();
  }

  async #runBatch(count: number, until: number): Promise<number> {
    this.#waitingEdits = [];
    try {
      return await this.#runner.runBatch(count, until);
    } finally {
      const edits = this.#waitingEdits;
      this.#waitingEdits = null;
      for (const edit of edits) this.#paint(edit);
    }
  }

  #paint(edit: FieldEdit): void {
    if (this.#isDisposed) return;
    const slot = this.#slotOf(edit.field);
    const isSigned = this.program.layout.signedFields[slot] ?? false;
    const { bytes, size } = packBrush(this.grid, edit, slot, isSigned);
    this.#runner.noteEvent();
    if (size.includes(0)) return;
    const { device, buffers, dispatches } = this.#state;
    this.#runner.writePresent();
    device.queue.writeBuffer(buffers.tasks, dispatches.brushSlot, bytes);
    const encoder = device.createCommandEncoder({ label: "paint" });
    this.#state.encode(encoder, this.#state.present([dispatches.paint(size)]));
    device.queue.submit([encoder.finish()]);
  }

  /** Runs what submits work after all such calls before it. */
  #inTurn<T>(submit: () => T | Promise<T>): Promise<T> {
    const result = this.#turn.then(() => {
      if (this.#isDisposed) throw new EngineError("The engine was closed.");
      this.#runner.submitter.requireSound();
      return submit();
    });
    // Whoever called has the error with `result`; the next in turn goes on after it.
    this.#turn = Promise.allSettled([result]);
    return result;
  }

  /** What comes back from the device; a failure is told as the engine's own. */
  async #arrival<T>(pending: Promise<T>): Promise<T> {
    try {
      return await pending;
    } catch (error) {
      this.#runner.submitter.requireSound();
      throw new EngineError(`The GPU gave no answer: ${String(error)}`);
    }
  }

  #noteLoss(info: GPUDeviceLostInfo): void {
    if (this.#isDisposed) return;
    this.#runner.submitter.fail(
      new EngineError(
        `The GPU was lost (${info.message || info.reason}). Open it again and go on from a snapshot.`,
      ),
    );
  }

  #slotOf(name: string): number {
    const slot = this.program.model.fields.findIndex((field) => field.name === name);
    if (slot < 0) throw new EngineError(`There is no field "${name}" in this model.`);
    return slot;
  }
}
