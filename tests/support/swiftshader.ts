import { constants } from "node:os";
import { dirname } from "node:path";
import { bundledChromium } from "../../src/cli/browser/bundled-chromium.ts";

/** glibc's flag that keeps a library loaded: Node closes one again that is no addon of its own. */
const RTLD_NODELETE = 0x1000;

/**
 * Makes SwiftShader the only Vulkan driver of this process, so that Dawn finds an adapter on a
 * machine without a GPU. The Vulkan loader is opened here because the dynamic linker reads
 * LD_LIBRARY_PATH only when a process starts; Dawn then finds it by its name.
 */
export async function useSwiftShader(): Promise<void> {
  const { vulkanLoader, swiftShaderIcd } = await bundledChromium();
  process.env["VK_ICD_FILENAMES"] = swiftShaderIcd;
  process.env["VK_DRIVER_FILES"] = swiftShaderIcd;
  try {
    process.dlopen({ exports: {} }, vulkanLoader, constants.dlopen.RTLD_NOW | RTLD_NODELETE);
  } catch (error) {
    if (!String(error).includes("did not self-register")) throw error;
  }
}

/** The environment in which a child process (the command line, say) finds SwiftShader by itself. */
export async function swiftShaderEnvironment(): Promise<NodeJS.ProcessEnv> {
  const { vulkanLoader, swiftShaderIcd } = await bundledChromium();
  return {
    ...process.env,
    VK_ICD_FILENAMES: swiftShaderIcd,
    VK_DRIVER_FILES: swiftShaderIcd,
    LD_LIBRARY_PATH: dirname(vulkanLoader),
  };
}
