import { describe, expect, it } from "vitest";
import { compileExpression } from "../../src/compile/compile-expression.ts";
import { compileModel } from "../../src/compile/compile-model.ts";
import { describePlan } from "../../src/compile/step-plan.ts";
import type { FieldIntervention } from "../../src/model/scenario.ts";
import { runOnVoxel } from "../support/run-model-block.ts";
import { formula, processes, tinyField, tinyModel } from "../support/tiny-model.ts";

const implicit = { scheme: "implicit", interventions: [] } as const;
const explicit = { scheme: "explicit", interventions: [] } as const;

describe("movers", () => {
  const fields = [
    tinyField("oxygen", "substrate", 1e5),
    tinyField("still", "population"),
    tinyField("m1", "population", "mu"),
    tinyField("cd8", "population", "mu*(1 - ecm)"),
    tinyField("ecm", "static"),
  ];
  const model = tinyModel({
    fields,
    parameters: { mu: 1, chi: 2 },
    observables: { signal: "oxygen*ecm" },
    processes: [
      processes.chemotaxis("cd8", "oxygen", "chi", "m1 + cd8"),
      processes.chemotaxis("cd8", "m1", "chi*ecm"),
      processes.chemotaxis("still", "signal", "chi", "m1 + cd8"),
    ],
  });

  it("are the populations that diffuse or drift", () => {
    const { layout } = compileModel(model, implicit);
    const closed = { wallRatePlane: -1, wallSupplyPlane: -1 };
    expect(layout.movers).toEqual([
      {
        slot: 1,
        motilityPlane: -1,
        ...closed,
        drifts: [
          { attractantSlot: -1, attractantPlane: 0, sensitivityPlane: -1, crowdingPlane: 4 },
        ],
      },
      { slot: 2, motilityPlane: -1, ...closed, drifts: [] },
      {
        slot: 3,
        motilityPlane: 1,
        ...closed,
        drifts: [
          { attractantSlot: 0, attractantPlane: -1, sensitivityPlane: -1, crowdingPlane: 4 },
          { attractantSlot: -1, attractantPlane: 2, sensitivityPlane: 3, crowdingPlane: -1 },
        ],
      },
    ]);
    expect(layout.transportPlaneCount).toBe(5);
  });

  it("write their planes", () => {
    const { blocks } = compileModel(model, implicit);
    const state = { fields: [30, 0.1, 0.2, 0.3, 0.4], parameters: [2, 5] };
    expect(runOnVoxel(blocks.motility, state)).toEqual({
      "transport 0": Math.fround(30 * Math.fround(0.4)),
      "transport 1": Math.fround(2 * (1 - Math.fround(0.4))),
      "transport 2": Math.fround(0.2),
      "transport 3": Math.fround(5 * Math.fround(0.4)),
    });
    expect(runOnVoxel(blocks.crowding, state)["transport 4"]).toBeCloseTo(0.5, 6);
  });

  it("include substrates only in the explicit scheme", () => {
    const drift = processes.chemotaxis("oxygen", "ecm", 1);
    const moving = { ...model, processes: [drift] };
    expect(compileModel(moving, explicit).layout.movers.map(({ slot }) => slot)).toEqual([0, 3]);
    expect(() => compileModel(moving, implicit)).toThrow(
      'processes[0].field: "oxygen" is a substrate field and cannot follow a gradient; make its kind "population", or choose the explicit scheme (time.scheme)',
    );
  });
});

