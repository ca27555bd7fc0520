import Renderer from "three/src/renderers/common/Renderer.js";
import { LinearSRGBColorSpace } from "three/webgpu";

/**
 * A renderer on the canvas: of WebGPU on a device, of WebGL2 without one. three's own `WebGPURenderer`
 * brings both and a library of materials for each; only what draws here is loaded. Throws where the
 * browser gives no such canvas.
 */
export async function openRenderer(
  canvas: HTMLCanvasElement,
  device: GPUDevice | undefined,
): Promise<Renderer> {
  const parameters = { canvas, antialias: false, alpha: false };
  const renderer = new Renderer(await openBackend(parameters, device), parameters);
  // The materials give sRGB themselves: one pass straight to the canvas.
  renderer.outputColorSpace = LinearSRGBColorSpace;
  // Whoever owns the device is told of its loss there, and rebuilds the stage.
  renderer.onDeviceLost = () => {};
  try {
    await renderer.init();
  } catch (error) {
    const way = device === undefined ? "WebGL2" : "WebGPU";
    throw new Error(
      `This browser gave no ${way} canvas to draw on. Allow hardware acceleration in its settings, or use a recent Chrome, Edge, Firefox or Safari.`,
      { cause: error },
    );
  }
  renderer.setPixelRatio(1);
  return renderer;
}

async function openBackend(parameters: object, device: GPUDevice | undefined) {
  if (device === undefined) {
    const { default: Backend } = await import("three/src/renderers/webgl-fallback/WebGLBackend.js");
    return new Backend(parameters);
  }
  const { default: Backend } = await import("three/src/renderers/webgpu/WebGPUBackend.js");
  return new Backend({ ...parameters, device });
}
