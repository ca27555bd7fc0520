import { afterEach, expect, it, vi } from "vitest";
import { chooseMachine } from "../../src/app/machine/open-engine.ts";

afterEach(() => {
  vi.unstubAllGlobals();
});

const cpu = { kind: "cpu" };

it.each([
  ["no WebGPU", {}],
  ["no adapter", { gpu: { requestAdapter: () => Promise.resolve(null) } }],
])("computes on the CPU where there is %s", async (_, navigator) => {
  vi.stubGlobal("navigator", navigator);
  const reason = "No GPU is at hand here, so the CPU computes";
  expect(await chooseMachine("auto")).toEqual({ machine: cpu, reason });
});

it("says what is wrong with a GPU that is there", async () => {
  const adapter = {
    features: new Set(),
    limits: {},
    requestDevice: () => Promise.reject(new Error("out of handles")),
  };
  vi.stubGlobal("navigator", { gpu: { requestAdapter: () => Promise.resolve(adapter) } });
  const reason = "The GPU could not be opened (out of handles), so the CPU computes";
  expect(await chooseMachine("auto")).toEqual({ machine: cpu, reason });
});
