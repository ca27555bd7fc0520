import { readFileSync } from "node:fs";
import { join } from "node:path";
import fc from "fast-check";
import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { compileModel } from "../../src/compile/compile-model.ts";
import { emitWgsl } from "../../src/compile/emit-wgsl.ts";
import { prepareBlock, runBlock } from "../../src/compile/interpreter.ts";
import { randomUniform } from "../../src/compile/random.ts";
import type { Expression } from "../../src/model/expression.ts";
import { arbitraryExpression, arbitraryValue } from "../support/arbitrary-expression.ts";
import { arbitraryModel } from "../support/arbitrary-model.ts";
import { evaluateTree } from "../support/evaluate-tree.ts";
import { openTestDevice, type TestDevice } from "../support/gpu-device.ts";
import { tinyField, tinyModel } from "../support/tiny-model.ts";

const voxels = 64;
const shaders = join(import.meta.dirname, "../../shaders/lib");
const library = ["response", "random"]
  .map((file) => readFileSync(join(shaders, `${file}.wgsl`), "utf8"))
  .join("\n");

/** What the engine's state.wgsl provides, on plain test buffers. */
const state = /* wgsl */ `
@group(0) @binding(0) var<storage, read> input: array<f32>;
@group(0) @binding(1) var<storage, read_write> output: array<f32>;
const VOXELS: u32 = ${voxels}u;
fn readField(slot: u32, voxel: u32) -> f32 { return input[(slot * VOXELS) + voxel]; }
fn readBase(slot: u32, voxel: u32) -> f32 { return readField(slot, voxel); }
fn readTissue(slot: u32, voxel: u32) -> f32 { return readField(slot, voxel); }
fn readTaken(slot: u32, voxel: u32) -> f32 { return readField(slot, voxel); }
fn readFlow(plane: u32, voxel: u32) -> f32 { return readField(plane, voxel); }
fn readAhead(plane: u32, voxel: u32) -> f32 { return readField(plane, voxel); }
fn readPrevious(plane: u32, voxel: u32) -> f32 { return readField(plane, voxel); }
fn readHalfway(index: u32) -> f32 { return 0.5; }
fn readPace() -> f32 { return 0.5; }
fn onSide(side: u32, voxel: u32) -> f32 { return select(0.0, 1.0, (voxel == 0u) && (side == 0u)); }
fn readStart(slot: u32, voxel: u32) -> f32 { return readField(slot, voxel); }
struct Step { spacing: vec3f, parameters: array<vec4f, 16> }
var<private> now: Step;
fn readScalar(index: u32) -> f32 { return 0.5; }
fn readLocal(index: u32) -> f32 { return 0.25; }
fn readSeed() -> u32 { return 7u; }
fn positionX(voxel: u32) -> f32 { return (f32(voxel) + 0.5) * 10.0; }
fn positionY(voxel: u32) -> f32 { return 5.0; }
fn positionZ(voxel: u32) -> f32 { return 0.5; }
fn stepTime() -> f32 { return 90.0; }
fn stepSize() -> f32 { return 6.0; }
fn write(plane: u32, voxel: u32, value: f32) { output[(plane * VOXELS) + voxel] = value; }
fn writeField(slot: u32, voxel: u32, value: f32) { write(slot, voxel, value); }
fn changeField(slot: u32, voxel: u32, value: f32) { write(slot, voxel, value); }
fn changeScalar(index: u32, value: f32) { write(index, 0u, value); }
fn writeAhead(plane: u32, voxel: u32, value: f32) { write(plane, voxel, value); }
fn writePrevious(plane: u32, voxel: u32, value: f32) { write(plane, voxel, value); }
fn writeLoss(slot: u32, voxel: u32, value: f32) { write(slot, voxel, value); }
fn writeGain(slot: u32, voxel: u32, value: f32) { write(slot, voxel, value); }
fn writeShare(slot: u32, voxel: u32, value: f32) { write(slot, voxel, value); }
fn writeFlow(plane: u32, voxel: u32, value: f32) { write(plane, voxel, value); }
fn writeDiffusion(plane: u32, voxel: u32, value: f32) { write(plane, voxel, value); }
fn writeTransport(plane: u32, voxel: u32, value: f32) { write(plane, voxel, value); }
fn writeScalar(index: u32, value: f32) { write(index, 0u, value); }
fn writeUniform(index: u32, value: f32) { write(index, 0u, value); }
`;