describe("uniforms and planes", () => {
  it("put what varies in space into planes and the rest into uniforms", () => {
    const noFlux = { type: "no-flux" } as const;
    const wall = { type: "value", value: formula("2*blood*exp(-ecm)") } as const;
    const oxygen = {
      ...tinyField("oxygen", "substrate", "D"),
      boundary: { ...tinyField("a", "static").boundary, left: wall, right: noFlux },
    };
    const model = tinyModel({
      fields: [oxygen, tinyField("drug", "substrate", "D*exp(-ecm)"), tinyField("ecm", "static")],
      parameters: { D: 1, blood: 38 },
    });
    const { layout, blocks } = compileModel(model, implicit);
    expect(layout.diffusionPlane).toEqual([-1, 0]);
    expect(layout.uniforms.diffusion).toEqual([0, -1, 1]);
    const state = { fields: [0, 0, 1], parameters: [7, 38] };
    expect(runOnVoxel(blocks.uniforms, state)).toEqual({
      "uniforms 0": 7,
      "uniforms 1": 0,
    });
    expect(runOnVoxel(blocks.assemble, state)["diffusion 0"]).toBeCloseTo(7 / Math.E, 5);
  });
});

describe("compartments", () => {
  const model = tinyModel({
    fields: [tinyField("drug", "substrate"), tinyField("vessel", "static")],
    parameters: { k: 0.1 },
    compartments: ["plasma"],
    processes: [
      processes.loss("plasma", "k"),
      processes.convert("plasma", "drug", "k*vessel", 2),
      processes.convert("drug", "plasma", "vessel"),
      processes.source("drug", "mean(drug*2) + mean(drug*2)"),
    ],
  });

  it("have scalars for what they give, what they get, and means", () => {
    const { blocks, layout } = compileModel(model, implicit);
    expect(layout).toMatchObject({
      compartmentCount: 1,
      // 1 handed, 1 expected; then the means of the one compartment.
      meansAt: 3,
      handedCount: 5,
      creditCount: 4,
      globalCount: 2,
      firstGlobal: 10,
      scalarCount: 12,
    });
    const perVoxel = blocks.globals.map(
      ({ block }) => runOnVoxel(block, { fields: [3, 0.5], parameters: [0.1] })["observables 0"],
    );
    expect(perVoxel).toEqual([6, Math.fround(0.05)]);
    const reads = compileModel(model, explicit).blocks.rates.operations;
    expect(reads).toContainEqual({ op: "scalar", index: 10 });
  });

  it("refuse fields outside mean() and mean() inside mean()", () => {
    const withRate = (rate: string) => ({ ...model, processes: [processes.loss("plasma", rate)] });
    expect(() => compileModel(withRate("vessel"), implicit)).toThrow(
      'processes[0].rate: "vessel" differs from voxel to voxel, but a compartment is one number; use mean() or integral() of it',
    );
    expect(() => compileModel(withRate("mean(vessel - mean(vessel))"), implicit)).toThrow(
      "processes[0].rate: mean() and integral() cannot stand inside mean()",
    );
  });
});

describe("interventions", () => {
  const fields = [tinyField("u", "population"), tinyField("v", "population")];
  const model = tinyModel({
    fields,
    compartments: ["plasma"],
    processes: [processes.react("v", 1)],
  });
  const dose = (
    field: string,
    action: FieldIntervention["action"],
    amount: string,
    where = "1",
  ) => {
    const timing = { start: 0, every: 0, count: 1 };
    const amounts = { amount: formula(amount), where: formula(where) };
    const intervention = {
      type: "field",
      label: "",
      ...timing,
      field,
      action,
      ...amounts,
    } as const;
    const program = compileModel(model, { scheme: "implicit", interventions: [intervention] });
    const entry = program.interventions[0];
    if (!entry) throw new Error("no block");
    return runOnVoxel(entry.block, { fields: [2, 3], scalars: [5] });
  };

  it("add, multiply and set within their mask", () => {
    expect(dose("u", "add", "3", "0.5")).toEqual({ "fields 0": 3.5 });
    expect(dose("u", "multiply", "0.5", "7")).toEqual({ "fields 0": 1 });
    expect(dose("u", "set", "v", "u > 1")).toEqual({ "fields 0": 3 });
    expect(dose("plasma", "add", "2")).toEqual({ "scalars 0": 7 });
  });

  it("leave only signed fields below 0", () => {
    expect(dose("u", "add", "-9")).toEqual({ "fields 0": 0 });
    expect(dose("v", "add", "-9")).toEqual({ "fields 1": -6 });
  });
});

