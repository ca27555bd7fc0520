import type { BufferLayout } from "./buffer-layout.ts";
import type { Dispatch } from "./dispatch.ts";
import { destroyBuffers, type GpuBuffers, makeBuffers } from "./gpu-buffers.ts";
import type { KernelRef } from "./kernel-list.ts";
import {
  GroupLayouts,
  type Kernel,
  makeKernel,
  makeOutputGroup,
  makeTaskGroup,
  StateGroups,
} from "./kernels.ts";
import { Readback } from "./readback.ts";
import { StepDispatches } from "./step-dispatches.ts";
import { packStep, presentSlot, stepStride } from "./step-uniforms.ts";
import type { QueuedDispatch } from "./submitter.ts";

/** A run's buffers and kernels on a device, and how work for them is encoded. */
export class GpuState {
  readonly device: GPUDevice;
  readonly layout: BufferLayout;
  readonly buffers: GpuBuffers;
  readonly dispatches: StepDispatches;
  readonly groupLayouts: GroupLayouts;
  readonly readback: Readback;
  /** Bytes from one step's slot to the next. */
  readonly stepStride: number;
  readonly #kernels = new Map<KernelRef, Kernel>();
  /** What is being compiled, or was. */
  readonly #compiling = new Map<KernelRef, Promise<void>>();
  readonly #stateGroups: StateGroups;
  readonly #taskGroup: GPUBindGroup;
  readonly #outputs: Record<string, GPUBindGroup>;
  /** Whether `fields` and `moved` have changed places. */
  #isFlipped = false;

  /** Allocates and compiles; throws EngineError with what to do about it. */
  static async open(device: GPUDevice, layout: BufferLayout): Promise<GpuState> {
    const dispatches = new StepDispatches(layout);
    const buffers = await makeBuffers(device, layout, dispatches.taskBytes);
    const state = new GpuState(device, layout, dispatches, buffers);
    try {
      await state.prepare(dispatches.everyRun());
      return state;
    } catch (error) {
      state.dispose();
      throw error;
    }
  }

  private constructor(
    device: GPUDevice,
    layout: BufferLayout,
    dispatches: StepDispatches,
    buffers: GpuBuffers,
  ) {
    const groupLayouts = new GroupLayouts(device);
    this.device = device;
    this.layout = layout;
    this.dispatches = dispatches;
    this.groupLayouts = groupLayouts;
    this.buffers = buffers;
    this.readback = new Readback(device);
    this.stepStride = stepStride(layout.program);
    this.#stateGroups = new StateGroups(device, groupLayouts, layout, buffers);
    this.#taskGroup = makeTaskGroup(device, groupLayouts, buffers.tasks);
    this.#outputs = {
      dispatches: makeOutputGroup(device, groupLayouts, buffers.dispatches),
      cycles: makeOutputGroup(device, groupLayouts, buffers.cycles),
      faces: makeOutputGroup(device, groupLayouts, buffers.faces),
      statistics: makeOutputGroup(device, groupLayouts, buffers.statistics),
    };
    device.queue.writeBuffer(buffers.tasks, 0, dispatches.packedTasks);
  }

  /** Whether the kernels of some work are compiled. */
  isReady(work: readonly Dispatch[]): boolean {
    return work.every(({ kernel }) => this.#kernels.has(kernel));
  }

  /** Compiles what some work needs and is not there yet, all at once. Throws EngineError. */
  async prepare(work: readonly Dispatch[]): Promise<void> {
    await Promise.all(work.map(({ kernel }) => this.#compile(kernel)));
  }

  /** The buffer that holds the fields at present. */
  get fields(): GPUBuffer {
    return this.#isFlipped ? this.buffers.moved : this.buffers.fields;
  }

  setPicture(view: GPUTextureView): void {
    this.#outputs["picture"] = makeOutputGroup(this.device, this.groupLayouts, view);
  }

  setSamples(buffer: GPUBuffer): void {
    this.#outputs["samples"] = makeOutputGroup(this.device, this.groupLayouts, buffer);
  }

  /** Writes the slot that reads, pictures and edits of the present state use. */
  writePresent(seed: number, time: number, dt: number, parameters: ArrayLike<number>): void {
    const bytes = packStep(this.layout, seed, time, dt, parameters);
    this.device.queue.writeBuffer(this.buffers.step, presentSlot * this.stepStride, bytes);
  }

  /** Dispatches of the present state, not of a step. */
  present(dispatches: readonly Dispatch[]): QueuedDispatch[] {
    const step = presentSlot * this.stepStride;
    return dispatches.map((dispatch) => ({ dispatch, step }));
  }

  /** Encodes work in its order into one compute pass. */
  encode(encoder: GPUCommandEncoder, work: readonly QueuedDispatch[]): void {
    const pass = encoder.beginComputePass({ label: work[0]?.dispatch.kernel ?? "nothing" });
    let name = "";
    let state: GPUBindGroup | null = null;
    let step = -1;
    for (const { dispatch, step: stepOffset } of work) {
      const kernel = this.#kernels.get(dispatch.kernel)!;
      if (dispatch.kernel !== name) pass.setPipeline(kernel.pipeline);
      name = dispatch.kernel;
      const group = this.#stateGroups.get(kernel.bindings, this.#isFlipped);
      if (group !== state || stepOffset !== step) pass.setBindGroup(0, group, [stepOffset]);
      state = group;
      step = stepOffset;
      pass.setBindGroup(1, this.#taskGroup, [dispatch.task]);
      if (dispatch.output !== undefined) pass.setBindGroup(2, this.#outputs[dispatch.output]!);
      if (dispatch.indirect === undefined) pass.dispatchWorkgroups(...dispatch.groups);
      else {
        const source = this.buffers[dispatch.indirectFrom ?? "dispatches"];
        pass.dispatchWorkgroupsIndirect(source, dispatch.indirect);
      }
      if (dispatch.flips) this.#isFlipped = !this.#isFlipped;
    }
    pass.end();
  }

  #compile(name: KernelRef): Promise<void> {
    const known = this.#compiling.get(name);
    if (known !== undefined) return known;
    const compiled = makeKernel(this.device, this.groupLayouts, this.layout, name).then(
      (kernel) => void this.#kernels.set(name, kernel),
    );
    this.#compiling.set(name, compiled);
    return compiled;
  }

  dispose(): void {
    this.readback.dispose();
    destroyBuffers(this.buffers);
  }
}
