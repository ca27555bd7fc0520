import { beforeEach, describe, expect, it } from "vitest";
import { moduleLibrary } from "../../src/biology/module-library.ts";
import type { Scenario } from "../../src/model/scenario.ts";
import { resolvePreset } from "../../src/preset/resolve-preset.ts";
import { checkClaims } from "../../src/sweep/check-claims.ts";
import { openCpuEngine } from "../support/open-engines.ts";

/** u decays at 0.01/min from 1 on the left half; `idle` is 0 everywhere. */
const decaying = (claims: readonly object[], interventions: readonly object[] = []) =>
  resolvePreset(
    {
      format: "milieu/1",
      title: "decay",
      model: {
        fields: {
          u: { kind: "static", unit: "1", initial: "if(x < 80, 1, 0)" },
          idle: { kind: "static", unit: "1" },
        },
        parameters: { rate: { value: 0.01, unit: "1/min", min: 0, max: 1 } },
        observables: { double: { expression: "2*u" } },
        processes: [{ type: "loss", field: "u", rate: "rate" }],
      },
      domain: { size: ["160 um", "160 um"], grid: [32, 32] },
      time: { step: "10 min" },
      check: { grid: [16, 16], step: "5 min" },
      interventions,
      claims: claims.map((claim) => ({ why: "arithmetic", ...claim })),
    },
    { library: moduleLibrary },
  );

const opened: Scenario[] = [];
beforeEach(() => void opened.splice(0));
/** An engine that tells of every scenario that it begins. */
const openEngine = async (scenario: Scenario) => {
  opened.push(scenario);
  const engine = await openCpuEngine(scenario);
  const restart = engine.restart.bind(engine);
  engine.restart = (next) => {
    opened.push(next);
    return restart(next);
  };
  return engine;
};

