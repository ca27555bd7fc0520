import { emitWgsl, hookNames } from "../../compile/emit-wgsl.ts";
import { EngineError } from "../engine-error.ts";
import type { BufferLayout } from "./buffer-layout.ts";
import { emitExplicit } from "./emit-explicit.ts";
import { emitLayout } from "./emit-layout.ts";
import { emitMoves } from "./emit-moves.ts";
import { emitOutflows } from "./emit-outflows.ts";
import { type GpuBuffers, type StateBinding, stateBindings } from "./gpu-buffers.ts";
import type { KernelRef } from "./kernel-list.ts";
import { emitKind, readKernelName } from "./kernel-name.ts";
import { assembleShader, compileShader, shaderText } from "./shader-library.ts";
import { stepBytes } from "./step-uniforms.ts";
import { taskBytes } from "./tasks.ts";

/** A compiled kernel and the storage buffers of group 0 that it binds, ascending. */
export interface Kernel {
  readonly pipeline: GPUComputePipeline;
  readonly bindings: readonly StateBinding[];
}

/** Layouts of the bind groups: 0 the state, 1 the task, 2 a kernel's own output. */
export class GroupLayouts {
  readonly task: GPUBindGroupLayout;
  readonly buffer: GPUBindGroupLayout;
  readonly texture: GPUBindGroupLayout;
  readonly #device: GPUDevice;
  readonly #states = new Map<string, GPUBindGroupLayout>();

  constructor(device: GPUDevice) {
    this.#device = device;
    this.task = this.#make("task", [uniform(0, true)]);
    this.buffer = this.#make("output buffer", [storage(0)]);
    this.texture = this.#make("output texture", [
      {
        binding: 0,
        visibility: GPUShaderStage.COMPUTE,
        storageTexture: { access: "write-only", format: "r32float", viewDimension: "2d-array" },
      },
    ]);
  }

  /** The step, the tables and those storage buffers that a kernel declares. */
  state(bindings: readonly StateBinding[]): GPUBindGroupLayout {
    const key = bindings.join();
    const known = this.#states.get(key);
    if (known !== undefined) return known;
    const entries = [uniform(0, true), uniform(1, false), ...bindings.map(storage)];
    const layout = this.#make("state", entries);
    this.#states.set(key, layout);
    return layout;
  }

  /** The layouts of a kernel's bind groups, in order, from its code. */
  groupsOf(code: string): GPUBindGroupLayout[] {
    const groups = [this.state(bindingsOf(code)), this.task];
    if (/@group\(2\) @binding\(0\) var<storage/.test(code)) groups.push(this.buffer);
    else if (/@group\(2\) @binding\(0\) var /.test(code)) groups.push(this.texture);
    return groups;
  }

  #make(label: string, entries: GPUBindGroupLayoutEntry[]): GPUBindGroupLayout {
    return this.#device.createBindGroupLayout({ label, entries });
  }
}

function storage(binding: number): GPUBindGroupLayoutEntry {
  return { binding, visibility: GPUShaderStage.COMPUTE, buffer: { type: "storage" } };
}

function uniform(binding: number, hasDynamicOffset: boolean): GPUBindGroupLayoutEntry {
  return {
    binding,
    visibility: GPUShaderStage.COMPUTE,
    buffer: { type: "uniform", hasDynamicOffset },
  };
}

/** The storage buffers of group 0 that a kernel's code declares, ascending. */
export function bindingsOf(code: string): StateBinding[] {
  const found = [...code.matchAll(/@group\(0\) @binding\((\d+)\) var<storage/g)];
  const numbers = new Set(found.map((match) => Number(match[1])));
  return (Object.keys(stateBindings).map(Number) as StateBinding[]).filter((binding) =>
    numbers.has(binding),
  );
}

/**
 * Compiles a kernel for a program, with those hooks of the model only that it calls. `name` is as in
 * Dispatch. Throws EngineError with the file and line of what does not compile.
 */