let gpu: TestDevice;
beforeAll(async () => {
  gpu = await openTestDevice();
});
afterAll(() => gpu?.close());

describe("emitted WGSL", () => {
  const names = ["u", "v", "w", "x", "t", "p"];

  it("gives what the rules say of any expression, and what the interpreter gives", async () => {
    const expressions = fc.sample(arbitraryExpression(names), { numRuns: 120, seed: 11 });
    const drawn = fc.sample(arbitraryValue, { numRuns: 3 * voxels, seed: 12 });
    const planes = [0, 1, 2].map((slot) =>
      Float32Array.from(drawn.slice(slot * voxels, (slot + 1) * voxels)),
    );
    const values = await evaluateOnGpu(expressions, planes);
    let compared = 0;
    for (const [index, expression] of expressions.entries()) {
      for (let voxel = 0; voxel < voxels; voxel++) {
        const actual = values[index * voxels + voxel] as number;
        expect(Number.isFinite(actual)).toBe(true);
        const expected = evaluateTree(expression, (text) => valueAt(text, planes, voxel), 2e-7);
        if (expected.error === Number.POSITIVE_INFINITY) continue;
        expect(Math.abs(actual - expected.value)).toBeLessThanOrEqual(expected.error + 1e-37);
        if (expected.error < 1e-3 * Math.abs(expected.value)) compared++;
      }
    }
    expect(compared).toBeGreaterThan(1500);
  });

  it("has the same random numbers as the interpreter", async () => {
    const code = `${state}\n${library}\n@compute @workgroup_size(${voxels})
      fn main(@builtin(local_invocation_index) voxel: u32) { output[voxel] = randomUniform(3u, voxel); }`;
    const values = await dispatch(code, new Float32Array(3 * voxels), voxels);
    const expected = Float32Array.from({ length: voxels }, (_, voxel) =>
      randomUniform(7, 3, voxel),
    );
    expect(values).toEqual(expected);
  });

  it("compiles for any model", async () => {
    const models = fc.sample(arbitraryModel({ signed: true, chemotaxis: true }), {
      numRuns: 6,
      seed: 13,
    });
    for (const [index, model] of models.entries()) {
      const scheme = index % 2 === 0 ? "implicit" : "explicit";
      const hooks = emitWgsl(compileModel(model, { scheme, interventions: [] }));
      const module = gpu.device.createShaderModule({ code: `${state}\n${library}\n${hooks}` });
      const { messages } = await module.getCompilationInfo();
      expect(messages.map(({ message }) => message)).toEqual([]);
    }
  });

  it("agrees with the interpreter on the series of a step's exponentials", async () => {
    const step = /* wgsl */ `@compute @workgroup_size(${voxels})
      fn main(@builtin(local_invocation_index) voxel: u32) {
        let z = readField(0u, voxel);
        write(0u, voxel, leave(z));
        write(1u, voxel, stay(z));
        write(2u, voxel, grow(z));
      }`;
    const z = Float32Array.from({ length: voxels }, (_, voxel) => 1e-4 * 1.25 ** voxel);
    const padded = new Float32Array(3 * voxels);
    padded.set(z);
    const values = await dispatch(`${state}\n${library}\n${step}`, padded, 3 * voxels);
    for (const [voxel, rate] of z.entries()) {
      const at = (plane: number) => values[plane * voxels + voxel] as number;
      expect(Math.abs(at(0) / -Math.expm1(-rate) - 1)).toBeLessThan(1e-6);
      expect(Math.abs((at(1) * rate) / -Math.expm1(-rate) - 1)).toBeLessThan(1e-6);
      if (rate < 69) expect(Math.abs(at(2) / Math.expm1(rate) - 1)).toBeLessThan(2e-5);
    }
  });
});

function valueAt(text: string, planes: readonly Float32Array[], voxel: number): number {
  const slot = ["u", "v", "w"].indexOf(text);
  if (slot >= 0) return planes[slot]?.[voxel] as number;
  if (text === "x") return (voxel + 0.5) * 10;
  return text === "t" ? 90 : 0.75;
}

