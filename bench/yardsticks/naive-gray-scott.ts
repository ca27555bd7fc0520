import type { GrayScott } from "./plain-gray-scott.ts";

/** Gray-Scott as a first WGSL kernel does it: a voxel per invocation, two fields, two buffers. */
const kernel = /* wgsl */ `
struct Numbers { ru: f32, rv: f32, dt: f32, feed: f32, kill: f32, side: u32 }
@group(0) @binding(0) var<uniform> p: Numbers;
@group(0) @binding(1) var<storage, read> before: array<vec2f>;
@group(0) @binding(2) var<storage, read_write> after: array<vec2f>;

@compute @workgroup_size(8, 8)
fn step(@builtin(global_invocation_id) id: vec3u) {
  if (id.x >= p.side || id.y >= p.side) { return; }
  let left = (id.x + p.side - 1u) % p.side;
  let right = (id.x + 1u) % p.side;
  let below = (id.y + p.side - 1u) % p.side;
  let above = (id.y + 1u) % p.side;
  let a = before[id.y * p.side + id.x];
  let spread = before[id.y * p.side + left] + before[id.y * p.side + right]
    + before[below * p.side + id.x] + before[above * p.side + id.x] - 4.0 * a;
  let reaction = a.x * a.y * a.y;
  let rate = vec2f(p.feed * (1.0 - a.x) - reaction, reaction - (p.feed + p.kill) * a.y);
  after[id.y * p.side + id.x] = a + vec2f(p.ru, p.rv) * spread + p.dt * rate;
}
`;

/** Runs steps on a device; resolves when they are done. */
export interface NaiveGrayScott {
  run(steps: number): Promise<void>;
  /** u and v one after the other for each voxel. */
  read(): Promise<Float32Array>;
}

/** @param u, v where to start, side * side values each */
export function openNaiveGrayScott(
  device: GPUDevice,
  numbers: GrayScott,
  u: Float32Array,
  v: Float32Array,
): NaiveGrayScott {
  const { side, ru, rv, dt, feed, kill } = numbers;
  const start = Float32Array.from({ length: 2 * u.length }, (_, i) =>
    i % 2 === 0 ? u[i / 2]! : v[(i - 1) / 2]!,
  );
  const { STORAGE, COPY_DST, COPY_SRC, UNIFORM, MAP_READ } = GPUBufferUsage;
  const usage = STORAGE | COPY_DST | COPY_SRC;
  const buffers = [0, 1].map(() => device.createBuffer({ size: start.byteLength, usage }));
  device.queue.writeBuffer(buffers[0]!, 0, start);
  const uniform = device.createBuffer({ size: 32, usage: UNIFORM | COPY_DST });
  device.queue.writeBuffer(uniform, 0, new Float32Array([ru, rv, dt, feed, kill]));
  device.queue.writeBuffer(uniform, 20, new Uint32Array([side]));
  const pipeline = device.createComputePipeline({
    layout: "auto",
    compute: { module: device.createShaderModule({ code: kernel }) },
  });
  const groups = [0, 1].map((from) =>
    device.createBindGroup({
      layout: pipeline.getBindGroupLayout(0),
      entries: [uniform, buffers[from]!, buffers[1 - from]!].map((buffer, binding) => ({
        binding,
        resource: { buffer },
      })),
    }),
  );
  let current = 0;
  return {
    run: async (steps) => {
      const encoder = device.createCommandEncoder();
      const pass = encoder.beginComputePass();
      pass.setPipeline(pipeline);
      for (let step = 0; step < steps; step++) {
        pass.setBindGroup(0, groups[current]!);
        pass.dispatchWorkgroups(Math.ceil(side / 8), Math.ceil(side / 8));
        current = 1 - current;
      }
      pass.end();
      device.queue.submit([encoder.finish()]);
      await device.queue.onSubmittedWorkDone();
    },
    read: async () => {
      const staging = device.createBuffer({
        size: start.byteLength,
        usage: MAP_READ | COPY_DST,
      });
      const encoder = device.createCommandEncoder();
      encoder.copyBufferToBuffer(buffers[current]!, 0, staging, 0, start.byteLength);
      device.queue.submit([encoder.finish()]);
      await staging.mapAsync(GPUMapMode.READ);
      const values = new Float32Array(staging.getMappedRange().slice(0));
      staging.destroy();
      return values;
    },
  };
}
