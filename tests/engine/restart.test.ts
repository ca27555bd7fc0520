import { describe, expect, it } from "vitest";
import { openCpuEngine } from "../support/open-engines.ts";
import { readAfterSteps, restartCases } from "../support/restart-cases.ts";

const cases = await restartCases();

describe.each(cases)("an engine that begins anew: $name", ({ first, second }) => {
  it("does bit for bit what one does that is opened for it", async () => {
    const fresh = await openCpuEngine(second);
    const used = await openCpuEngine(first);
    await readAfterSteps(used);
    await used.restart(second);
    expect(await readAfterSteps(used)).toEqual(await readAfterSteps(fresh));
  });
});

describe("restart", () => {
  const { first } = cases[0]!;

  it("refuses what would have to be compiled", async () => {
    const engine = await openCpuEngine(first);
    const { model, time } = first;
    const finer = { ...first, grid: { ...first.grid, nx: 40, dx: first.grid.dx / 2 } };
    await expect(engine.restart(finer)).rejects.toThrow("its grid is another");
    const fewer = { ...first, model: { ...model, observables: model.observables.slice(1) } };
    await expect(engine.restart(fewer)).rejects.toThrow("its model is another");
    const exact = { ...first, time: { ...time, residual: 1e-6 } };
    await expect(engine.restart(exact)).rejects.toThrow("its residual is another");
  });

  it("takes a model that is the same but for its object", async () => {
    const engine = await openCpuEngine(first);
    await engine.restart(structuredClone(first));
    expect(engine.time).toBe(0);
  });
});
