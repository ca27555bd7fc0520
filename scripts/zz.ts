import { readFileSync } from "node:fs";
import { moduleLibrary } from "../src/biology/module-library.ts";
import { readPreset } from "../src/preset/read-preset.ts";
import { checkClaims } from "../src/sweep/check-claims.ts";
import { openCpuEngine } from "../tests/support/open-engines.ts";

for (const name of process.argv.slice(2)) {
  const text = readFileSync(`presets/${name}.json`, "utf8");
  const file = JSON.parse(text);
  const out: any[] = [];
  for (const grid of [file.check.grid[0], 56, 40]) {
    const f = { ...file, check: { ...file.check, grid: [grid, grid] } };
    const preset = await readPreset(JSON.stringify(f), { library: moduleLibrary, name });
    const at = performance.now();
    const results = await checkClaims(preset, { openEngine: (s) => openCpuEngine(s) });
    out.push({ t: (performance.now() - at) / 1000, results });
  }
  console.log(name, out.map(({ t }) => t.toFixed(1)).join(" "));
  out[0].results.forEach((r: any, i: number) => {
    const c = (k: number) => {
      const x = out[k].results[i];
      return `${x.comparisons.map((j: any) => j.number.toPrecision(3)).join("/")}${x.holds ? "" : "!"}`;
    };
    console.log("  ", r.index, file.claims[i].headline ? "H" : " ", c(0), c(1), c(2));
  });
}
process.exit(0);
