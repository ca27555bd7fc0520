import { describe, expect, it, test } from "vitest";
import { therapyLibrary } from "../../src/biology/therapies/therapy-library.ts";
import { at, compartment, DAY, mean, openTreated } from "../support/treated-tissue.ts";

const HOUR = 60;
const values = Object.assign(
  {},
  ...therapyLibrary.map(({ parameters = {} }) =>
    Object.fromEntries(Object.entries(parameters).map(([name, { value }]) => [name, value])),
  ),
) as Record<string, number>;
const value = (name: string) => {
  if (values[name] === undefined) throw new Error(`no parameter ${name}`);
  return values[name];
};

/** Drugs with one compartment, by what they are named after, and the kind whose absorption is theirs. */
const simple = therapyLibrary.flatMap(({ name: module, fields = {}, processes = [] }) =>
  Object.keys(fields).flatMap((field) => {
    const drug = field.slice(0, -"Given".length);
    if (!field.endsWith("Given") || `${drug}Peripheral` in fields || module === "carrier")
      return [];
    const kind = JSON.stringify(processes).includes("antibodyAbsorption")
      ? "antibody"
      : "smallDrug";
    return [{ module, drug, kind }];
  }),
);

describe.each(["mouse", "human"] as const)("one compartment, %s", (species) => {
  const suffix = species === "mouse" ? "Mouse" : "Human";
  const own = (drug: string, kind: string, what: string) =>
    values[`${drug}${what}${suffix}`] ??
    values[`${drug}${what}`] ??
    value(`${kind}${what}${suffix}`);

  // Bateman: absorbed at ka, lost at ke.
  test.each(simple)("of $drug is absorbed and eliminated", async ({ module, drug, kind }) => {
    const level = own(drug, kind, "Level");
    const [absorption, halfLife] = [own(drug, kind, "Absorption"), own(drug, kind, "HalfLife")];
    const [ka, ke] = [Math.LN2 / absorption, Math.LN2 / halfLife];
    const engine = await openTreated({
      modules: ["drug-transport", module],
      step: Math.min(absorption, halfLife) / 40,
      parameters: { species: species === "mouse" ? 0 : 1 },
      doses: [{ field: `${drug}Given`, amount: 1 }],
    });
    for (const part of [0.5, 1, 2]) {
      const time = part * Math.min(absorption, halfLife);
      await engine.advance(20_000, time);
      const expected = ((level * ka) / (ka - ke)) * (Math.exp(-ke * time) - Math.exp(-ka * time));
      const found = await compartment(engine, `${drug}Plasma`);
      expect(found / expected).toBeGreaterThan(0.97);
      expect(found / expected).toBeLessThan(1.03);
    }
  });
});

it("keeps under infusion the level that the same doses have on average", async () => {
  const parameters = { hifInhibitorInfusion: 2 };
  const engine = await openTreated({ modules: ["hif-inhibitor"], step: 60, parameters });
  await engine.advance(200, 6 * DAY);
  const expected =
    (2 / DAY) * value("smallDrugLevelMouse") * (value("smallDrugHalfLifeMouse") / Math.LN2);
  expect((await compartment(engine, "hifInhibitorPlasma")) / expected).toBeCloseTo(1, 2);
});

