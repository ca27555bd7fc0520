import { describe, expect, test } from "vitest";
import type { Engine } from "../../src/engine/engine.ts";
import type { ModelDescription } from "../../src/model/description.ts";
import type { Scenario } from "../../src/model/scenario.ts";
import { planeGrid } from "../support/grids.ts";
import { formula, makeScenario } from "../support/make-scenario.ts";
import { openCpuEngine } from "../support/open-engines.ts";

const grid = planeGrid(6, 5, 10);

function open(
  model: ModelDescription,
  step: number,
  interventions: Scenario["interventions"] = [],
): Promise<Engine> {
  return openCpuEngine(makeScenario({ grid, step, model, interventions }));
}

const mean = async (engine: Engine, name: string): Promise<number> =>
  (await engine.measure()).fields[name]!.mean;

describe("slow changes", () => {
  test.each(["substrate", "population", "static"] as const)(
    "of a %s arrive in full",
    async (kind) => {
      const engine = await open(
        {
          fields: {
            fed: { kind, unit: "1", initial: 1 },
            faint: { kind, unit: "1", initial: 1 },
            lost: { kind, unit: "1", initial: 1 },
          },
          processes: [
            { type: "source", field: "fed", rate: 1e-6 },
            { type: "source", field: "faint", rate: 1e-8 },
            { type: "loss", field: "lost", rate: 1e-7 },
          ],
        },
        1,
      );
      await engine.advance(10_000, 1440);
      expect(((await mean(engine, "fed")) - 1) / 1.44e-3).toBeCloseTo(1, 5);
      expect(((await mean(engine, "faint")) - 1) / 1.44e-5).toBeCloseTo(1, 4);
      expect((1 - (await mean(engine, "lost"))) / -Math.expm1(-1.44e-4)).toBeCloseTo(1, 4);
      expect((await engine.read("faint"))[0]).toBeCloseTo(1 + 1.44e-5, 6);
    },
  );

  test("of a compartment too", async () => {
    const engine = await open(
      {
        fields: {
          u: { kind: "static", unit: "1" },
          c: { kind: "compartment", unit: "1", initial: 1 },
        },
        processes: [{ type: "source", field: "c", rate: 1e-6 }],
      },
      1,
    );
    await engine.advance(10_000, 1440);
    const { compartments } = await engine.measure();
    expect(compartments["c"]).toBeCloseTo(1.00144, 6);
  });
});

describe("conversions out of a substrate", () => {
  test.each([0.05, 0.5, 1, 10])("arrive in full at rate times step %f", async (z) => {
    const engine = await open(
      {
        fields: {
          drug: { kind: "substrate", unit: "1", diffusion: 500, initial: "2*random()" },
          bound: { kind: "population", unit: "1" },
          lost: { kind: "static", unit: "1" },
        },
        processes: [
          { type: "convert", from: "drug", to: "bound", rate: z / 6 },
          { type: "convert", from: "drug", to: "lost", rate: `0.2*${z / 6}*(x < 30)` },
        ],
      },
      6,
    );
    const before = await mean(engine, "drug");
    for (let step = 0; step < 12; step++) {
      await engine.advance(1);
      const { fields } = await engine.measure();
      const total = fields["drug"]!.mean + fields["bound"]!.mean + fields["lost"]!.mean;
      expect(total / before).toBeCloseTo(1, 6);
      expect(fields["bound"]!.min).toBeGreaterThanOrEqual(0);
    }
    expect(await mean(engine, "bound")).toBeGreaterThan(0.2 * before);
  });
});

