import { compileModel } from "../src/compile/compile-model.ts";
import { uniformOperations } from "../src/compile/uniform-operations.ts";
import { openPreset } from "../bench/open-preset.ts";
const scenario = await openPreset("early-and-late", 32, 30);
const program = compileModel(scenario.model, { scheme: "implicit", interventions: [] });
for (const name of ["assemble", "advance"] as const) {
  const b = program.blocks[name]; const u = uniformOperations(b); const count: Record<string, number> = {};
  b.operations.forEach((o, i) => { if (!u[i]) count[o.op] = (count[o.op] ?? 0) + 1; });
  console.log(name, b.operations.length, u.filter(x => !x).length, JSON.stringify(count));
}
