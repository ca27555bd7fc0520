import { afterAll, beforeAll, expect, test } from "vitest";
import { openTestDevice, type TestDevice } from "../support/gpu-device.ts";

const SQUARE = /* wgsl */ `
@group(0) @binding(0) var<storage, read_write> u: array<f32>;

@compute @workgroup_size(64)
fn square(@builtin(global_invocation_id) id: vec3<u32>) {
  if (id.x < arrayLength(&u)) { u[id.x] = u[id.x] * u[id.x]; }
}
`;

let gpu: TestDevice;
beforeAll(async () => {
  gpu = await openTestDevice();
});
afterAll(() => gpu?.close());

test("a compute kernel squares the numbers of a buffer", async () => {
  const { device } = gpu;
  const numbers = Float32Array.from({ length: 100 }, (_, i) => i);
  const usage = GPUBufferUsage.STORAGE | GPUBufferUsage.COPY_SRC | GPUBufferUsage.COPY_DST;
  const field = device.createBuffer({ size: numbers.byteLength, usage });
  const staging = device.createBuffer({
    size: numbers.byteLength,
    usage: GPUBufferUsage.MAP_READ | GPUBufferUsage.COPY_DST,
  });
  device.queue.writeBuffer(field, 0, numbers);

  const pipeline = await device.createComputePipelineAsync({
    layout: "auto",
    compute: { module: device.createShaderModule({ code: SQUARE }) },
  });
  const bindGroup = device.createBindGroup({
    layout: pipeline.getBindGroupLayout(0),
    entries: [{ binding: 0, resource: { buffer: field } }],
  });
  const encoder = device.createCommandEncoder();
  const pass = encoder.beginComputePass();
  pass.setPipeline(pipeline);
  pass.setBindGroup(0, bindGroup);
  pass.dispatchWorkgroups(2);
  pass.end();
  encoder.copyBufferToBuffer(field, 0, staging, 0, numbers.byteLength);
  device.queue.submit([encoder.finish()]);

  await staging.mapAsync(GPUMapMode.READ);
  expect(new Float32Array(staging.getMappedRange())).toEqual(numbers.map((u) => u * u));
  expect(gpu.errors).toEqual([]);
});