export async function makeKernel(
  device: GPUDevice,
  layouts: GroupLayouts,
  layout: BufferLayout,
  name: KernelRef,
): Promise<Kernel> {
  const { file, kinds, observable } = readKernelName(name);
  const printed = {
    "lib/kind": emitKind(kinds),
    "explicit/fields": emitExplicit(layout),
    "transport/outflows": emitOutflows(layout),
    "transport/moves": emitMoves(layout),
    ...(layout.gathersGroups
      ? { "diffusion/write-measures": shaderText("diffusion/gather-measures") }
      : {}),
  };
  const choice = { hooks: hooksCalledBy(file, printed), observable };
  const hooks = { "lib/model-hooks": emitWgsl(layout.program, choice) };
  const { code } = assembleShader(file, { ...printed, ...hooks, "lib/layout": "" });
  const numbers = { "lib/layout": emitLayout(layout, code) };
  const source = assembleShader(file, { ...printed, ...hooks, ...numbers });
  const module = await compileShader(device, source);
  const pipeline = await makePipeline(device, layouts.groupsOf(source.code), file, module);
  return { pipeline, bindings: bindingsOf(source.code) };
}

function hooksCalledBy(
  file: string,
  printed: Readonly<Record<string, string>>,
): ReadonlySet<string> {
  const { code } = assembleShader(file, { ...printed, "lib/model-hooks": "" });
  return new Set(hookNames.filter((hook) => code.includes(`${hook}(`)));
}

async function makePipeline(
  device: GPUDevice,
  bindGroupLayouts: GPUBindGroupLayout[],
  name: string,
  module: GPUShaderModule,
): Promise<GPUComputePipeline> {
  const layout = device.createPipelineLayout({ label: name, bindGroupLayouts });
  const compute = { module, entryPoint: "main" };
  try {
    return await device.createComputePipelineAsync({ label: name, layout, compute });
  } catch (error) {
    const why = error instanceof Error ? error.message : String(error);
    throw new EngineError(
      `The graphics driver refuses the kernel ${name} (${why}). Update the driver or use the CPU.`,
    );
  }
}

/**
 * Bind groups of the state, one per choice of buffers, and twice those, with `fields` and `moved`
 * exchanged: the explicit scheme goes to and fro between them.
 */
export class StateGroups {
  readonly #device: GPUDevice;
  readonly #layouts: GroupLayouts;
  readonly #buffers: GpuBuffers;
  readonly #stepBytes: number;
  readonly #groups = new Map<string, GPUBindGroup>();

  constructor(device: GPUDevice, layouts: GroupLayouts, layout: BufferLayout, buffers: GpuBuffers) {
    this.#device = device;
    this.#layouts = layouts;
    this.#buffers = buffers;
    this.#stepBytes = stepBytes(layout.program);
  }

  get(bindings: readonly StateBinding[], isFlipped: boolean): GPUBindGroup {
    const key = `${bindings.join()} ${isFlipped}`;
    const known = this.#groups.get(key);
    if (known !== undefined) return known;
    const group = this.#device.createBindGroup({
      label: "state",
      layout: this.#layouts.state(bindings),
      entries: [
        { binding: 0, resource: { buffer: this.#buffers.step, size: this.#stepBytes } },
        { binding: 1, resource: { buffer: this.#buffers.tables } },
        ...bindings.map((binding) => ({
          binding,
          resource: { buffer: this.#bufferOf(binding, isFlipped) },
        })),
      ],
    });
    this.#groups.set(key, group);
    return group;
  }

  #bufferOf(binding: StateBinding, isFlipped: boolean): GPUBuffer {
    const name = stateBindings[binding];
    if (isFlipped && name === "fields") return this.#buffers.moved;
    if (isFlipped && name === "moved") return this.#buffers.fields;
    return this.#buffers[name];
  }
}

export function makeTaskGroup(
  device: GPUDevice,
  layouts: GroupLayouts,
  tasks: GPUBuffer,
): GPUBindGroup {
  return device.createBindGroup({
    label: "task",
    layout: layouts.task,
    entries: [{ binding: 0, resource: { buffer: tasks, size: taskBytes } }],
  });
}

export function makeOutputGroup(
  device: GPUDevice,
  layouts: GroupLayouts,
  output: GPUBuffer | GPUTextureView,
): GPUBindGroup {
  const isBuffer = "mapAsync" in output;
  return device.createBindGroup({
    label: "output",
    layout: isBuffer ? layouts.buffer : layouts.texture,
    entries: [{ binding: 0, resource: isBuffer ? { buffer: output } : output }],
  });
}
