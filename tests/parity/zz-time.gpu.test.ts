import { it } from "vitest";
import { moduleLibrary } from "../../src/biology/module-library.ts";
import { compileModel } from "../../src/compile/compile-model.ts";
import { layOutBuffers } from "../../src/engine/gpu/buffer-layout.ts";
import { GpuState } from "../../src/engine/gpu/gpu-state.ts";
import { writeState } from "../../src/engine/gpu/read-state.ts";
import { makeInitialState } from "../../src/engine/initial-state.ts";
import { presetText } from "../../src/preset/preset-library.ts";
import { readPreset } from "../../src/preset/read-preset.ts";
import { openTestDevice } from "../support/gpu-device.ts";

it("time", { timeout: 600000 }, async () => {
  const device = await openTestDevice();
  for (const [name, grid, dt] of [
    ["schnakenberg", [48, 48], 0.1],
    ["hypoxic-core", [48, 48], 60],
    ["fisher-kpp", [160, 24], 6],
  ] as const) {
    const { scenario } = await readPreset(await presetText(name), {
      library: moduleLibrary,
      name,
      overrides: { grid: [...grid] },
    });
    const program = compileModel(scenario.model, {
      scheme: scenario.time.scheme,
      interventions: [],
    });
    const state = await GpuState.open(device.device, layOutBuffers(program, scenario.grid));
    const init = makeInitialState(scenario);
    writeState(state, init.fields, init.compartments);
    state.writePresent(
      1,
      0,
      dt,
      program.layout.parameterNames.map((n) => scenario.parameters[n]!),
    );
    const run = async (work: any[], n: number) => {
      const enc = device.device.createCommandEncoder();
      for (let i = 0; i < n; i++) state.encode(enc, state.present(work));
      device.device.queue.submit([enc.finish()]);
      await device.device.queue.onSubmittedWorkDone();
    };
    const list = state.dispatches.step(false, null);
    await run([...list], 1);
    const groups = new Map<string, any[]>();
    for (const d of list) {
      const k =
        d.kernel +
        (d.indirect === undefined ? "" : " indirect") +
        (d.kernel.includes("smooth") ? d.groups.join("x") : "");
      groups.set(k, [...(groups.get(k) ?? []), d]);
    }
    const t0 = performance.now();
    await run([...list], 5);
    console.log(
      name,
      "fields",
      program.layout.fieldCount,
      "substrates",
      program.layout.substrateCount,
      "movers",
      program.layout.movers.length,
      "step ms",
      (performance.now() - t0) / 5,
      "dispatches",
      list.length,
    );
    for (const [k, ds] of groups) {
      if (k.includes("flip")) continue;
      const t = performance.now();
      await run(ds, 5);
      const ms = (performance.now() - t) / 5;
      console.log("   ", k, "x", ds.length, "ms", ms.toFixed(2));
    }
    state.dispose();
  }
});
