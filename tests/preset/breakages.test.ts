import { describe, expect, it } from "vitest";
import { moduleLibrary } from "../../src/biology/module-library.ts";
import type { Field, Model, Process } from "../../src/model/model.ts";
import { printExpression } from "../../src/model/print-expression.ts";
import { planRuns } from "../../src/observe/plan-runs.ts";
import { handles } from "../../src/preset/breakages/standard-breakages.ts";
import { presetNames, presetText } from "../../src/preset/preset-library.ts";
import { PresetFamily } from "../../src/preset/resolve-preset.ts";
import { breakableFamily } from "../support/breakable-preset.ts";
import { openCpuEngine } from "../support/open-engines.ts";
import { problemOf } from "./sample-preset.ts";

const family = breakableFamily();
const modelUnder = (breakage: string): Model => family.resolve({ breakage }).scenario.model;

function fieldOf({ fields }: Model, name: string): Field {
  return fields.find((field) => field.name === name)!;
}

function rateOf({ processes }: Model, type: Process["type"], field: string): string {
  const found = processes.find((one) => one.type === type && "field" in one && one.field === field);
  return found !== undefined && "rate" in found ? printExpression(found.rate) : "none";
}

function observableOf({ observables }: Model, name: string): string {
  return printExpression(observables.find((one) => one.name === name)!.expression);
}

describe("standard breakages", () => {
  it("are those that the model has the parts for", () => {
    expect(family.breakages().map(({ name }) => name)).toEqual([
      "motility of walker",
      "chemotaxis of walker",
      "reach of call",
      "oxygen uptake x 4",
      "oxygen uptake / 4",
      "killing by lymphocytes",
      "even recruitment",
    ]);
  });

  it("take hold of names that the biology has", () => {
    const fields = moduleLibrary.flatMap((module) => Object.keys(module.fields ?? {}));
    const observables = moduleLibrary.flatMap((module) => Object.keys(module.observables ?? {}));
    expect(fields).toContain(handles.oxygen);
    expect(observables).toContain(handles.flow);
    for (const name of Object.values(handles.killing).flat()) expect(observables).toContain(name);
  });

  it("stop cells that move alike together, and their chemotaxis with them", () => {
    const still = modelUnder("motility of walker");
    expect(printExpression(fieldOf(still, "walker").diffusion)).toBe("0");
    expect(printExpression(fieldOf(still, "helper").diffusion)).toBe("0");
    expect(still.processes.some(({ type }) => type === "chemotaxis")).toBe(false);
    const uncalled = modelUnder("chemotaxis of walker");
    expect(printExpression(fieldOf(uncalled, "walker").diffusion)).toBe("motility");
    expect(uncalled.processes.some(({ type }) => type === "chemotaxis")).toBe(false);
    expect(family.resolve().scenario.model.processes.some((p) => p.type === "chemotaxis")).toBe(
      true,
    );
  });

  it("multiply a reach by 10, sqrt(D/k), and the uptake of oxygen by 4 and 1/4", () => {
    expect(printExpression(fieldOf(modelUnder("reach of call"), "call").diffusion)).toBe(
      "100*1000",
    );
    expect(rateOf(modelUnder("oxygen uptake x 4"), "loss", "oxygen")).toBe("4*5");
    expect(rateOf(modelUnder("oxygen uptake / 4"), "loss", "oxygen")).toBe("0.25*5");
  });

  it("let nobody hit", () => {
    expect(rateOf(modelUnder("killing by lymphocytes"), "loss", "tumor")).toBe("none");
  });

  it("bring cells in everywhere, as many as before", async () => {
    const early = async (breakage: string) => {
      const { scenario } = family.resolve({ breakage });
      const engine = await openCpuEngine({ ...scenario, initial: scenario.initial.slice(0, 1) });
      while ((await engine.advance(10, 20)) > 0);
      const walkers = await engine.read("walker");
      engine.dispose();
      const total = walkers.reduce((sum, value) => sum + value, 0);
      return { total, far: walkers[31]! / (total / walkers.length) };
    };
    const [before, after] = [await early("none"), await early("even recruitment")];
    expect(after.total / before.total).toBeCloseTo(1, 4);
    expect(before.far).toBeLessThan(1e-3);
    expect(after.far).toBeCloseTo(1, 3);
  });

  it.each(["anti-pd1-csf1r", "tnf-duality", "spheroid-3d", "inkt-pulse"])(
    "and its own fit %s",
    async (name) => {
      expect(presetNames()).toContain(name);
      const whole = new PresetFamily(JSON.parse(await presetText(name)), {
        library: moduleLibrary,
      });
      // The preset's own ones may change a parameter or leave out a treatment and keep the formulas.
      const run = (breakage?: string) => {
        const { scenario } = whole.resolve(breakage === undefined ? {} : { breakage });
        return JSON.stringify([scenario.model, scenario.parameters, scenario.interventions]);
      };
      for (const { name: breakage } of whole.breakages()) {
        expect(run(breakage), breakage).not.toBe(run());
      }
    },
  );
});