/** Values of every expression in every voxel: as observables of one model, in one dispatch. */
async function evaluateOnGpu(
  expressions: readonly Expression[],
  planes: readonly Float32Array[],
): Promise<Float32Array> {
  const base = tinyModel({
    fields: [tinyField("u", "substrate"), tinyField("v", "population"), tinyField("w", "static")],
    parameters: { p: 0.75 },
  });
  const observables = expressions.map((expression, index) => ({
    ...{ name: `o${index}`, label: "", origin: "model", unit: "1" },
    expression,
  }));
  const program = compileModel({ ...base, observables }, { scheme: "implicit", interventions: [] });
  const main = /* wgsl */ `@compute @workgroup_size(${voxels})
    fn main(@builtin(local_invocation_index) voxel: u32, @builtin(workgroup_id) group: vec3<u32>) {
      now.parameters[0].x = 0.75;
      write(group.x, voxel, observableValue(group.x, voxel));
    }`;
  const input = new Float32Array(3 * voxels);
  for (const [slot, plane] of planes.entries()) input.set(plane, slot * voxels);
  const code = [state, library, emitWgsl(program), main].join("\n");
  const values = await dispatch(code, input, expressions.length * voxels);
  compareWithInterpreter(program.blocks.observables, planes, values);
  return values;
}

/** Where both are smooth they agree; a branch that rounding switches is for the rules to judge. */
function compareWithInterpreter(
  observables: ReturnType<typeof compileModel>["blocks"]["observables"],
  planes: readonly Float32Array[],
  values: Float32Array,
): void {
  const context = {
    grid: { dimensions: 2, nx: voxels, ny: 1, nz: 1, dx: 10, dy: 10, dz: 1 } as const,
    fields: planes,
    taken: [],
    ...{ parameters: [0.75], scalars: [], locals: [], time: 90, step: 6, seed: 7 },
  };
  let close = 0;
  for (const [index, { block }] of observables.entries()) {
    const plane = new Float32Array(voxels);
    runBlock(prepareBlock(block), context, [plane], 0, voxels);
    for (const [voxel, value] of plane.entries()) {
      const other = values[index * voxels + voxel] as number;
      if (Math.abs(other - value) <= 1e-5 * Math.abs(value) + 1e-30) close++;
    }
  }
  expect(close / values.length).toBeGreaterThan(0.97);
}

async function dispatch(code: string, input: Float32Array, size: number): Promise<Float32Array> {
  const { device } = gpu;
  const module = device.createShaderModule({ code });
  const visibility = GPUShaderStage.COMPUTE;
  const group = device.createBindGroupLayout({
    entries: [
      { binding: 0, visibility, buffer: { type: "read-only-storage" } },
      { binding: 1, visibility, buffer: { type: "storage" } },
    ],
  });
  const layout = device.createPipelineLayout({ bindGroupLayouts: [group] });
  const pipeline = await device.createComputePipelineAsync({ layout, compute: { module } });
  const make = (bytes: number, usage: number) => device.createBuffer({ size: bytes, usage });
  const source = make(input.byteLength, GPUBufferUsage.STORAGE | GPUBufferUsage.COPY_DST);
  const target = make(4 * size, GPUBufferUsage.STORAGE | GPUBufferUsage.COPY_SRC);
  const staging = make(4 * size, GPUBufferUsage.MAP_READ | GPUBufferUsage.COPY_DST);
  device.queue.writeBuffer(source, 0, input as Float32Array<ArrayBuffer>);
  const bindGroup = device.createBindGroup({
    layout: group,
    entries: [source, target].map((buffer, binding) => ({ binding, resource: { buffer } })),
  });
  const encoder = device.createCommandEncoder();
  const pass = encoder.beginComputePass();
  pass.setPipeline(pipeline);
  pass.setBindGroup(0, bindGroup);
  pass.dispatchWorkgroups(Math.max(1, size / voxels));
  pass.end();
  encoder.copyBufferToBuffer(target, 0, staging, 0, 4 * size);
  device.queue.submit([encoder.finish()]);
  await staging.mapAsync(GPUMapMode.READ);
  const values = new Float32Array(staging.getMappedRange().slice(0));
  for (const buffer of [source, target, staging]) buffer.destroy();
  expect(gpu.errors).toEqual([]);
  return values;
}