describe("the plan", () => {
  it("leaves out what has nothing to do", () => {
    const still = tinyModel({ fields: [tinyField("m", "population")] });
    expect(compileModel(still, implicit).plan).toEqual([{ pass: "uniforms", stage: null }]);
    expect(compileModel(tinyModel({ fields: [] }), implicit).plan).toEqual([]);
  });

  it("can be read", () => {
    const model = tinyModel({
      fields: [tinyField("u", "substrate", 1), tinyField("m", "population", 1)],
      processes: [processes.source("m", 1)],
    });
    expect(describePlan(compileModel(model, explicit).plan).split("\n")).toEqual([
      "1. diffusion coefficients and sensitivities in the middle of the step",
      "2. all rates and diffusion at once, forward Euler",
    ]);
    expect(
      compileModel(model, implicit)
        .plan.map(({ pass }) => pass)
        .join(" "),
    ).toBe(
      "remember uniforms transport advance transport uniforms assemble solve close uniforms assemble solve close uniforms assemble solve close extrapolate",
    );
  });

  it("credits compartments and fixes fields at the end", () => {
    const model = tinyModel({
      fields: [tinyField("u", "substrate", 1), tinyField("m", "population")],
      compartments: ["c"],
      processes: [
        processes.convert("c", "u", "m"),
        processes.convert("u", "c", 1),
        processes.convert("u", "m", 1),
        processes.convert("m", "c", 1),
        processes.fix("m", "x > 5", 2),
      ],
    });
    const names = (scheme: typeof implicit | typeof explicit) =>
      compileModel(model, scheme)
        .plan.map((pass) => (pass.pass === "credit-terms" ? `${pass.pass} ${pass.of}` : pass.pass))
        .join(", ");
    expect(names(implicit)).toMatch(
      /^global-terms, credit-terms start, remember, compartments, uniforms, credit-terms reactions, advance, .*extrapolate, credit-terms substrates, credit, credit-compartments, fix$/,
    );
    expect(names(explicit)).toBe(
      "global-terms, credit-terms start, compartments, uniforms, credit-terms reactions, explicit, credit-compartments, fix",
    );
  });
});

describe("expressions that stand alone", () => {
  const model = tinyModel({ fields: [tinyField("u", "substrate")], observables: { a: "u + a" } });

  it("read means as locals, equal ones once", () => {
    const { block, locals } = compileExpression(model, formula("mean(u)*mean(u)/integral(u)"), "e");
    expect(locals.map(({ kind }) => kind)).toEqual(["mean", "integral"]);
    expect(block.operations.slice(0, 2)).toEqual([
      { op: "local", index: 0 },
      { op: "multiply", a: 0, b: 0 },
    ]);
  });

  it("say what is wrong with them", () => {
    expect(() => compileExpression(model, formula("lactat"), "claims[0].of")).toThrow(
      'claims[0].of: unknown name "lactat"',
    );
    expect(() => compileExpression(model, formula("a"), "e")).toThrow(
      "e: observables cannot use each other in a circle: a uses a",
    );
  });
});

describe("explicit rates", () => {
  it("are signed and cover every field; growth keeps its capacity in a step of 6 min", () => {
    const model = tinyModel({
      fields: [tinyField("u", "substrate"), tinyField("m", "population"), tinyField("s", "static")],
      processes: [
        processes.exchange("u", 2, 38),
        processes.growth("m", 3, "2"),
        processes.convert("m", "u", 0.5, 4),
        processes.react("u", "-u^2"),
      ],
    });
    const rates = runOnVoxel(compileModel(model, explicit).blocks.rates, { fields: [6, 1, 9] });
    expect(rates).toEqual({
      "rates 0": 2 * (38 - 6) + 4 * 0.5 - 36,
      "rates 1": Math.fround((3 * 0.5) / (1 + 6 * 3 * 0.5) - 0.5),
      "rates 2": 0,
    });
  });
});