describe("IgG", () => {
  const curve = async (species: 0 | 1, days: readonly number[]) => {
    const engine = await openTreated({
      modules: ["drug-transport", "anti-pd1"],
      step: 20,
      parameters: { species, antibodyAbsorptionMouse: 20, antibodyAbsorptionHuman: 20 },
      doses: [{ field: "antiPd1Given", amount: 1 }],
    });
    const levels: number[] = [];
    for (const day of days) {
      await engine.advance(5000, day * DAY);
      levels.push(await compartment(engine, "antiPd1Plasma"));
    }
    return levels;
  };
  /** Two compartments from plasma at 0 (absorption within the hour shifts it by its mean of 29 min). */
  const closed = (suffix: "Mouse" | "Human", days: number) => {
    const k10 = value(`antibodyElimination${suffix}`);
    const k12 = value(`antibodyDistribution${suffix}`);
    const k21 = value(`antibodyReturn${suffix}`);
    const sum = k10 + k12 + k21;
    const root = Math.sqrt(sum * sum - 4 * k10 * k21);
    const [alpha, beta] = [(sum + root) / 2, (sum - root) / 2];
    const t = days * DAY - 20 / Math.LN2;
    const level = value(`antibodyLevel${suffix}`);
    return (
      (level / (alpha - beta)) *
      ((alpha - k21) * Math.exp(-alpha * t) + (k21 - beta) * Math.exp(-beta * t))
    );
  };

  it.each([
    [0, "Mouse"],
    [1, "Human"],
  ] as const)(
    "of species %i follows the closed form of two compartments",
    async (species, suffix) => {
      const days = [0.5, 1, 3, 10, 20];
      const levels = await curve(species, days);
      for (const [i, day] of days.entries()) {
        expect(levels[i]! / closed(suffix, day)).toBeCloseTo(1, 2);
      }
    },
  );

  // 10.1016/j.ijpharm.2012.09.042: 225 nM d over ten days after 0.4 mg/kg.
  it("has in mice the area that was measured for 8C2", async () => {
    const times = Array.from({ length: 101 }, (_, i) => i / 10);
    const levels = await curve(0, times.slice(1));
    const area = [0, ...levels].reduce(
      (sum, level, i, all) => (i === 0 ? 0 : sum + ((level + all[i - 1]!) / 2) * 0.1),
      0,
    );
    const nanomolarDays = (area * (0.4 / 10) * 1e6) / 150_000;
    expect(nanomolarDays / 225).toBeGreaterThan(0.75);
    expect(nanomolarDays / 225).toBeLessThan(1.25);
  });

  it("stays for two to three weeks of half-life in patients, and two in mice", async () => {
    const halfLife = async (species: 0 | 1) => {
      const [early, late] = await curve(species, [20, 30]);
      return (10 * Math.LN2) / Math.log(early! / late!);
    };
    expect(await halfLife(1)).toBeGreaterThan(17);
    expect(await halfLife(1)).toBeLessThan(25);
    expect(await halfLife(0)).toBeGreaterThan(10);
    expect(await halfLife(0)).toBeLessThan(17);
  });
});

/** A strip with the vessels of healthy tissue in its first 100 um and a fifth of them beyond. */
const follow = async (
  module: string,
  names: readonly string[],
  hours: readonly number[],
  parameters: Record<string, number> = {},
) => {
  const engine = await openTreated({
    modules: ["vessels", "tumor", "drug-transport", module],
    step: 30,
    initial: { vessel: "if(x < 100, 1, 0.2)", tumor: 0.8 },
    parameters: { vesselRecovery: 0, vesselCollapse: 0, tumorGrowth: 0, ...parameters },
    doses: [{ field: `${names[0]}Given`, amount: 1 }],
  });
  const course: { hour: number; near: number; far: number; mean: number }[] = [];
  for (const hour of hours) {
    await engine.advance(1000, hour * HOUR);
    const name = names.at(-1)!;
    const [near, far] = [await at(engine, name, 50), await at(engine, name, 600)];
    course.push({ hour, near, far, mean: await mean(engine, name) });
  }
  return course;
};
const peakHour = (course: Awaited<ReturnType<typeof follow>>) =>
  course.reduce((best, one) => (one.mean > best.mean ? one : best)).hour;
const every4h = Array.from({ length: 30 }, (_, i) => 4 * (i + 1));
const leaky = { antibodyPermeability: 30 * value("antibodyPermeability") };

