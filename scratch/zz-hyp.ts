import { compileModel } from "../src/compile/compile-model.ts";
import { stages } from "../src/compile/step-plan.ts";
import { makeCpuState } from "../src/engine/cpu/cpu-state.ts";
import { fillPlanes } from "../src/engine/cpu/memory.ts";
import { writeParameters } from "../src/engine/cpu/parameters-in-force.ts";
import { runPass } from "../src/engine/cpu/run-pass.ts";
import { makeInitialState } from "../src/engine/initial-state.ts";
import { openPreset } from "../bench/open-preset.ts";
const cpu = () => { const u = process.cpuUsage(); return (u.user + u.system) / 1000; };
for (const [name, side] of [["hypoxic-core", 256], ["hypoxic-core", 512], ["early-and-late", 256], ["early-and-late", 512]] as const) {
  const scenario = await openPreset(name, side);
  const program = compileModel(scenario.model, { scheme: "implicit", interventions: [] });
  const state = makeCpuState(program, scenario.grid, 1);
  fillPlanes(state.planes, makeInitialState(scenario).fields);
  writeParameters(state, scenario.parameters);
  const step = { time: 0, dt: scenario.time.step };
  const best = (run: () => void) => { let b = Infinity; for (let i = 0; i < 15; i++) { const c = cpu(); run(); b = Math.min(b, cpu() - c); } return b; };
  for (const [n, pass] of [["assemble", { pass: "assemble", stage: stages.whole }], ["advance", { pass: "advance" }]] as const) {
    const t = best(() => runPass(state, pass, step));
    console.log(name, side, n, program.blocks[n].outputs.length, "outputs", t.toFixed(2), "ms", (t * 1e6 / side / side / program.blocks[n].outputs.length).toFixed(2), "ns");
  }
}
