const count = 1000;

const kernel = /* wgsl */ `
@group(0) @binding(0) var<storage, read_write> values: array<f32>;

@compute @workgroup_size(64)
fn main(@builtin(global_invocation_id) id: vec3u) {
  if (id.x < arrayLength(&values)) {
    values[id.x] = exp(0.01 * values[id.x]) / (1.0 + values[id.x]);
  }
}
`;

/**
 * Lets a device compute something whose answer is known: some drivers accept everything and answer
 * with zeros. Returns null if it is right, else what is wrong.
 */
export async function runCanary(device: GPUDevice): Promise<string | null> {
  const input = Float32Array.from({ length: count }, (_, i) => i);
  const output = await compute(device, input).catch((error: unknown) => String(error));
  if (typeof output === "string") return output;
  const wrong = output.findIndex((value, i) => {
    const right = Math.exp(0.01 * i) / (1 + i);
    return !(Math.abs(value - right) <= 1e-4 * right);
  });
  return wrong < 0 ? null : `value ${wrong} of ${count} is ${output[wrong]}`;
}

async function compute(device: GPUDevice, input: Float32Array<ArrayBuffer>) {
  const size = input.byteLength;
  const values = device.createBuffer({
    label: "canary",
    size,
    usage: GPUBufferUsage.STORAGE | GPUBufferUsage.COPY_SRC | GPUBufferUsage.COPY_DST,
  });
  const staging = device.createBuffer({
    label: "canary readback",
    size,
    usage: GPUBufferUsage.MAP_READ | GPUBufferUsage.COPY_DST,
  });
  device.queue.writeBuffer(values, 0, input);
  const pipeline = await device.createComputePipelineAsync({
    layout: "auto",
    compute: { module: device.createShaderModule({ code: kernel }) },
  });
  const encoder = device.createCommandEncoder();
  const pass = encoder.beginComputePass();
  pass.setPipeline(pipeline);
  pass.setBindGroup(
    0,
    device.createBindGroup({
      layout: pipeline.getBindGroupLayout(0),
      entries: [{ binding: 0, resource: { buffer: values } }],
    }),
  );
  pass.dispatchWorkgroups(Math.ceil(count / 64));
  pass.end();
  encoder.copyBufferToBuffer(values, 0, staging, 0, size);
  device.queue.submit([encoder.finish()]);
  await staging.mapAsync(GPUMapMode.READ);
  const output = new Float32Array(staging.getMappedRange().slice(0));
  values.destroy();
  staging.destroy();
  return output;
}
