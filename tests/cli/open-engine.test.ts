import { afterAll, afterEach, expect, it, vi } from "vitest";
import { planeGrid } from "../support/grids.ts";
import { makeScenario } from "../support/make-scenario.ts";

const device = vi.hoisted(() => ({ reason: "no-adapter" }));
vi.mock("../../src/engine/gpu/open-node-device.ts", () => ({
  openNodeDevice: async () => {
    const { DeviceError } = await import("../../src/engine/gpu/device.ts");
    const message = "The GPU failed a test run: value 3 is 0.";
    throw new DeviceError(device.reason as "wrong-results", message);
  },
}));

afterEach(() => {
  vi.restoreAllMocks();
});
// Files of this kind share their modules; the next one gets those that are not of this test's making.
afterAll(() => {
  vi.doUnmock("../../src/engine/gpu/open-node-device.ts");
  vi.resetModules();
});

/** The kind of engine that "auto" opens where a GPU does not open for this reason, and what it says. */
async function openAuto(reason: string) {
  device.reason = reason;
  // The program looks for a GPU once; another case needs another program.
  vi.resetModules();
  const { openEngine } = await import("../../src/cli/open-engine.ts");
  const said = vi.spyOn(console, "error").mockImplementation(() => {});
  const scenario = makeScenario({
    grid: planeGrid(4, 4, 10),
    step: 1,
    model: { fields: { dead: { kind: "static", unit: "1" } } },
  });
  const engine = await openEngine(scenario, "auto");
  engine.dispose();
  return { kind: engine.kind, said: said.mock.calls.flat() };
}

it("computes on the CPU, without a word, where there is no GPU", async () => {
  expect(await openAuto("no-adapter")).toEqual({ kind: "cpu", said: [] });
  expect(await openAuto("no-webgpu")).toEqual({ kind: "cpu", said: [] });
});

it("says what is wrong with a GPU that is there", async () => {
  const { kind, said } = await openAuto("wrong-results");
  expect(kind).toBe("cpu");
  expect(said).toEqual([
    "milieu: The GPU failed a test run: value 3 is 0. The CPU computes instead.",
  ]);
});
