import { afterEach, describe, expect, test } from "vitest";
import { programOf } from "../../src/compile/program-of.ts";
import * as cpu from "../../src/engine/cpu/cpu-engine.ts";
import { EngineError } from "../../src/engine/engine-error.ts";
import type { EnginePort } from "../../src/engine/remote/engine-messages.ts";
import { openRemoteEngine, type RemoteEngine } from "../../src/engine/remote/remote-engine.ts";
import { serveEngine } from "../../src/engine/remote/serve-engine.ts";
import { ModelError } from "../../src/model/error.ts";
import type { Scenario } from "../../src/model/scenario.ts";
import { planeGrid } from "../support/grids.ts";
import { formula, makeScenario } from "../support/make-scenario.ts";
import { openCpuEngine } from "../support/open-engines.ts";

const scenario = makeScenario({
  grid: planeGrid(24, 20, 10),
  step: 6,
  model: {
    fields: {
      u: { kind: "substrate", unit: "1", diffusion: 1000, initial: "random()" },
      n: { kind: "population", unit: "1", diffusion: 5, initial: 0.1 },
    },
    parameters: { r: { value: 0.01, unit: "1/min", min: 0, max: 1 } },
    observables: { both: { expression: "u + n" } },
    processes: [{ type: "growth", field: "n", rate: "r", capacity: 1 }],
  },
});

const closers: (() => void)[] = [];
afterEach(() => {
  for (const close of closers.splice(0)) close();
});

function openThere(of: Scenario): Promise<RemoteEngine> {
  const { port1, port2 } = new MessageChannel();
  const close = (): void => {
    port1.close();
    port2.close();
  };
  closers.push(close);
  serveEngine(port2 as unknown as EnginePort, cpu.openCpuEngine);
  port1.start();
  port2.start();
  return openRemoteEngine(port1 as unknown as EnginePort, programOf(of), of, close);
}

describe("engine behind a port", () => {
  test("does what the engine here does", async () => {
    const there = await openThere(scenario);
    const here = await openCpuEngine(scenario);
    for (const engine of [there, here]) {
      await engine.advance(4);
      engine.setParameters({ r: 0.3 });
      engine.edit({
        field: "u",
        from: [100, 100, 0],
        to: [100, 100, 0],
        radius: 40,
        softness: 0.5,
        action: "set",
        amount: 2,
        limit: 9,
      });
      await engine.advance(100, 60);
    }
    expect(there.time).toBe(60);
    expect(there.stepCount).toBe(here.stepCount);
    expect(await there.measure()).toEqual(await here.measure());
    const some = { names: ["both"] };
    expect(await there.measure(some)).toEqual(await here.measure(some));
    expect(await there.read("both")).toEqual(await here.read("both"));
    expect(await there.read("both", 0)).toEqual(await here.read("both", 0));
    const samples = { names: ["both", "n"], voxels: Uint32Array.of(3, 0, 3) };
    expect(await there.sample(samples)).toEqual(await here.sample(samples));
    const request = { names: ["n", "both"], slice: 0 };
    expect(await there.show(request)).toEqual(await here.show(request));
    const snapshot = await there.snapshot();
    expect(snapshot).toEqual(await here.snapshot());
    await there.advance(3);
    await there.restore(snapshot);
    expect(await there.snapshot()).toEqual(snapshot);
    expect(there.time).toBe(60);
  });

  test("answers while it advances", async () => {
    const there = await openThere(scenario);
    const order: string[] = [];
    const advancing = there.advance(1500).then(() => order.push("advanced"));
    const looking = there.show({ names: ["u"], slice: 0 }).then(() => order.push("shown"));
    await Promise.all([advancing, looking]);
    expect(order).toEqual(["shown", "advanced"]);
    expect(there.stepCount).toBe(1500);
  });

  test("brings errors over as what they are", async () => {
    const there = await openThere(scenario);
    await expect(there.read("nothing")).rejects.toThrow(EngineError);
    expect(() => there.setParameters({ q: 1 })).toThrow(EngineError);
    there.setParameters({ r: Number.POSITIVE_INFINITY });
    await there.measure();
    await expect(there.advance(1)).rejects.toThrow(/finite/);
    expect(await there.advance(1)).toBe(1);
    const initial = [{ type: "expression", field: "zz", expression: formula(1) }] as const;
    const wrong = openThere({ ...scenario, initial });
    await expect(wrong).rejects.toThrow(ModelError);
    await expect(wrong).rejects.toThrow('initial[0].field: there is no field "zz"');
  });

  test("fails what is asked after it is closed", async () => {
    const there = await openThere(scenario);
    const pending = there.advance(100000);
    there.dispose();
    await expect(pending).rejects.toThrow(/closed/);
    await expect(there.measure()).rejects.toThrow(/closed/);
  });

  test("says so where an answer or a question cannot be sent, and goes on", async () => {
    const { port1, port2 } = new MessageChannel();
    closers.push(() => {
      port1.close();
      port2.close();
    });
    serveEngine(port2 as unknown as EnginePort, async (...given) => {
      const engine = await cpu.openCpuEngine(...given);
      return Object.assign(engine, { read: async () => ({ no: () => "copy of a function" }) });
    });
    port1.start();
    port2.start();
    const port = port1 as unknown as EnginePort;
    const engine = await openRemoteEngine(port, programOf(scenario), scenario, () => {});
    closers.push(() => engine.dispose());
    await expect(engine.read("u")).rejects.toThrow("could not be cloned");
    await expect(engine.read((() => {}) as never)).rejects.toThrow("could not be cloned");
    expect(await engine.advance(2)).toBe(2);
  });
});