describe("an antibody in tissue", () => {
  it("peaks after one to three days, near the vessels first", async () => {
    const course = await follow("anti-pd1", ["antiPd1"], every4h);
    expect(peakHour(course)).toBeGreaterThan(24);
    expect(peakHour(course)).toBeLessThan(72);
    expect(course[0]!.near / course[0]!.far).toBeGreaterThan(1.5);
  });

  it("would peak within hours, everywhere at once, if vessels were thirty times as permeable", async () => {
    const course = await follow("anti-pd1", ["antiPd1"], every4h, leaky);
    expect(peakHour(course)).toBeLessThan(24);
    expect(course[0]!.near / course[0]!.far).toBeLessThan(1.25);
  });

  // 12.4 ± 1.7 %ID/g of trastuzumab in SKBR-3 at 24 h (PMC4329181, table 1); 10 mg/kg of 20 g.
  it("that tumor cells bind stays near the vessels, and as much of it as was measured", async () => {
    const course = await follow(
      "adcc-antibody",
      ["adccAntibody", "adccAntibodyTissue"],
      [24, 48, 96],
    );
    const [day, ...later] = course;
    expect(day!.near / day!.far).toBeGreaterThan(2);
    const shares = later.map((one) => one.mean / (10 * 20));
    for (const share of shares) {
      expect(share).toBeGreaterThan(0.08);
      expect(share).toBeLessThan(0.19);
    }
  });

  it("that they bind would be everywhere if vessels were thirty times as permeable", async () => {
    const [day] = await follow(
      "adcc-antibody",
      ["adccAntibody", "adccAntibodyTissue"],
      [24],
      leaky,
    );
    expect(day!.near / day!.far).toBeLessThan(1.1);
  });

  it("is not lost by binding: what came through the wall is in the tissue", async () => {
    const engine = await openTreated({
      modules: ["vessels", "tumor", "drug-transport", "adcc-antibody"],
      step: 15,
      initial: { vessel: "if(x < 100, 1, 0.2)", tumor: 0.8 },
      parameters: {
        vesselRecovery: 0,
        vesselCollapse: 0,
        tumorGrowth: 0,
        antigenInternalization: 0,
        antibodyClearance: 0,
      },
      doses: [{ field: "adccAntibodyGiven", amount: 1 }],
    });
    const wall = value("antibodyPermeability") * value("vesselSurface");
    let [influx, last] = [0, 0];
    for (let time = 15; time <= 2 * DAY; time += 15) {
      await engine.advance(100, time);
      const plasma = await compartment(engine, "adccAntibodyPlasma");
      const [free, vessel] = [await engine.read("adccAntibody"), await engine.read("vessel")];
      const rate = free.reduce((sum, level, i) => sum + vessel[i]! * (plasma - level), 0);
      const now = (wall * rate) / free.length;
      influx += ((now + last) / 2) * 15;
      last = now;
    }
    expect((await mean(engine, "adccAntibodyTissue")) / influx).toBeCloseTo(1, 1.7);
  });
});

describe("the carrier", () => {
  // 0.7 % of the dose in the median of studies (Wilhelm 2016, 10.1038/natrevmats.2016.14).
  it("brings about a hundredth of the dose into a tumor of half a gram", async () => {
    const engine = await openTreated({
      modules: ["vessels", "drug-transport", "carrier"],
      step: 30,
      initial: { vessel: 0.4 },
      parameters: { vesselRecovery: 0, carrierClearance: 0, carrierRest: 0 },
      doses: [{ field: "carrierGiven", amount: 1 }],
    });
    await engine.advance(2000, 5 * DAY);
    // 0.5 mL of tissue; a mouse of 25 g has 1.25 mL of plasma.
    const share = ((await mean(engine, "carrier")) * 0.5) / (value("carrierLevelMouse") * 1.25);
    expect(share).toBeGreaterThan(0.004);
    expect(share).toBeLessThan(0.015);
  });
});

describe("temozolomide in patients", () => {
  // Portnow 2009, 10.1158/1078-0432.CCR-09-1349: 150 mg/m2, plasma and peritumoral brain.
  const course = async (parameters: Record<string, number> = {}) => {
    const engine = await openTreated({
      modules: ["vessels", "drug-transport", "chemotherapy"],
      step: 2,
      parameters: { species: 1, ...parameters },
      doses: [{ field: "temozolomideGiven", amount: 1 }],
    });
    const step = 10;
    let [plasma, brain, peak, peakHour] = [0, 0, 0, 0];
    for (let time = step; time <= DAY; time += step) {
      await engine.advance(100, time);
      plasma += ((await compartment(engine, "temozolomidePlasma")) * step) / HOUR;
      const level = await mean(engine, "temozolomide");
      brain += (level * step) / HOUR;
      if (level > peak) [peak, peakHour] = [level, time / HOUR];
    }
    return { plasma, ratio: brain / plasma, peak, peakHour };
  };

  it("has the measured areas in plasma and brain, and the peak in brain", async () => {
    const { plasma, ratio, peak, peakHour } = await course();
    expect(plasma / 17.1).toBeGreaterThan(0.9);
    expect(plasma / 17.1).toBeLessThan(1.1);
    expect(ratio / 0.178).toBeGreaterThan(0.9);
    expect(ratio / 0.178).toBeLessThan(1.1);
    expect(peak / 0.6).toBeGreaterThan(0.7);
    expect(peak / 0.6).toBeLessThan(1.3);
    expect(peakHour).toBeGreaterThan(1.2);
    expect(peakHour).toBeLessThan(2.8);
  });

  it("would not if the wall let thirty times as much through", async () => {
    const leaky = { temozolomideExchange: 30 * value("temozolomideExchange") };
    const { ratio, peak } = await course(leaky);
    expect(ratio).toBeGreaterThan(0.5);
    expect(peak).toBeGreaterThan(1.5);
  });
});
