import { expect, it } from "vitest";
import { presetOnMachine, scenarioOf } from "../../src/app/session/loaded-run.ts";
import { createLab } from "../../src/lab/lab.ts";
import { overridesOf } from "../../src/lab/resolve-document.ts";
import { sweepTasks } from "../../src/page-sweep/sweep-tasks.ts";
import type { SweepRequest } from "../../src/ui/sweep-request.ts";
import { open, smallBase, smallDocument } from "../lab/open-base.ts";

const request: SweepRequest = {
  parameter: "k",
  values: [0.2, 0.3],
  quantity: { name: "u", label: "u", unit: "mM", isCompartment: false },
  measure: "mean",
  until: "10 d",
  setting: 0,
};

it("has in its preset's file what a sweep is to run: the document's treatments, seed and step", async () => {
  const lab = createLab(smallDocument(), smallBase(), { open });
  lab.send({ kind: "move-treatment", id: "p1", start: 2880 });
  lab.send({ kind: "switch-treatment", id: "p2", on: false });
  lab.send({
    kind: "add-treatment",
    intervention: { label: "late", start: "9 d", field: "plasma", add: "dose" },
  });
  lab.send({ kind: "set-settings", seed: 11 });
  lab.send({ kind: "set-parameters", values: { dose: 3 } });
  const [document, base] = [lab.document.peek(), lab.base.peek()];
  const { preset } = presetOnMachine(document, base, { kind: "cpu" } as never);
  const runs = scenarioOf(document, base, preset);
  const { grid, time } = runs;
  const setting = { grid: [grid.nx, grid.ny], step: time.step };
  const { parameters } = overridesOf(document);
  const { runs: swept } = await sweepTasks(preset, parameters ?? {}, request, setting, []);
  expect(runs.interventions.map(({ label }) => label)).toEqual(["drug", "late"]);
  for (const [index, { scenario }] of swept.entries()) {
    expect(scenario.interventions).toEqual(runs.interventions);
    expect(scenario.seed).toBe(11);
    expect(scenario.parameters).toEqual({ ...runs.parameters, k: request.values[index] });
  }
});
