import { compileModel } from "../src/compile/compile-model.ts";
import { makeCpuState } from "../src/engine/cpu/cpu-state.ts";
import { placeKernel } from "../src/engine/cpu/kinetics/kernel-places.ts";
import { PlacePlanes } from "../src/engine/cpu/kinetics/place-planes.ts";
import { emitWasm } from "../src/compile/emit-wasm.ts";
import { MemoryPlan } from "../src/engine/cpu/memory.ts";
import { openPreset } from "../bench/open-preset.ts";
const scenario = await openPreset("early-and-late", 32, 30);
const program = compileModel(scenario.model, { scheme: "implicit", interventions: [] });
const state = makeCpuState(program, scenario.grid, 1);
const b = program.blocks;
const all = [...b.observables.flatMap(o => [o.block, ...o.locals.map(l => l.block)]), b.assemble, b.advance];
const places = new PlacePlanes(new MemoryPlan(), [...all, b.credit, b.motility, b.crowding, ...b.globals.map(g=>g.block)], scenario.grid, 1);
const of = { program, regions: state.regions, places };
const cpu = () => { const u = process.cpuUsage(); return (u.user + u.system) / 1000; };
const step = [b.assemble, b.advance, b.credit, b.motility, b.crowding].filter(x => x.outputs.length);
const obs = b.observables.flatMap(o => [o.block, ...o.locals.map(l => l.block)]);
for (let i = 0; i < 1; i++) for (const [name, blocks] of [["step", step], ["obs", obs]] as const) {
  let c = cpu(); const kernels = blocks.map(x => placeKernel(of, x)); const bytes = emitWasm(kernels); const e = cpu() - c;
  c = cpu(); const m = new WebAssembly.Module(bytes); const w = cpu() - c;
  c = cpu(); new WebAssembly.Instance(m, { env: { memory: state.memory.memory } }); 
  console.log(name, "emit", e.toFixed(1), "module", w.toFixed(1), "instance", (cpu() - c).toFixed(1), "bytes", bytes.length);
}
