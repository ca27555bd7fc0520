import { describe, expect, it, test } from "vitest";
import { therapyLibrary } from "../../src/biology/therapies/therapy-library.ts";
import type { ModelDescription } from "../../src/model/description.ts";
import { at, DAY, type Dose, mean, openTreated } from "../support/treated-tissue.ts";

/** Each drug by what its doses and plasma are named after, with the module that has it. */
const drugs = therapyLibrary.flatMap((module) =>
  Object.keys(module.fields ?? {}).flatMap((name) =>
    name.endsWith("Given") ? [{ module: module.name, drug: name.slice(0, -"Given".length) }] : [],
  ),
);
/** Every effect that is the share of a target that a drug holds. */
const effects = therapyLibrary.flatMap((module: ModelDescription) =>
  Object.entries(module.observables ?? {}).flatMap(([observable, { expression }]) => {
    const [, field] = /^michaelis\((\w+), \1Half\)$/.exec(expression) ?? [];
    return field !== undefined && `${field}Plasma` in (module.fields ?? {})
      ? [{ observable, field, half: module.parameters![`${field}Half`]!.value }]
      : [];
  }),
);
const everyModule = ["vessels", ...therapyLibrary.map((module) => module.name)];

describe("plasma", () => {
  it("is there for all drugs", () => {
    expect(drugs.length).toBeGreaterThan(35);
    expect(effects.length).toBeGreaterThan(30);
  });
});

describe("a drug in tissue", () => {
  // Vessels in the first 100 um, nowhere else, for good.
  const strip = {
    initial: { vessel: "if(x < 100, 1, 0)" },
    parameters: { vesselRecovery: 0 },
    step: 10,
  };

  test.each([
    { module: "anti-pd1", field: "antiPd1", share: [0.1, 0.9] },
    { module: "hif-inhibitor", field: "hifInhibitor", share: [0.5, 0.95] },
  ])("$field comes with the blood and fades with the distance", async (drug) => {
    const { module, field, share } = drug;
    const modules = ["vessels", module];
    const none = await openTreated({ ...strip, modules });
    await none.advance(30);
    expect(await mean(none, field)).toBe(0);

    const doses = [{ field: `${field}Plasma`, amount: 10, action: "set", every: 10, count: 1e4 }];
    const engine = await openTreated({ ...strip, modules, doses: doses as Dose[] });
    await engine.advance(400, 2 * DAY);
    const near = (await at(engine, field, 50)) / 10;
    expect(near).toBeGreaterThan(share[0]!);
    expect(near).toBeLessThan(share[1]!);
    expect(await at(engine, field, 600)).toBeLessThan(0.9 * 10 * near);
    expect(await at(engine, field, 600)).toBeGreaterThan(0);
  });

  it("follows the plasma", async () => {
    const doses = [{ field: "hifInhibitorPlasma", amount: 8 }];
    const engine = await openTreated({ modules: ["vessels", "hif-inhibitor"], step: 10, doses });
    // The half-life of a small molecule in a mouse is 240 min.
    await engine.advance(72, 480);
    const early = await mean(engine, "hifInhibitor");
    await engine.advance(72, 720);
    expect((await mean(engine, "hifInhibitor")) / early).toBeCloseTo(0.5, 2);
  });
});

describe("effects", () => {
  it("are 0 without a dose, grow with it and stay below 1", async () => {
    const levels: Record<string, number>[] = [];
    for (const multiple of [0, 4, 40]) {
      const doses = effects.map(({ field, half }) => ({
        field: `${field}Plasma`,
        amount: multiple * half,
      }));
      const engine = await openTreated({ modules: everyModule, step: 10, doses });
      await engine.advance(6);
      const { observables } = await engine.measure();
      levels.push(
        Object.fromEntries(effects.map(({ observable: o }) => [o, observables[o]!.mean])),
      );
    }
    const [none, little, much] = levels;
    for (const { observable } of effects) {
      expect(none![observable], observable).toBe(0);
      expect(little![observable], observable).toBeGreaterThan(0);
      expect(much![observable], observable).toBeGreaterThan(little![observable]!);
      expect(much![observable], observable).toBeLessThan(1);
    }
  });

  it("of BRAF and MEK inhibition on division add up without passing 1", async () => {
    const block = async (dabrafenib: number, trametinib: number) => {
      const doses = [
        { field: "dabrafenibPlasma", amount: dabrafenib },
        { field: "trametinibPlasma", amount: trametinib },
      ];
      const engine = await openTreated({
        modules: ["vessels", "braf-mek-inhibitors"],
        step: 10,
        doses,
      });
      await engine.advance(12);
      return mean(engine, "divisionBlock");
    };
    expect(await block(0, 0)).toBe(0);
    const braf = await block(3, 0);
    const mek = await block(0, 0.05);
    const both = await block(3, 0.05);
    expect(braf).toBeGreaterThan(mek);
    expect(both).toBeCloseTo(1 - (1 - braf) * (1 - mek), 4);
  });

  it("of L19 conjugates need T cells", async () => {
    const doses = [{ field: "l19Plasma", amount: 5 }];
    const engine = await openTreated({ modules: ["vessels", "l19-cytokines"], step: 10, doses });
    await engine.advance(12);
    expect(await mean(engine, "l19")).toBeGreaterThan(0);
    expect(await mean(engine, "l19Effect")).toBe(0);
  });
});
