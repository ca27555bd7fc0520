import { DeviceError, type DeviceOptions, type OpenedDevice, openDevice } from "./device.ts";
import { restBetweenLooks } from "./rest-between-looks.ts";

/** Dawn crashes when the object that its `create()` returned is collected, so it lives for ever. */
const keptAlive: GPU[] = [];

/**
 * Opens a device of Dawn for Node (npm `webgpu`) and sets the WebGPU globals (GPUBufferUsage and
 * others). On a Linux without a graphics device it looks no further, unless the environment names a
 * Vulkan driver (VK_DRIVER_FILES or VK_ICD_FILENAMES). Throws DeviceError. The process has to end by
 * `process.exit`, after `device.destroy()`.
 */
export async function openNodeDevice(options: DeviceOptions = {}): Promise<OpenedDevice> {
  if (!(await mayHaveGpu())) {
    throw new DeviceError("no-adapter", "This machine has no graphics device.");
  }
  const gpu = await createGpu();
  keptAlive.push(gpu);
  return openDevice(gpu, options);
}

async function createGpu(): Promise<GPU> {
  try {
    const { create, globals } = await import("webgpu");
    Object.assign(globalThis, globals);
    restBetweenLooks();
    return create([]);
  } catch (error) {
    const why = error instanceof Error ? error.message : String(error);
    throw new DeviceError("no-webgpu", `WebGPU for Node could not be loaded (${why}).`);
  }
}

/** Without a device file Dawn would only print warnings about the Vulkan that it misses. */
async function mayHaveGpu(): Promise<boolean> {
  if (process.platform !== "linux") return true;
  if (process.env["VK_ICD_FILENAMES"] || process.env["VK_DRIVER_FILES"]) return true;
  const { existsSync } = await import("node:fs");
  return ["/dev/dri", "/dev/nvidiactl", "/dev/dxg"].some((file) => existsSync(file));
}
