import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { GroupLayouts } from "../../src/engine/gpu/kernels.ts";
import { assembleShader, compileShader, kernelNames } from "../../src/engine/gpu/shader-library.ts";
import { openTestDevice, type TestDevice } from "../support/gpu-device.ts";

let gpu: TestDevice;
let layouts: GroupLayouts;
beforeAll(async () => {
  gpu = await openTestDevice();
  layouts = new GroupLayouts(gpu.device);
});
afterAll(() => gpu?.close());

describe("shaders", () => {
  it("are all there", () => {
    expect(kernelNames()).toContain("diffusion/precondition-down");
    expect(kernelNames().length).toBeGreaterThan(15);
  });

  it.each(kernelNames())("%s compiles alone, with the stub of the model", async (name) => {
    const source = assembleShader(name);
    const module = await compileShader(gpu.device, source);
    const bindGroupLayouts = layouts.groupsOf(source.code);
    const layout = gpu.device.createPipelineLayout({ bindGroupLayouts });
    const compute = { module, entryPoint: "main" };
    await gpu.device.createComputePipelineAsync({ layout, compute });
    expect(gpu.errors).toEqual([]);
  });

  it("use at most 8 storage buffers, as every adapter offers", () => {
    for (const name of kernelNames()) {
      const bindings = assembleShader(name).code.match(/var<storage/g) ?? [];
      expect(bindings.length, name).toBeLessThanOrEqual(8);
    }
  });
});

describe("a shader that does not compile", () => {
  it("names the file and line, in the kernel and in what it uses", async () => {
    const broken = { "lib/model-hooks": "\nfn ratesVoxel(voxel: u32) { let a = nothing; }" };
    const source = assembleShader("explicit/advance", broken);
    await expect(compileShader(gpu.device, source)).rejects.toThrow("lib/model-hooks.wgsl:2:");
  });

  it("names a file that is missing", () => {
    const lost = { "lib/model-hooks": "//! uses: lib/nowhere" };
    expect(() => assembleShader("explicit/advance", lost)).toThrow("shaders/lib/nowhere.wgsl");
  });
});
