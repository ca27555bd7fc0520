import { makeInitialState } from "../../src/engine/initial-state.ts";
import type { Scenario } from "../../src/model/scenario.ts";

/** A run of the yardstick; `u` is its first field at present. */
export interface NaiveGrayScott {
  /** Resolves when all steps are done; `perSubmit` steps go to the device at once. */
  advance(count: number, perSubmit: number): Promise<void>;
  u(): Promise<Float32Array>;
  dispose(): void;
}

/**
 * Gray-Scott as anyone writes it in WGSL at first: one thread per voxel, workgroups of 8 x 8, planes
 * of u and v, wrapped neighbours, no limits, no clamps, parameters in a uniform buffer. What a
 * general program costs is measured against it. The scenario is the preset on a square grid.
 */
export async function openNaiveGrayScott(
  device: GPUDevice,
  scenario: Scenario,
): Promise<NaiveGrayScott> {
  const { grid, parameters, time } = scenario;
  const side = grid.nx;
  const { fields } = makeInitialState(scenario);
  const { COPY_DST, COPY_SRC, MAP_READ, STORAGE, UNIFORM } = GPUBufferUsage;
  const create = (size: number, usage: number) => device.createBuffer({ size, usage });
  const sides = [0, 1].map(() => create(fields.byteLength, STORAGE | COPY_SRC | COPY_DST));
  const numbers = create(32, UNIFORM | COPY_DST);
  const staging = create(4 * side * side, MAP_READ | COPY_DST);
  device.queue.writeBuffer(sides[0]!, 0, fields as Float32Array<ArrayBuffer>);
  const scale = 1 / (grid.dx * grid.dx);
  const { diffusionU = 0, diffusionV = 0, feed = 0, kill = 0, autocatalysis = 0 } = parameters;
  const values = [time.step, diffusionU * scale, diffusionV * scale, feed, kill, autocatalysis];
  device.queue.writeBuffer(numbers, 0, Float32Array.from(values));
  const module = device.createShaderModule({ code: kernel(side) });
  const compute = { module, entryPoint: "main" };
  const pipeline = await device.createComputePipelineAsync({ layout: "auto", compute });
  const groups = [0, 1].map((from) =>
    device.createBindGroup({
      layout: pipeline.getBindGroupLayout(0),
      entries: [sides[from]!, sides[1 - from]!, numbers].map((buffer, binding) => ({
        binding,
        resource: { buffer },
      })),
    }),
  );
  let now = 0;
  return {
    async advance(count, perSubmit) {
      for (let done = 0; done < count; done += perSubmit) {
        const encoder = device.createCommandEncoder();
        const pass = encoder.beginComputePass();
        pass.setPipeline(pipeline);
        for (let step = done; step < Math.min(count, done + perSubmit); step++) {
          pass.setBindGroup(0, groups[now]!);
          pass.dispatchWorkgroups(Math.ceil(side / 8), Math.ceil(side / 8));
          now = 1 - now;
        }
        pass.end();
        device.queue.submit([encoder.finish()]);
      }
      await device.queue.onSubmittedWorkDone();
    },
    async u() {
      const encoder = device.createCommandEncoder();
      encoder.copyBufferToBuffer(sides[now]!, 0, staging, 0, staging.size);
      device.queue.submit([encoder.finish()]);
      await staging.mapAsync(GPUMapMode.READ);
      const copy = new Float32Array(staging.getMappedRange().slice(0));
      staging.unmap();
      return copy;
    },
    dispose() {
      for (const buffer of [...sides, numbers, staging]) buffer.destroy();
    },
  };
}

function kernel(side: number): string {
  return /* wgsl */ `
const N: u32 = ${side}u;
struct Numbers { dt: f32, du: f32, dv: f32, feed: f32, kill: f32, autocatalysis: f32 }
@group(0) @binding(0) var<storage, read> before: array<f32>;
@group(0) @binding(1) var<storage, read_write> after: array<f32>;
@group(0) @binding(2) var<uniform> numbers: Numbers;

@compute @workgroup_size(8, 8)
fn main(@builtin(global_invocation_id) id: vec3u) {
  if (id.x >= N || id.y >= N) { return; }
  let here = id.x + N * id.y;
  let left = (id.x + N - 1u) % N + N * id.y;
  let right = (id.x + 1u) % N + N * id.y;
  let below = id.x + N * ((id.y + N - 1u) % N);
  let above = id.x + N * ((id.y + 1u) % N);
  let u = before[here];
  let v = before[here + N * N];
  let spreadU = before[left] + before[right] + before[below] + before[above] - 4.0 * u;
  let spreadV = before[left + N * N] + before[right + N * N] + before[below + N * N] + before[above + N * N] - 4.0 * v;
  let used = numbers.autocatalysis * u * v * v;
  after[here] = u + numbers.dt * (numbers.feed * (1.0 - u) - used + numbers.du * spreadU);
  after[here + N * N] = v + numbers.dt * (used - (numbers.feed + numbers.kill) * v + numbers.dv * spreadV);
}
`;
}