describe("checkClaims", () => {
  it("measures every claim at its own time, in one run", async () => {
    const preset = decaying([
      { at: "100 min", measure: "max", of: "u", is: "> 0.3" },
      { at: "50 min", measure: "max", of: "double", is: "> 0.3" },
      { at: "100 min", measure: "area", of: "u", is: "12800 .. 12800" },
      { at: "100 min", measure: "integral", of: "u", where: "x > 80", is: "0 .. 0" },
      { at: "100 min", measure: "mean", of: "u/mean(u)", is: "0.999 .. 1.001" },
    ]);
    const results = await checkClaims(preset, { openEngine });
    expect(results.map((result) => result.holds)).toEqual([true, true, true, true, true]);
    expect(results[0]!.value).toBeCloseTo(Math.exp(-1), 5);
    expect(results[1]!.value).toBeCloseTo(2 * Math.exp(-0.5), 5);
    expect(opened.map((scenario) => scenario.grid.nx)).toEqual([16]);
    expect(opened[0]!.time.step).toBe(5);
  });

  it("reads parameters as interventions have set them, until the very end", async () => {
    const faster = { start: "50 min", stop: "100 min", parameter: "rate", value: 0.5 };
    const preset = decaying(
      [
        { at: "50 min", measure: "max", of: "rate", is: "0.0099 .. 0.0101" },
        { at: "100 min", measure: "max", of: "rate", is: "0.49 .. 0.51" },
        { at: "110 min", measure: "max", of: "rate", is: "0.0099 .. 0.0101" },
      ],
      [faster],
    );
    const results = await checkClaims(preset, { openEngine });
    expect(results.map((result) => result.holds)).toEqual([true, true, true]);
  });

  it("runs each matched control once", async () => {
    const versus = { parameters: { rate: 0.02 } };
    const preset = decaying([
      { at: "100 min", measure: "max", of: "u", versus, ratio: "2.7 .. 2.8" },
      { at: "50 min", measure: "max", of: "u", versus, ratio: "> 2" },
    ]);
    const shares: number[] = [];
    const results = await checkClaims(preset, {
      openEngine,
      onProgress: (share) => shares.push(share),
    });
    expect(results.map((result) => result.holds)).toEqual([true, false]);
    expect(results[0]!.control).toBeCloseTo(Math.exp(-2), 5);
    expect(opened.map((scenario) => scenario.parameters["rate"])).toEqual([0.01, 0.02]);
    expect(shares.at(-1)).toBeCloseTo(1, 9);
    expect([...shares].sort((a, b) => a - b)).toEqual(shares);
  });

  it("compares places, times and other values of one run", async () => {
    const preset = decaying([
      {
        at: "50 min",
        measure: "mean",
        of: "u",
        where: "x < 80",
        versus: { where: "x > 80" },
        difference: "> 0.6",
      },
      { at: "100 min", measure: "max", of: "u", versus: { at: "50 min" }, ratio: "0.6 .. 0.61" },
      {
        at: "100 min",
        measure: "max",
        of: "double",
        versus: { of: "u", measure: "mean" },
        ratio: "3.99 .. 4.01",
      },
    ]);
    const results = await checkClaims(preset, { openEngine });
    expect(results.map((result) => result.holds)).toEqual([true, true, true]);
    expect(opened).toHaveLength(1);
  });

  it("computes once what runs share before a treatment, to the same bits", async () => {
    const doses = [
      { label: "early", start: "30 min", field: "u", add: 1 },
      { label: "late", start: "60 min", field: "u", add: 2 },
      { label: "fast", start: "80 min", stop: "90 min", parameter: "rate", value: 0.3 },
    ];
    const end = { at: "100 min", measure: "integral", of: "u", is: "> 0" };
    const arms = [
      {},
      { given: { without: ["late"] } },
      { given: { without: ["early", "late", "fast"] } },
      { given: { without: ["fast"] } },
      { given: { parameters: { rate: 0.02 }, without: ["fast"] } },
      // Is read before it parts.
      { at: "50 min", given: { without: ["late", "fast"] } },
    ].map((arm) => ({ ...end, ...arm }));
    let minutes = 0;
    const counted = async (scenario: Scenario) => {
      const engine = await openEngine(scenario);
      const advance = engine.advance.bind(engine);
      engine.advance = async (...call) => {
        const before = engine.time;
        const taken = await advance(...call);
        minutes += engine.time - before;
        return taken;
      };
      return engine;
    };
    const results = await checkClaims(decaying(arms, doses), { openEngine: counted });
    expect(minutes).toBeCloseTo(100 + 40 + 70 + 20 + 100 + 0, 6);
    const alone = await Promise.all(
      arms.map((arm) => checkClaims(decaying([arm], doses), { openEngine })),
    );
    expect(results.map(({ value }) => value)).toEqual(alone.map(([one]) => one!.value));
    expect(new Set(results.map(({ value }) => value)).size).toBe(arms.length);
  });

  it("takes two equal doses at one time for two", async () => {
    const dose = { start: "30 min", field: "u", add: 1 };
    const end = { at: "100 min", measure: "max", of: "u", is: "> 0" };
    const claims = [end, { ...end, given: { without: ["b"] } }];
    const preset = decaying(claims, [
      { ...dose, label: "a" },
      { ...dose, label: "b" },
    ]);
    const [both, one] = await checkClaims(preset, { openEngine });
    expect(both!.value).toBeCloseTo(Math.exp(-1) + 2 * Math.exp(-0.7), 4);
    expect(one!.value).toBeCloseTo(Math.exp(-1) + Math.exp(-0.7), 4);
  });

  it("compares arms, and runs each setting once", async () => {
    const arm = (rate: number) => ({ parameters: { rate } });
    const end = { at: "100 min", measure: "max", of: "u" };
    const preset = decaying([
      { ...end, given: arm(0.02), versus: arm(0.03), ratio: "2.7 .. 2.8" },
      { ...end, given: arm(0.03), versus: { parameters: {} }, benefit: "0.86 .. 0.87" },
      { ...end, given: arm(0.02), versus: { at: "50 min" }, ratio: "0.36 .. 0.37" },
      {
        ...end,
        given: arm(0.02),
        versus: { parameters: {} },
        benefitVersus: { given: arm(0.03), versus: arm(0.01), ratio: "0.73 .. 0.74" },
      },
    ]);
    const results = await checkClaims(preset, { openEngine });
    expect(results.map((result) => result.sentence.concat(result.holds ? "" : " FAILS"))).toEqual(
      results.map((result) => result.sentence),
    );
    expect(opened.map((scenario) => scenario.parameters["rate"]).sort()).toEqual([
      0.01, 0.02, 0.03,
    ]);
  });

  it("leaves out the interventions that a claim names", async () => {
    const preset = decaying(
      [
        {
          at: "100 min",
          measure: "max",
          of: "u",
          versus: { without: ["cut"] },
          ratio: "0.24 .. 0.26",
        },
        {
          at: "100 min",
          measure: "max",
          of: "u",
          versus: { without: ["cut", "second cut"] },
          ratio: "0.12 .. 0.13",
        },
        {
          at: "100 min",
          measure: "max",
          of: "u",
          versus: { interventions: [] },
          ratio: "0.12 .. 0.13",
        },
      ],
      [
        { label: "cut", start: "20 min", field: "u", multiply: 0.25 },
        { label: "second cut", start: "40 min", field: "u", multiply: 0.5 },
      ],
    );
    const results = await checkClaims(preset, { openEngine });
    expect(results.map((result) => result.holds)).toEqual([true, true, true]);
    expect(opened.map((scenario) => scenario.interventions.length)).toEqual([2, 1, 0]);
  });

  it("uses the preset's own grid and step when asked for the full check", async () => {
    const preset = decaying([{ at: "100 min", measure: "max", of: "u", is: "> 0.3" }]);
    await checkClaims(preset, { openEngine, full: true });
    expect(opened[0]).toBe(preset.scenario);
  });

  it("fails a claim about nowhere", async () => {
    const preset = decaying([
      { at: "10 min", measure: "mean", of: "u", where: "u > 2", is: "> 0" },
    ]);
    const [result] = await checkClaims(preset, { openEngine });
    expect(result!.holds).toBe(false);
    expect(result!.problem).toContain("no voxel");
  });

  it("fails a correlation with a constant", async () => {
    const preset = decaying([
      { at: "10 min", measure: "correlation", of: "u", with: "idle", is: "> -2" },
      { at: "10 min", measure: "correlation", of: "u", with: "-x", is: "> 0.8" },
    ]);
    const results = await checkClaims(preset, { openEngine });
    expect(results.map((result) => result.holds)).toEqual([false, true]);
  });
});
