import { emitWgsl, hookNames } from "../../compile/emit-wgsl.ts";
import { EngineError } from "../engine-error.ts";
import type { BufferLayout } from "./buffer-layout.ts";
import { emitExplicit } from "./emit-explicit.ts";
import { emitLayout } from "./emit-layout.ts";
import { emitMoves } from "./emit-moves.ts";
import { emitOutflows } from "./emit-outflows.ts";
import type { GpuBuffers } from "./gpu-buffers.ts";
import { assembleShader, compileShader } from "./shader-library.ts";
import { stepBytes } from "./step-uniforms.ts";
import { taskBytes } from "./tasks.ts";

/** Group 2 of the kernels that have one: a buffer that they write, or a texture. */
const ownOutput: Readonly<Record<string, "buffer" | "texture">> = {
  "transport/choose-substeps": "buffer",
  "transport/steady-faces": "buffer",
  "transport/crowded-faces": "buffer",
  "transport/move-out": "buffer",
  "transport/move-back": "buffer",
  "analysis/statistics": "buffer",
  "display/pack-channels": "texture",
};

/** Layouts of the bind groups: 0 the state, 1 the task, 2 a kernel's own output. */
export interface GroupLayouts {
  readonly state: GPUBindGroupLayout;
  readonly task: GPUBindGroupLayout;
  readonly buffer: GPUBindGroupLayout;
  readonly texture: GPUBindGroupLayout;
}

export function makeGroupLayouts(device: GPUDevice): GroupLayouts {
  const visibility = GPUShaderStage.COMPUTE;
  const storage = (binding: number): GPUBindGroupLayoutEntry => ({
    binding,
    visibility,
    buffer: { type: "storage" },
  });
  const uniform = (binding: number, hasDynamicOffset: boolean): GPUBindGroupLayoutEntry => ({
    binding,
    visibility,
    buffer: { type: "uniform", hasDynamicOffset },
  });
  const layout = (label: string, entries: GPUBindGroupLayoutEntry[]): GPUBindGroupLayout =>
    device.createBindGroupLayout({ label, entries });
  const storageTexture = {
    access: "write-only",
    format: "r32float",
    viewDimension: "2d-array",
  } as const;
  return {
    state: layout("state", [
      uniform(0, true),
      uniform(1, false),
      ...[2, 3, 4, 5, 6, 7, 8].map(storage),
    ]),
    task: layout("task", [uniform(0, true)]),
    buffer: layout("output buffer", [storage(0)]),
    texture: layout("output texture", [{ binding: 0, visibility, storageTexture }]),
  };
}

/**
 * Compiles a kernel for a program, with those hooks of the model only that it calls. `name` is as in
 * Dispatch. Throws EngineError with the file and line of what does not compile.
 */
export async function makeKernel(
  device: GPUDevice,
  layouts: GroupLayouts,
  layout: BufferLayout,
  name: string,
): Promise<GPUComputePipeline> {
  const [file = "", observable = "-1"] = name.split("#");
  const printed = {
    "lib/layout": emitLayout(layout),
    "explicit/fields": emitExplicit(layout),
    "transport/outflows": emitOutflows(layout),
    "transport/moves": emitMoves(layout),
  };
  const choice = { hooks: hooksCalledBy(file, printed), observable: Number(observable) };
  const hooks = { "lib/model-hooks": emitWgsl(layout.program, choice) };
  const source = assembleShader(file, { ...printed, ...hooks });
  return makePipeline(device, layouts, file, await compileShader(device, source));
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
  layouts: GroupLayouts,
  name: string,
  module: GPUShaderModule,
): Promise<GPUComputePipeline> {
  const bindGroupLayouts = groupsOf(name, layouts);
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

/** The layouts of a kernel's bind groups, in order. */
export function groupsOf(name: string, layouts: GroupLayouts): GPUBindGroupLayout[] {
  const own = ownOutput[name];
  return [layouts.state, layouts.task, ...(own === undefined ? [] : [layouts[own]])];
}

/**
 * The bind groups of the state. There are two, with `fields` and `moved` exchanged: the explicit
 * scheme goes to and fro between them.
 */
export function makeStateGroups(
  device: GPUDevice,
  layouts: GroupLayouts,
  layout: BufferLayout,
  buffers: GpuBuffers,
): readonly [GPUBindGroup, GPUBindGroup] {
  const group = (fields: GPUBuffer, moved: GPUBuffer): GPUBindGroup =>
    device.createBindGroup({
      label: "state",
      layout: layouts.state,
      entries: [
        { binding: 0, resource: { buffer: buffers.step, size: stepBytes(layout.program) } },
        ...[
          buffers.tables,
          fields,
          buffers.solution,
          buffers.rhs,
          buffers.coefficient,
          buffers.auxiliary,
          moved,
          buffers.scalars,
        ].map((buffer, index) => ({ binding: index + 1, resource: { buffer } })),
      ],
    });
  return [group(buffers.fields, buffers.moved), group(buffers.moved, buffers.fields)];
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