describe("terms that change within a step", () => {
  test("what depends on t is taken in the middle of what is computed", async () => {
    const fields = (["substrate", "population", "static"] as const).map(
      (kind) => [kind, { kind, unit: "1" }] as const,
    );
    const engine = await open(
      {
        fields: { ...Object.fromEntries(fields), c: { kind: "compartment", unit: "1" } },
        processes: [...fields.map(([name]) => name), "c"].map((field) => ({
          type: "source" as const,
          field,
          rate: "t",
        })),
      },
      6,
    );
    await engine.advance(1000, 600);
    const { fields: found, compartments } = await engine.measure();
    for (const { mean: value } of Object.values(found)) expect(value / 180000).toBeCloseTo(1, 6);
    expect(compartments["c"]! / 180000).toBeCloseTo(1, 6);
  });

  /** u' = -s u with s = t: u = exp(-t^2/2). */
  const decayIn = async (
    step: number,
    rate: string,
    more: Pick<ModelDescription, "fields" | "processes">,
  ): Promise<number> => {
    const engine = await open(
      {
        fields: { u: { kind: "substrate", unit: "1", initial: 1 }, ...more.fields },
        processes: [{ type: "loss", field: "u", rate }, ...(more.processes ?? [])],
      },
      step,
    );
    await engine.advance(1000, 1);
    return Math.abs((await mean(engine, "u")) / Math.exp(-0.5) - 1);
  };

  test.each([
    ["static field", "static"],
    ["compartment", "compartment"],
  ] as const)("a %s is read on its way, to second order", async (_, kind) => {
    const more: Pick<ModelDescription, "fields" | "processes"> = {
      fields: { s: { kind, unit: "1" } },
      processes: [{ type: "source", field: "s", rate: 1 }],
    };
    const [coarse, fine] = [await decayIn(0.2, "s", more), await decayIn(0.1, "s", more)];
    const [coarsest, finest] = [await decayIn(0.2, "t", {}), await decayIn(0.1, "t", {})];
    expect(coarse).toBeLessThan(2e-3);
    expect(fine).toBeLessThan(0.35 * coarse + 2e-6);
    expect(coarsest).toBeLessThan(2e-3);
    expect(finest).toBeLessThan(0.35 * coarsest + 2e-6);
  });
});

describe("a rate of the substrate itself", () => {
  test("is taken anew in the second half, to second order", async () => {
    const errorAt = async (step: number): Promise<number> => {
      const engine = await open(
        {
          fields: { u: { kind: "substrate", unit: "1", initial: 1 } },
          processes: [{ type: "loss", field: "u", rate: "u" }],
        },
        step,
      );
      await engine.advance(1000, 1);
      return Math.abs((await mean(engine, "u")) / 0.5 - 1);
    };
    const coarse = await errorAt(0.2);
    expect(coarse).toBeLessThan(5e-3);
    expect(await errorAt(0.1)).toBeLessThan(0.35 * coarse);
  });
});

describe("the carry", () => {
  const model: ModelDescription = {
    fields: { n: { kind: "population", unit: "1", initial: 1 } },
    processes: [{ type: "source", field: "n", rate: 3e-9 }],
  };
  const dab = { from: [15, 15, 0], to: [15, 15, 0], radius: 6, softness: 0, limit: 10 } as const;

  test("stays under a brush that adds and goes under one that sets or multiplies", async () => {
    for (const [action, amount, stays] of [
      ["add", 1, true],
      ["set", 1, false],
      ["multiply", 1, false],
    ] as const) {
      const engine = await open(model, 6);
      await engine.advance(3);
      const before = (await engine.snapshot()).carry;
      engine.edit({ ...dab, field: "n", action, amount });
      const { carry } = await engine.snapshot();
      const under = 1 + 6 * 1;
      expect(before[under]).toBeGreaterThan(0);
      expect(carry[under]).toBe(stays ? before[under] : 0);
      expect(carry[0]).toBe(before[0]);
    }
  });

  test("stays with an intervention that adds and goes where one sets or multiplies", async () => {
    for (const [action, amount, stays] of [
      ["add", 0.5, true],
      ["set", 2, false],
      ["multiply", 1.5, false],
    ] as const) {
      const given = {
        type: "field",
        label: "dose",
        start: 18,
        every: 0,
        count: 1,
        field: "n",
        action,
        amount: formula(amount),
        where: formula("x < 20"),
      } as const;
      const engine = await open(model, 6, [given]);
      await engine.advance(100, 18);
      const before = (await engine.snapshot()).carry;
      await engine.advance(1);
      const { carry } = await engine.snapshot();
      const gained = 0.5 * 3e-9;
      expect(before[0]).toBeGreaterThan(1e-8);
      expect(carry[0]).toBeCloseTo((stays ? before[0]! : 0) + gained, 12);
      expect(carry[5]).toBeCloseTo(before[5]! + gained, 12);
    }
  });
});
