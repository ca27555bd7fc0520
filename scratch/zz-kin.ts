import { compileModel } from "../src/compile/compile-model.ts";
import { makeCpuState } from "../src/engine/cpu/cpu-state.ts";
import { fillPlanes } from "../src/engine/cpu/memory.ts";
import { writeParameters } from "../src/engine/cpu/parameters-in-force.ts";
import { runPass, refreshGlobals } from "../src/engine/cpu/run-pass.ts";
import { stepContext } from "../src/engine/cpu/stage-context.ts";
import { makeInitialState } from "../src/engine/initial-state.ts";
import { openPreset } from "../bench/open-preset.ts";
const side = Number(process.env["SIDE"] ?? 256);
const scenario = await openPreset("early-and-late", side, 30);
const cpu = () => { const u = process.cpuUsage(); return (u.user + u.system) / 1000; };
for (let round = 0; round < 2; round++) {
const time = <T>(name: string, run: () => T): T => { const t = performance.now(); const c = cpu(); const r = run(); console.log(name, (performance.now() - t).toFixed(1), "ms wall", (cpu() - c).toFixed(1), "cpu"); return r; };
const program = time("compileModel", () => compileModel(scenario.model, { scheme: "implicit", interventions: scenario.interventions }));
const initial = { fields: new Float32Array(38*side*side).map((_, i) => ((i * 7919) % 1000) / 1000), compartments: new Float32Array(0) };
const state = time("makeCpuState", () => makeCpuState(program, scenario.grid, 1));
fillPlanes(state.planes, initial.fields);
state.scalars.set(initial.compartments);
writeParameters(state, scenario.parameters);
const step = { time: 0, dt: 30 };
time("globals compile", () => state.kernels.globals);
time("globals", () => refreshGlobals(state, stepContext(state, step)));
time("globals again", () => refreshGlobals(state, stepContext(state, step)));
time("step compile", () => state.kernels.step("advance"));
console.log("compiled", state.kernels.compiledCount, "bytes", state.memory.memory.buffer.byteLength / 2 ** 20);
const bench = (pass: any, outputs: number) => {
  let best = Infinity;
  for (let i = 0; i < 40; i++) { const c = cpu(); runPass(state, pass, step); best = Math.min(best, cpu() - c); }
  console.log(pass.pass, best.toFixed(2), "ms", (best * 1e6 / side / side / outputs).toFixed(2), "ns per voxel and output");
};
const { assemble, advance } = program.blocks;
runPass(state, { pass: "remember" }, step);
for (const name of ["assemble", "advance"] as const) {
  const pass = program.plan.find((p) => p.pass === name)!;
  const t = performance.now(); const c = cpu(); runPass(state, pass, step); console.log("first", name, (performance.now() - t).toFixed(1), (cpu() - c).toFixed(1));
  bench(pass, program.blocks[name].outputs.length);
}
bench({ pass: "remember" }, 1); bench({ pass: "transport" }, 1); for (const st of program.plan.filter((q) => q.pass === "solve")) bench(st, 12); bench({pass:"uniforms", stage: null}, 1); bench({pass:"compartments"}, 1); bench({pass:"global-terms"}, 1);
console.log(assemble.operations.length, assemble.outputs.length, advance.operations.length, advance.outputs.length, program.layout.remembered.length);
time("one observable", () => state.kernels.observables([50]));
time("all observables", () => state.kernels.observables(program.blocks.observables.map((_, i) => i)));
}
