import { create, globals } from "webgpu";
import { hasBundledChromium } from "../../src/cli/browser/bundled-chromium.ts";
import { mayHaveGpu } from "../../src/cli/browser/graphics-device.ts";
import { restBetweenLooks } from "../../src/engine/gpu/rest-between-looks.ts";
import { useSwiftShader } from "./swiftshader.ts";

/** A WebGPU device in Node, and what a test needs to know about it. */
export interface TestDevice {
  readonly adapter: GPUAdapter;
  readonly device: GPUDevice;
  /** True when a CPU plays the GPU: right, but slow. */
  readonly software: boolean;
  /** Messages of errors that no error scope caught; a test expects none. */
  readonly errors: readonly string[];
  close(): void;
}

/** Dawn crashes when the object that `create()` returned is collected, so it lives for ever. */
const keptAlive: GPU[] = [];

/**
 * Opens a device of Dawn for Node and sets the WebGPU globals (GPUBufferUsage and others).
 * A real GPU is preferred; on a Linux without one SwiftShader stands in. MILIEU_GPU=software
 * asks for SwiftShader at once. With no adapter at all it throws: a GPU test never skips.
 */
export async function openTestDevice(
  describe: (adapter: GPUAdapter) => GPUDeviceDescriptor = () => ({}),
): Promise<TestDevice> {
  Object.assign(globalThis, globals);
  restBetweenLooks();
  const adapter = await openAdapter();
  const device = await adapter.requestDevice(describe(adapter));
  keepPipelines(device);
  const errors: string[] = [];
  device.addEventListener("uncapturederror", ({ error }) => errors.push(error.message));
  return {
    adapter,
    device,
    software: isSoftware(adapter),
    errors,
    close: () => device.destroy(),
  };
}

/**
 * Keeps what was compiled for as long as the device lives. Dawn gives a kernel of the same text again
 * without compiling it, but only while someone holds it, and compiling is most of what a small case costs.
 */
function keepPipelines(device: GPUDevice): void {
  const kept: GPUComputePipeline[] = [];
  const compile = device.createComputePipelineAsync.bind(device);
  device.createComputePipelineAsync = async (descriptor) => {
    const pipeline = await compile(descriptor);
    kept.push(pipeline);
    return pipeline;
  };
}

async function openAdapter(): Promise<GPUAdapter> {
  const real = mayHaveGpu() ? await requestAdapter() : null;
  if (real && (!isSoftware(real) || !hasBundledChromium)) return real;
  if (!hasBundledChromium)
    throw new Error("no GPU adapter; SwiftShader is here for linux-x64 only");
  await useSwiftShader();
  const software = await requestAdapter();
  if (!software) throw new Error("no GPU adapter, not even SwiftShader");
  return software;
}

function requestAdapter(): Promise<GPUAdapter | null> {
  const gpu = create([]);
  keptAlive.push(gpu);
  return gpu.requestAdapter({ powerPreference: "high-performance" });
}

/** Dawn for Node marks only SwiftShader as a fallback; Mesa's lavapipe is a CPU too. */
function isSoftware({ info }: GPUAdapter): boolean {
  return (
    info.isFallbackAdapter ||
    /swiftshader|llvmpipe/i.test(`${info.architecture} ${info.device} ${info.description}`)
  );
}
