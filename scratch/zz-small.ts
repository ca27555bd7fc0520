import { openCpuEngine } from "../src/engine/cpu/cpu-engine.ts";
import { planeGrid } from "../tests/support/linear-solve.ts";
import { makeScenario } from "../tests/support/make-scenario.ts";
const scenario = makeScenario({ grid: planeGrid(24, 20, 10), step: 6, model: { fields: {
      u: { kind: "substrate", unit: "1", diffusion: 1000, initial: "random()" },
      n: { kind: "population", unit: "1", diffusion: 5, initial: 0.1 } },
    parameters: { r: { value: 0.01, unit: "1/min", min: 0, max: 1 } },
    observables: { both: { expression: "u + n" } },
    processes: [{ type: "growth", field: "n", rate: "r", capacity: 1 }] } });
const engine = await openCpuEngine(scenario);
await engine.advance(1000);
const u = process.cpuUsage(); await engine.advance(4000); const v = process.cpuUsage(u);
console.log((v.user + v.system) / 1000 / 4000, "ms per step", JSON.stringify((await engine.measure({ names: [] })).solver));
