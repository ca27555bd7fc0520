import { mkdtemp, readFile, rm, writeFile } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { afterAll, beforeAll, expect, it } from "vitest";
import { run } from "../../src/cli/run.ts";
import { readPreset } from "../../src/preset/read-preset.ts";
import { checkClaims } from "../../src/sweep/check-claims.ts";
import { openCpuEngine } from "../support/open-engines.ts";

/** Cells in a hundredth of the tissue, as large as a parameter says, beside a molecule. */
const file = {
  format: "milieu/1",
  title: "Cells",
  modules: [],
  model: {
    fields: {
      cells: { kind: "population", unit: "1", initial: 0.01, cellVolume: "pi/6*diameter^3" },
      oxygen: { kind: "substrate", unit: "mmHg", initial: 40 },
    },
    parameters: {
      diameter: { value: 10, unit: "um" },
      thickness: { value: 5, unit: "um" },
    },
    observables: {
      cellsPerArea: {
        expression: "cells/(pi/6*diameter^3)*(thickness + diameter)",
        formulaUnit: "1/um^2",
        unit: "1/mm^2",
      },
    },
  },
  domain: { size: ["160 um", "160 um"], grid: [16, 16] },
  time: { step: "10 min", stop: "20 min" },
  claims: [
    // 0.01/523.6 um^3*15 um = 286 per mm^2.
    { at: "20 min", measure: "mean", of: "cellsPerArea", is: "286 .. 287", why: "Closed form." },
    { at: "20 min", measure: "mean", of: "cellsPerArea", is: "> 290", why: "Wrong." },
  ],
};

let folder = "";
beforeAll(async () => {
  folder = await mkdtemp(join(tmpdir(), "milieu-cells-"));
  await writeFile(join(folder, "cells.json"), JSON.stringify(file));
});
afterAll(() => rm(folder, { recursive: true }));

it("writes how large a cell is, with the run's parameters, and how many show in a section", async () => {
  await run(join(folder, "cells.json"), {
    backend: "cpu",
    every: 20,
    parameters: { diameter: 20 },
    out: join(folder, "out"),
    formats: ["npy"],
    quiet: true,
  });
  const record = JSON.parse(await readFile(join(folder, "out/run.json"), "utf8"));
  const entry = (name: string) =>
    record.fields.find((field: { readonly name: string }) => field.name === name);
  expect(entry("cells").cell_volume_um3).toBeCloseTo((Math.PI / 6) * 8000, 6);
  expect(entry("oxygen")).toEqual({ name: "oxygen", unit: "mmHg" });
  const [head, ...rows] = (await readFile(join(folder, "out/observables.csv"), "utf8"))
    .trim()
    .split("\n")
    .map((line) => line.split(","));
  const column = head!.indexOf("cellsPerArea_mean");
  // 0.01/4189 um^3*25 um = 59.68 per mm^2.
  expect(Number(rows.at(-1)![column])).toBeCloseTo(59.68, 2);
});

it("judges claims in cells per mm²", async () => {
  const preset = await readPreset(JSON.stringify(file), { library: [], name: "cells" });
  const results = await checkClaims(preset, { openEngine: openCpuEngine });
  expect(results.map(({ holds }) => holds)).toEqual([true, false]);
});
