import { runCanary } from "./canary.ts";

/** A GPU that was opened for computing, and what to say of it. */
export interface OpenedDevice {
  readonly adapter: GPUAdapter;
  readonly device: GPUDevice;
  /** For the status line, e.g. "nvidia ada-lovelace". */
  readonly description: string;
  /** A CPU plays the GPU: right, but some thirty times slower than the CPU engine. */
  readonly isFallback: boolean;
  /** Settles when the device is gone; by then whoever called `destroy()` knows it by an own flag. */
  readonly lost: Promise<GPUDeviceLostInfo>;
}

export interface DeviceOptions {
  readonly powerPreference?: GPUPowerPreference;
}

export type DeviceProblem = "no-webgpu" | "no-adapter" | "no-device" | "wrong-results";

const advice: Record<DeviceProblem, string> = {
  "no-webgpu": "Use a browser with WebGPU, or the CPU.",
  "no-adapter": "Update the graphics driver or enable WebGPU, or use the CPU.",
  "no-device": "Reload the page or update the graphics driver, or use the CPU.",
  "wrong-results": "Update the graphics driver, or use the CPU.",
};

/** No usable GPU: the message says why, `advice` what to do about it. */
export class DeviceError extends Error {
  override readonly name = "DeviceError";
  readonly reason: DeviceProblem;
  readonly advice: string;

  constructor(reason: DeviceProblem, what: string) {
    super(what);
    this.reason = reason;
    this.advice = advice[reason];
  }
}

/** What the engine and the pictures use where an adapter offers it; none of it is required. */
const wantedFeatures: readonly GPUFeatureName[] = [
  "float32-filterable",
  "float32-blendable",
  "timestamp-query",
  "subgroups",
  "shader-f16",
];

/** Raised to what the adapter offers; the other limits stay at their portable defaults. */
const wantedLimits = [
  "maxBufferSize",
  "maxStorageBufferBindingSize",
  "maxTextureDimension2D",
  "maxStorageBuffersPerShaderStage",
] as const;

/**
 * Opens a device of the browser's GPU (or of the one given: Dawn's, in Node), and lets it solve a
 * small task whose answer is known. Throws DeviceError.
 */
export async function openDevice(
  gpu: GPU | undefined = presentGpu(),
  options: DeviceOptions = {},
): Promise<OpenedDevice> {
  if (gpu === undefined) {
    throw new DeviceError("no-webgpu", "There is no WebGPU here.");
  }
  const adapter = await requestAdapter(gpu, options.powerPreference ?? "high-performance");
  const device = await requestDevice(adapter);
  const problem = await runCanary(device);
  if (problem !== null) {
    device.destroy();
    throw new DeviceError("wrong-results", `The GPU failed a test run: ${problem}.`);
  }
  return {
    adapter,
    device,
    description: describeAdapter(adapter.info),
    isFallback: isSoftware(adapter.info),
    lost: device.lost,
  };
}

function presentGpu(): GPU | undefined {
  return typeof navigator === "undefined" ? undefined : navigator.gpu;
}

async function requestAdapter(gpu: GPU, powerPreference: GPUPowerPreference): Promise<GPUAdapter> {
  let why = "";
  const adapter = await gpu.requestAdapter({ powerPreference }).catch((error: unknown) => {
    why = ` (${error instanceof Error ? error.message : String(error)})`;
    return null;
  });
  if (adapter === null) throw new DeviceError("no-adapter", `WebGPU found no GPU${why}.`);
  return adapter;
}

async function requestDevice(adapter: GPUAdapter): Promise<GPUDevice> {
  const requiredFeatures = wantedFeatures.filter((feature) => adapter.features.has(feature));
  const requiredLimits = Object.fromEntries(
    wantedLimits.map((limit) => [limit, adapter.limits[limit]]),
  );
  try {
    return await adapter.requestDevice({ label: "milieu", requiredFeatures, requiredLimits });
  } catch (error) {
    const why = error instanceof Error ? error.message : String(error);
    throw new DeviceError("no-device", `The GPU could not be opened (${why}).`);
  }
}

/** Mesa's lavapipe is a CPU too, and does not say so. */
export function isSoftware(info: GPUAdapterInfo): boolean {
  return info.isFallbackAdapter || /swiftshader|llvmpipe|basic render/i.test(words(info));
}

function describeAdapter(info: GPUAdapterInfo): string {
  const named = info.description || words(info) || "unknown GPU";
  return isSoftware(info) && !/swiftshader|llvmpipe/i.test(named) ? `${named} (software)` : named;
}

function words(info: GPUAdapterInfo): string {
  return [info.vendor, info.architecture, info.device, info.description]
    .filter((word) => word !== "")
    .join(" ");
}
