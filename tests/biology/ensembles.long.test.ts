import { describe, expect, it } from "vitest";
import { moduleLibrary } from "../../src/biology/module-library.ts";
import { openCpuEngine } from "../../src/engine/cpu/cpu-engine.ts";
import type { Engine } from "../../src/engine/engine.ts";
import { randomSequence } from "../../src/engine/initial/random-sequence.ts";
import { presetText } from "../../src/preset/preset-library.ts";
import { readPreset } from "../../src/preset/read-preset.ts";

/** The story of anti-PD-1 and CSF1R inhibition in another patient. */
async function openPatient(
  change: Readonly<Record<string, unknown>>,
  grid: number,
): Promise<Engine> {
  const {
    modules,
    domain,
    time,
    claims: _,
    ...file
  } = JSON.parse(await presetText("anti-pd1-csf1r"));
  const text = JSON.stringify({
    ...file,
    modules: [...modules, "readouts"],
    domain: { ...domain, grid: [grid, grid] },
    time: { ...time, step: "120 min" },
    ...change,
  });
  const { scenario } = await readPreset(text, { library: moduleLibrary });
  return openCpuEngine(scenario);
}

async function meanAt(engine: Engine, day: number, name: string): Promise<number> {
  while ((await engine.advance(256, day * 1440)) > 0);
  const { fields, observables } = await engine.measure({ names: [name] });
  return (fields[name] ?? observables[name])!.mean;
}

const antiPd1 = {
  label: "anti-PD-1",
  start: "12 d",
  every: "14 d",
  count: 2,
  field: "antiPd1Plasma",
  add: 60,
};
const csf1rInhibitor = {
  label: "CSF1R inhibitor",
  start: "12 d",
  parameter: "csf1rInhibitorInfusion",
  value: 0.0035,
};

describe("patients", () => {
  // systems.md row 68: over 20 draws the pair has more responders than its better half.
  it("answer to two drugs more often than to either", async () => {
    const draws = Array.from({ length: 20 }, (_, index) => index + 1);
    const answers: Record<"antiPd1" | "csf1r" | "both", number>[] = [];
    for (const seed of draws) {
      const patient = { seed, parameters: drawParameters(seed) };
      const untreated = await massAfter({ ...patient, interventions: [] });
      const remains = async (...interventions: object[]) =>
        (await massAfter({ ...patient, interventions })) / untreated;
      answers.push({
        antiPd1: await remains(antiPd1),
        csf1r: await remains(csf1rInhibitor),
        both: await remains(antiPd1, csf1rInhibitor),
      });
    }
    // A responder keeps less than 0.7 of the tumor that it would have without drugs.
    const responders = (drug: "antiPd1" | "csf1r" | "both") =>
      answers.filter((each) => each[drug] < 0.7).length;
    const best = Math.max(responders("antiPd1"), responders("csf1r"));
    expect(best).toBeGreaterThan(0);
    expect(responders("antiPd1")).toBeLessThan(20);
    expect(responders("both")).toBeGreaterThan(best);
  }, 300_000);

  // systems.md row 51: pockets that killers do not reach at drug stop foretell the regrowth.
  it("relapse sooner the more of the tumor lies in isolated pockets when drugs stop", async () => {
    const patients = [];
    for (const seed of [1, 2, 3, 4, 5, 6, 7, 8]) patients.push(await relapse(seed));
    const pockets = ranks(patients.map(({ pocket }) => pocket));
    const times = ranks(patients.map(({ days }) => days));
    expect(Math.min(...patients.map(({ pocket }) => pocket))).toBeGreaterThan(0);
    expect(correlation(pockets, times)).toBeLessThan(-0.6);
  }, 300_000);
});

/** Numbers in which patients differ, each between 0.6 and 1.6 times its usual value. */
function drawParameters(seed: number): Record<string, number> {
  const random = randomSequence(seed, 68);
  const usual = new Map(
    moduleLibrary.flatMap(({ parameters }) => Object.entries(parameters ?? {})),
  );
  const names = [
    ...["tumorGrowth", "cd8Entry", "cd8Hits", "nkEntry", "recruitment", "csf1Dependence"],
    ...["ifnGammaPdl1", "hypoxiaToM2", "lactateToM2", "tregTgfBeta", "csf1rReeducation"],
  ];
  return Object.fromEntries(
    names.map((name) => [name, usual.get(name)!.value * 2 ** (1.4 * random() - 0.7)]),
  );
}

async function massAfter(patient: Readonly<Record<string, unknown>>): Promise<number> {
  const engine = await openPatient(patient, 24);
  const mass = await meanAt(engine, 36, "tumor");
  engine.dispose();
  return mass;
}

/** Both drugs from day 12, stopped on day 24; the tumor has regrown at 1.5 times its mass then. */
async function relapse(seed: number): Promise<{ pocket: number; days: number }> {
  const interventions = [
    { ...antiPd1, count: 1 },
    { ...csf1rInhibitor, stop: "24 d" },
  ];
  const engine = await openPatient({ seed, interventions }, 40);
  const pocket = await meanAt(engine, 24, "isolatedPocket");
  const mass = await meanAt(engine, 24, "tumor");
  let [before, now, days] = [mass, mass, 0];
  for (; now < 1.5 * mass && days < 30; days++) {
    before = now;
    now = await meanAt(engine, 25 + days, "tumor");
  }
  engine.dispose();
  return { pocket, days: days - (now - 1.5 * mass) / (now - before) };
}

/** Place in the order from least to most. */
function ranks(values: readonly number[]): readonly number[] {
  return values.map((value) => values.filter((other) => other < value).length);
}

function correlation(a: readonly number[], b: readonly number[]): number {
  const mean = (v: readonly number[]) => v.reduce((sum, each) => sum + each, 0) / v.length;
  const product = (u: readonly number[], v: readonly number[]) =>
    u.reduce((sum, each, i) => sum + (each - mean(u)) * (v[i]! - mean(v)), 0);
  return product(a, b) / Math.sqrt(product(a, a) * product(b, b));
}