describe("what a preset says of breakages", () => {
  const breakages = {
    own: {
      "weak hits": { parameters: { force: 0.001 }, why: "Walkers hardly hit." },
      "no boost": { without: ["boost"], why: "Nothing is given." },
      "open gate": { observables: { gate: "1" }, why: "Walkers come from everywhere." },
    },
    mustNotice: ["motility of walker"],
    mayMiss: { "oxygen uptake*": "Nobody needs oxygen.", "reach of call": "Far is fine." },
  };
  const own = breakableFamily({ breakages });

  it("is a duty of each, with the reason where there is none", () => {
    const duties = own.breakages().map(({ name, duty }) => [name, duty.kind]);
    expect(Object.fromEntries(duties)).toEqual({
      "motility of walker": "must notice",
      "chemotaxis of walker": "unsaid",
      "reach of call": "may miss",
      "oxygen uptake x 4": "may miss",
      "oxygen uptake / 4": "may miss",
      "killing by lymphocytes": "unsaid",
      "even recruitment": "unsaid",
      "weak hits": "must notice",
      "no boost": "must notice",
      "open gate": "must notice",
    });
  });

  it("adds its own, by parameters, interventions and formulas", () => {
    const weak = own.resolve({ breakage: "weak hits" });
    expect(weak.scenario.parameters["force"]).toBe(0.001);
    expect(weak.scenario.model).toBe(own.resolve().scenario.model);
    expect(own.resolve({ breakage: "no boost" }).scenario.interventions).toEqual([]);
    const open = own.resolve({ breakage: "open gate" }).scenario.model;
    expect(observableOf(open, "gate")).toBe("1");
  });

  it("leaves what a run is given, and what a control sets itself", () => {
    const given = own.resolve({ breakage: "weak hits", parameters: { force: 0.5 } });
    expect(given.scenario.parameters["force"]).toBe(0.5);
    const { scenario, claims } = own.resolve({ breakage: "open gate", parameters: { force: 0.5 } });
    const [run, control] = planRuns(scenario, claims.slice(0, 1));
    expect(run!.scenario.parameters["force"]).toBe(0.5);
    expect(control!.scenario.parameters["force"]).toBe(0);
    expect(observableOf(control!.scenario.model, "gate")).toBe("1");
  });

  it.each([
    [{ mustNotice: ["motility of runner"] }, 'no standard breakage "motility of runner"'],
    [{ mayMiss: { "reach of xyz*": "?" } }, 'no standard breakage "reach of xyz*"'],
    [
      { mustNotice: ["reach of call"], mayMiss: { "reach of call": "?" } },
      "stands in mustNotice, too",
    ],
    [{ own: { none: { parameters: { force: 0 }, why: "?" } } }, "choose another"],
    [{ own: { nothing: { why: "?" } } }, "breaks nothing"],
    [{ own: { far: { parameters: { force: 9 }, why: "?" } } }, "outside the range"],
    [
      { own: { late: { without: ["bost"], why: "?" } } },
      'no intervention of the preset has the label "bost"',
    ],
    [{ own: { dull: { observables: { gat: "1" }, why: "?" } } }, 'has no "gat"'],
  ])("is checked: %j", (wrong, problem) => {
    expect(problemOf({ ...own.file, breakages: wrong })).toContain(problem);
  });

  it("has to be known where a run asks for it", () => {
    expect(() => own.resolve({ breakage: "weak hit" })).toThrow('"weak hit"');
  });
});
