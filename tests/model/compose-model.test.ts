import { describe, expect, test } from "vitest";
import { compileModel } from "../../src/compile/compile-model.ts";
import { type ComposeOptions, composeModel } from "../../src/model/compose-model.ts";
import type {
  BoundaryDescription,
  ModelDescription,
  ModuleDescription,
} from "../../src/model/description.ts";
import { ModelError } from "../../src/model/error.ts";
import type { Process } from "../../src/model/model.ts";
import { parseExpression } from "../../src/model/parse-expression.ts";
import { printExpression } from "../../src/model/print-expression.ts";

const oxygen: ModuleDescription = {
  name: "oxygen",
  label: "Oxygen",
  note: "Supply and use.",
  fields: { oxygen: { kind: "substrate", unit: "mmHg", diffusion: 1e5, initial: "bloodOxygen" } },
  parameters: { bloodOxygen: { value: 38, unit: "mmHg" }, uptake: { value: 10, unit: "1/min" } },
  observables: { hypoxia: { expression: "inhibit(oxygen, 8, 4)", unit: "1" } },
  processes: [
    { type: "loss", field: "oxygen", rate: "uptake*tumor" },
    { type: "exchange", field: "oxygen", rate: "0.1*vessel", target: "bloodOxygen" },
  ],
};
const tumor: ModuleDescription = {
  name: "tumor",
  label: "Tumor",
  note: "Growth and death.",
  fields: {
    dead: { kind: "static", unit: "1" },
    tumor: { kind: "population", unit: "1", diffusion: "1 + hypoxia" },
  },
  parameters: { growth: { value: 0.001, unit: "1/min" } },
  processes: [
    { type: "growth", field: "tumor", rate: "growth*michaelis(oxygen, 5)", capacity: 1 },
    { type: "convert", from: "tumor", to: "dead", rate: "0.001*hypoxia" },
  ],
};
const vessels: ModuleDescription = {
  name: "vessels",
  label: "Vessels",
  note: "Where blood flows.",
  fields: { vessel: { kind: "static", unit: "1" } },
  parameters: { perfusion: { value: 2, unit: "1/min" } },
  observables: { openVessels: { expression: "vessel*perfusion" } },
};
const library = [oxygen, tumor, vessels];

function compose(own: ModelDescription, options: Partial<ComposeOptions> = {}) {
  return composeModel({
    modules: [],
    own,
    library,
    domainBoundary: "no-flux",
    dimensions: 2,
    ...options,
  });
}

function composeModules(...modules: ModuleDescription[]) {
  return composeModel({ modules, library, domainBoundary: "no-flux", dimensions: 2 });
}

function problemOf(own: ModelDescription, options: Partial<ComposeOptions> = {}): string {
  try {
    compose(own, options);
  } catch (error) {
    if (error instanceof ModelError) return error.message;
    throw error;
  }
  throw new Error("no error");
}

function rates(processes: readonly Process[]): string[] {
  return processes.map((process) => {
    const { type } = process;
    const formula =
      type === "chemotaxis" ? process.sensitivity : type === "fix" ? process.value : process.rate;
    return `${type} ${printExpression(formula)}`;
  });
}

const u: ModelDescription["fields"] = { u: { kind: "substrate", unit: "1" } };

describe("composition of modules", () => {
  test("fields come as substrates, populations, statics, and know their module", () => {
    const { fields } = composeModules(tumor, vessels, oxygen);
    expect(fields.map(({ name, origin }) => [name, origin])).toEqual([
      ["oxygen", "oxygen"],
      ["tumor", "tumor"],
      ["dead", "tumor"],
      ["vessel", "vessels"],
    ]);
  });

  test("together they act on each other; observables keep their names", () => {
    const model = composeModules(oxygen, tumor, vessels);
    expect(rates(model.processes)).toEqual([
      "loss uptake*tumor",
      "exchange 0.1*vessel",
      "growth growth*michaelis(oxygen, 5)",
      "convert 0.001*hypoxia",
    ]);
    expect(printExpression(model.fields[1]!.diffusion)).toBe("1 + hypoxia");
    expect(printExpression(model.observables[0]!.expression)).toBe("inhibit(oxygen, 8, 4)");
  });

  test("what no chosen module provides is worth 0, and idle processes are gone", () => {
    expect(rates(composeModules(oxygen).processes)).toEqual([]);
    const alone = composeModules(tumor);
    expect(rates(alone.processes)).toEqual([]);
    expect(printExpression(alone.fields[0]!.diffusion)).toBe("1");
  });

  test("a parameter of a module outside the choice has its default, an observable 0", () => {
    const { processes } = compose({
      fields: u,
      processes: [
        { type: "source", field: "u", rate: "perfusion*u + openVessels" },
        { type: "loss", field: "u", rate: "2*max(hypoxia, 0.5) - vessel" },
      ],
    });
    expect(rates(processes)).toEqual(["source 2*u", "loss 2*max(0, 0.5)"]);
  });

  test("processes on an absent field are dropped, conversions into it become losses", () => {
    const { processes } = compose({
      fields: { m: { kind: "population", unit: "1" } },
      processes: [
        { type: "source", field: "oxygen", rate: "1" },
        { type: "chemotaxis", field: "m", towards: "oxygen", sensitivity: "1" },
        { type: "chemotaxis", field: "m", towards: "hypoxia", sensitivity: "1" },
        { type: "chemotaxis", field: "tumor", towards: "m", sensitivity: "1" },
        { type: "convert", from: "tumor", to: "m", rate: "1" },
        { type: "convert", from: "m", to: "tumor", rate: "2" },
      ],
    });
    expect(processes).toEqual([
      { type: "loss", field: "m", rate: { kind: "number", value: 2 }, origin: "model" },
    ]);
  });

  test("an own name may be one that only an absent module has", () => {
    expect(compose({ fields: { oxygen: { kind: "substrate", unit: "1" } } }).fields).toHaveLength(
      1,
    );
  });
});

describe("defaults", () => {
  test("of parameters", () => {
    const { parameters } = compose({
      fields: u,
      parameters: {
        a: { value: 2, unit: "1" },
        b: { value: -2, unit: "1" },
        c: { value: 0, unit: "1" },
        d: { value: 1, unit: "1", min: 0.1, max: 10, label: "D", group: "Rates" },
        e: { value: 1, unit: "1", min: 1, max: 99 },
        f: { value: 3, unit: "1", min: 3, max: 3 },
      },
    });
    expect(parameters.map(({ min, max, scale }) => [min, max, scale])).toEqual([
      [0, 8, "linear"],
      [-8, 0, "linear"],
      [0, 1, "linear"],
      [0.1, 10, "log"],
      [1, 99, "linear"],
      [3, 3, "linear"],
    ]);
    expect(parameters[0]!.label).toBe("a");
    expect(parameters[3]).toMatchObject({ label: "D", group: "Rates", origin: "model" });
  });

  test("of walls: the domain's, then the field's, then the domain's word on the field", () => {
    const own: ModelDescription = {
      parameters: { g: { value: 2, unit: "1" } },
      fields: {
        a: { kind: "substrate", unit: "1" },
        b: { kind: "substrate", unit: "1", boundary: { left: { value: "2*g" } } },
        c: { kind: "static", unit: "1" },
      },
    };
    const { fields } = compose(own, { domainBoundary: "periodic" });
    const types = (i: number) => Object.values(fields[i]!.boundary).map(({ type }) => type);
    expect(types(0)).toEqual([...Array(4).fill("periodic"), "no-flux", "no-flux"]);
    expect(fields[1]!.boundary.left).toEqual({ type: "value", value: parseExpression("2*g") });
    expect(fields[1]!.boundary.right).toEqual({ type: "no-flux" });
    expect(types(2)).toEqual(Array(6).fill("no-flux"));
    const special = compose(own, { fieldBoundaries: { b: { value: 1 } }, dimensions: 3 })
      .fields[1]!;
    expect(Object.values(special.boundary).map(({ type }) => type)).toEqual(Array(6).fill("value"));
  });

  test("growth is occupied by the field itself, conversion yields 1", () => {
    const { processes } = compose({
      fields: { a: { kind: "population", unit: "1" }, b: { kind: "population", unit: "1" } },
      processes: [
        { type: "growth", field: "a", rate: 1 },
        { type: "convert", from: "a", to: "b", rate: 1 },
      ],
    });
    expect(processes[0]).toMatchObject({ occupied: { kind: "name", name: "a" } });
    expect(processes[0]).not.toHaveProperty("capacity");
    expect(processes[1]).toMatchObject({ yield: { kind: "number", value: 1 } });
  });
});

test("compartments are apart and their rates may use means of the tissue", () => {
  const { fields, compartments, processes } = compose({
    fields: { ...u, plasma: { kind: "compartment", unit: "mM", initial: 2 } },
    observables: { burden: { expression: "mean(u)" } },
    processes: [
      { type: "loss", field: "plasma", rate: "0.1 + burden + integral(x*u)*1e-6" },
      { type: "exchange", field: "u", rate: "0.1", target: "plasma" },
    ],
  });
  expect(fields.map(({ name }) => name)).toEqual(["u"]);
  expect(compartments.map(({ name }) => name)).toEqual(["plasma"]);
  expect(rates(processes)).toEqual(["loss 0.1 + burden + integral(x*u)*0.000001", "exchange 0.1"]);
});

describe("walls", () => {
  test("of every kind, per side, of anything in the model", () => {
    const boundary = {
      left: { value: "2*g*y" },
      right: { flux: "-g*u" },
      bottom: { exchange: "g", target: "mean(u) + t" },
      top: "no-flux",
    } as const;
    const { fields } = compose({
      fields: { u: { kind: "substrate", unit: "1", boundary } },
      parameters: { g: { value: 1, unit: "1" } },
    });
    expect(fields[0]?.boundary).toEqual({
      left: { type: "value", value: parseExpression("2*g*y") },
      right: { type: "flux", flux: parseExpression("-g*u") },
      bottom: {
        type: "exchange",
        rate: parseExpression("g"),
        target: parseExpression("mean(u) + t"),
      },
      top: { type: "no-flux" },
      back: { type: "no-flux" },
      front: { type: "no-flux" },
    });
  });

  test("on all sides at once", () => {
    const own: ModelDescription = { fields: u };
    const sides = (boundary: BoundaryDescription) =>
      Object.values(compose(own, { domainBoundary: boundary }).fields[0]!.boundary);
    const four = (type: string) => [...Array(4).fill(type), "no-flux", "no-flux"];
    expect(sides({ flux: 1 }).map(({ type }) => type)).toEqual(four("flux"));
    expect(sides({ exchange: 1, target: 0 }).map(({ type }) => type)).toEqual(four("exchange"));
  });

  test("cannot be given to a static field by the domain", () => {
    const own: ModelDescription = { fields: { s: { kind: "static", unit: "1" } } };
    expect(problemOf(own, { fieldBoundaries: { s: { flux: 1 } } })).toBe(
      'domain.boundaries.s: "s" is a static field, which passes through no wall; leave it out',
    );
  });
});

describe("fix", () => {
  test("has its mask and value, everywhere by default, and is gone where it is of no use", () => {
    const { processes } = compose({
      fields: u,
      processes: [
        { type: "fix", field: "u", where: "x > 5", value: "38*y" },
        { type: "fix", field: "u", value: 1 },
        { type: "fix", field: "u", where: 0, value: 1 },
        { type: "fix", field: "oxygen", value: 1 },
      ],
    });
    expect(processes).toEqual([
      {
        type: "fix",
        field: "u",
        where: parseExpression("x > 5"),
        value: parseExpression("38*y"),
        origin: "model",
      },
      {
        type: "fix",
        field: "u",
        where: { kind: "number", value: 1 },
        value: { kind: "number", value: 1 },
        origin: "model",
      },
    ]);
  });
});

describe("an exchange that conserves", () => {
  const own = (target: string, conserve: string | number): ModelDescription => ({
    fields: { ...u, plasma: { kind: "compartment", unit: "1" } },
    parameters: { r: { value: 1, unit: "1" }, p: { value: 1, unit: "1" } },
    processes: [{ type: "exchange", field: "u", rate: "x", target, conserve, label: "leak" }],
  });
  const written = (target: string, conserve: string | number) =>
    compose(own(target, conserve)).processes.map((process) =>
      process.type === "convert"
        ? `${process.from} ${process.to} ${printExpression(process.rate)}, ${printExpression(process.yield)}`
        : process.type,
    );

  test("is two conversions", () => {
    expect(written("plasma", 1)).toEqual(["plasma u x, 1", "u plasma x, 1"]);
    expect(written("plasma", 0.5)).toEqual(["plasma u 0.5*x, 1/0.5", "u plasma x, 0.5"]);
    expect(compose(own("plasma", 1)).processes.map(({ label }) => label)).toEqual(["leak", "leak"]);
  });

  test("may reach a multiple of the compartment, by a ratio that a parameter moves", () => {
    expect(written("p*plasma/2", "r")).toEqual([
      "plasma u max(r, 1e-9)*x*(p/2), 1/max(r, 1e-9)",
      "u plasma x, max(r, 1e-9)",
    ]);
  });

  test("is a loss where only an absent module has the compartment", () => {
    const { processes } = compose({
      fields: u,
      processes: [{ type: "exchange", field: "u", rate: 2, target: "oxygen", conserve: 1 }],
    });
    expect(rates(processes)).toEqual(["loss 2"]);
  });
});

test("a conversion may pass between a compartment and a field", () => {
  const { processes } = compose({
    fields: { ...u, plasma: { kind: "compartment", unit: "1" } },
    processes: [
      { type: "convert", from: "plasma", to: "u", rate: "x*u" },
      { type: "convert", from: "u", to: "plasma", rate: "mean(u)", yield: "x" },
    ],
  });
  expect(rates(processes)).toEqual(["convert x*u", "convert mean(u)"]);
});

describe("mistakes name the place and the way out", () => {
  const process = (description: Record<string, unknown>): ModelDescription => ({
    fields: {
      ...u,
      lactate: { kind: "substrate", unit: "mM" },
      m: { kind: "population", unit: "1" },
      plasma: { kind: "compartment", unit: "mM" },
    },
    parameters: { k: { value: 1, unit: "1/min" } },
    processes: [description as never],
  });
  const wall = (boundary: BoundaryDescription): ModelDescription => ({
    fields: { ...u, s: { kind: "substrate", unit: "1", boundary } },
  });
  const cases: readonly [string, ModelDescription, string][] = [
    [
      "unknown name",
      process({ type: "loss", field: "u", rate: "k*lactat" }),
      'processes[0].rate: unknown name "lactat"; did you mean "lactate"?',
    ],
    [
      "unknown field",
      process({ type: "loss", field: "lactose", rate: "k" }),
      'processes[0].field: unknown name "lactose"; did you mean "lactate"?',
    ],
    [
      "syntax",
      process({ type: "loss", field: "u", rate: "k*(u" }),
      'processes[0].rate: column 3: this "(" is never closed',
    ],
    [
      "a parameter is no field",
      process({ type: "loss", field: "k", rate: "1" }),
      'processes[0].field: "k" is a parameter; it must be a field or compartment',
    ],
    [
      "negative rate",
      process({ type: "source", field: "u", rate: -1 }),
      "processes[0].rate: must not be negative, but is -1",
    ],
    [
      "random",
      process({ type: "react", field: "u", rate: "random()" }),
      "processes[0].rate: random() is for initial values only",
    ],
    [
      "nested mean",
      process({ type: "react", field: "u", rate: "mean(u - mean(u))" }),
      "processes[0].rate: mean() and integral() cannot be nested",
    ],
    [
      "field in a compartment's rate",
      process({ type: "loss", field: "plasma", rate: "u" }),
      'processes[0].rate: a compartment\'s formula has one value for the whole domain; use the field "u" inside mean() or integral()',
    ],
    [
      "conversion across",
      process({ type: "convert", from: "plasma", to: "u", rate: "k*mean(u)" }),
      "processes[0].rate: the rate of what a compartment gives to the tissue cannot use mean()",
    ],
    [
      "into itself",
      process({ type: "convert", from: "u", to: "u", rate: "k" }),
      'processes[0].to: "u" cannot convert into itself',
    ],
    [
      "chemotaxis of a substrate",
      process({ type: "chemotaxis", field: "u", towards: "m", sensitivity: 1 }),
      'processes[0].field: only a population moves by chemotaxis, and "u" is none',
    ],
    [
      "chemotaxis towards a number",
      process({ type: "chemotaxis", field: "m", towards: "plasma", sensitivity: 1 }),
      'processes[0].towards: "plasma" is a compartment; it must be a field or observable',
    ],
    [
      "bad name",
      { fields: { "a-b": { kind: "static", unit: "1" } } },
      'fields.a-b: "a-b" is no name: a letter, then letters, digits or _ (at most 64)',
    ],
    [
      "reserved name",
      { fields: { t: { kind: "static", unit: "1" } } },
      'fields.t: "t" is a reserved name; choose another',
    ],
    [
      "function name",
      { parameters: { hill: { value: 1, unit: "1" } } },
      'parameters.hill: "hill" is the name of a function; choose another',
    ],
    [
      "inherited name",
      { parameters: { toString: { value: 1, unit: "1" } } as never },
      'parameters.toString: "toString" is a reserved name; choose another',
    ],
    [
      "clash",
      { fields: u, parameters: { u: { value: 1, unit: "1" } } },
      'parameters.u: the name "u" is taken by fields.u; rename one of them',
    ],
    [
      "circle",
      { fields: u, observables: { a: { expression: "b + u" }, b: { expression: "2*a" } } },
      "observables.a: observables cannot use each other in a circle: a uses b uses a",
    ],
    [
      "negative wall",
      wall({ left: { value: -1 } }),
      "fields.s.boundary.left.value: must not be negative, but is -1",
    ],
    [
      "negative start",
      { fields: { u: { kind: "substrate", unit: "1", initial: -2 } } },
      "fields.u.initial: must not be negative, but is -2",
    ],
    [
      "negative rate through an observable",
      {
        fields: u,
        observables: { down: { expression: "-3" } },
        processes: [{ type: "loss", field: "u", rate: "down" }],
      },
      "processes[0].rate: must not be negative, but is -3",
    ],
    [
      "two columns for the clock",
      { fields: u, observables: { time: { expression: "1" } } },
      'observables.time: "time" would give tables a second column "time_min"; choose another name',
    ],
    [
      "two columns for a mean",
      { fields: u, observables: { u_mean: { expression: "mean(u)" } } },
      'observables.u_mean: "u_mean" is what tables call the mean of "u"; choose another name',
    ],
    [
      "moving static",
      { fields: { s: { kind: "static", unit: "1", diffusion: 1 } } },
      'fields.s.diffusion: a static field does not move; leave "diffusion" out',
    ],
    [
      "wall of a compartment",
      { fields: { c: { kind: "compartment", unit: "1", boundary: "no-flux" } } },
      'fields.c.boundary: a compartment is one number and has no place; leave "boundary" out',
    ],
    [
      "half periodic",
      { fields: { s: { kind: "substrate", unit: "1", boundary: { left: "periodic" } } } },
      'fields.s.boundary: a periodic side needs its opposite: "left" and "right" must both be "periodic", but "right" is no-flux; make it "periodic", or give "left" a wall',
    ],
    [
      "flux against periodic",
      wall({ bottom: { flux: 1 }, top: "periodic" }),
      'fields.s.boundary: a periodic side needs its opposite: "bottom" and "top" must both be "periodic", but "bottom" is a wall with a flux; make it "periodic", or give "top" a wall',
    ],
    [
      "exchange against periodic",
      wall({ left: { exchange: 1, target: 1 }, right: "periodic" }),
      'fields.s.boundary: a periodic side needs its opposite: "left" and "right" must both be "periodic", but "left" is a wall with an exchange; make it "periodic", or give "right" a wall',
    ],
    [
      "unknown name in a wall",
      wall({ left: { exchange: "kapa", target: 1 } }),
      'fields.s.boundary.left.exchange: unknown name "kapa"',
    ],
    [
      "unknown name in walls",
      wall({ flux: "lactat" }),
      'fields.s.boundary.flux: unknown name "lactat"',
    ],
    [
      "negative permeability",
      wall({ left: { exchange: -1, target: 1 } }),
      "fields.s.boundary.left.exchange: must not be negative, but is -1",
    ],
    [
      "wall in the third dimension",
      wall({ back: { flux: 1 } }),
      'fields.s.boundary.back: a domain in two dimensions has no "back" side',
    ],
    [
      "wall of a static field",
      { fields: { s: { kind: "static", unit: "1", boundary: { flux: 1 } } } },
      'fields.s.boundary: a static field does not move; leave "boundary" out',
    ],
    [
      "fixed compartment",
      process({ type: "fix", field: "plasma", value: 1 }),
      'processes[0].field: "plasma" is a compartment, which has no voxels to fix; make it a parameter or an observable',
    ],
    [
      "fixed nothing",
      process({ type: "fix", field: "lactat", value: 1 }),
      'processes[0].field: unknown name "lactat"; did you mean "lactate"?',
    ],
    [
      "negative mask",
      process({ type: "fix", field: "u", where: -1, value: 1 }),
      "processes[0].where: must not be negative, but is -1",
    ],
    [
      "mask above 1",
      process({ type: "fix", field: "u", where: 2, value: 1 }),
      "processes[0].where: a mask is from 0 to 1, but is 2",
    ],
    [
      "conserved exchange with a number",
      process({ type: "exchange", field: "u", rate: "k", target: "40", conserve: 1 }),
      'processes[0].target: an exchange with "conserve" needs a compartment as target, or a multiple of one such as "0.5*plasma"; without "conserve" any formula will do',
    ],
    [
      "conserved exchange with a sum",
      process({ type: "exchange", field: "u", rate: "k", target: "plasma + 1", conserve: 1 }),
      'processes[0].target: an exchange with "conserve" needs a compartment as target, or a multiple of one such as "0.5*plasma"; without "conserve" any formula will do',
    ],
    [
      "conserved exchange with itself",
      process({ type: "exchange", field: "plasma", rate: "k", target: "plasma", conserve: 1 }),
      'processes[0].target: "plasma" cannot exchange with itself',
    ],
    [
      "ratio 0",
      process({ type: "exchange", field: "u", rate: "k", target: "plasma", conserve: 0 }),
      'processes[0].conserve: must be at least 1e-9, the volume of the tissue over that of the compartment, but is 0; leave "conserve" out for a compartment that does not change',
    ],
    [
      "ratio that varies",
      process({ type: "exchange", field: "u", rate: "k", target: "plasma", conserve: "u" }),
      'processes[0].conserve: what relates a compartment to the tissue cannot use the field "u"',
    ],
    [
      "field in initial",
      { fields: { ...u, s: { kind: "substrate", unit: "1", initial: "u" } } },
      'fields.s.initial: a field\'s initial value cannot use the field "u"; set it by an entry of the preset\'s "initial" list',
    ],
    [
      "mean in initial",
      { fields: { s: { kind: "substrate", unit: "1", initial: "mean(x)" } } },
      "fields.s.initial: a field's initial value cannot use mean()",
    ],
    [
      "unit",
      { fields: { s: { kind: "substrate", unit: "mMol" } } },
      'fields.s.unit: the unit "mMol" cannot be read: unknown unit "mMol"; did you mean "mmol"?; write it like "um^2/min", "ng/mL" or "1"',
    ],
    [
      "range",
      { fields: u, parameters: { k: { value: 5, unit: "1", min: 0, max: 2 } } },
      "parameters.k.value: 5 is outside the range 0 to 2",
    ],
    [
      "log scale",
      { fields: u, parameters: { k: { value: 5, unit: "1", scale: "log" } } },
      'parameters.k.scale: a "log" scale needs min above 0, but min is 0',
    ],
    [
      "color",
      { fields: { s: { kind: "substrate", unit: "1", color: "red" } } },
      'fields.s.color: "red" is not a color; write it like "#ff8800"',
    ],
  ];
  test.each(cases)("%s", (_, own, message) => {
    expect(problemOf(own)).toBe(message);
  });

  test("in a module the place says so", () => {
    const broken: ModuleDescription = { ...vessels, observables: { x2: { expression: "vesel" } } };
    expect(problemOf({}, { modules: [broken] })).toBe(
      'module "vessels": observables.x2.expression: unknown name "vesel"; did you mean "vessel"?',
    );
  });

  test("a clash between module and preset names both", () => {
    expect(
      problemOf(
        { parameters: { vessel: { value: 1, unit: "1" } } },
        { modules: [vessels], ownPlace: "model." },
      ),
    ).toBe(
      'model.parameters.vessel: the name "vessel" is taken by module "vessels": fields.vessel; rename one of them',
    );
  });

  test("all are told at once", () => {
    const own: ModelDescription = {
      fields: u,
      processes: [
        { type: "source", field: "u", rate: "a" },
        { type: "source", field: "u", rate: "-1" },
      ],
    };
    expect(problemOf(own)).toBe(
      'processes[0].rate: unknown name "a"\nprocesses[1].rate: must not be negative, but is -1',
    );
  });

  const chain = (length: number) =>
    Object.fromEntries(
      Array.from({ length }, (_, i) => [
        `o${i}`,
        { expression: i === 0 ? "u" : `o${i - 1}*o${i - 1}` },
      ]),
    );

  test("observables that go too deep", () => {
    expect(problemOf({ fields: u, observables: chain(600) })).toContain(
      "levels deep through its observables, and 1000 are possible",
    );
  });

  test("but observables that double sixty times cost no more than they are long", () => {
    const model = compose({
      fields: u,
      observables: chain(60),
      processes: [{ type: "loss", field: "u", rate: "o59" }],
    });
    const { blocks } = compileModel(model, { scheme: "implicit", interventions: [] });
    expect(blocks.assemble.operations.length).toBeLessThan(400);
  });
});

describe("contributions", () => {
  const owner: ModuleDescription = {
    name: "owner",
    label: "Owner",
    note: "Owns a sum.",
    fields: u,
    parameters: { p: { value: 2, unit: "1" } },
    observables: { sum: { expression: "p" }, twice: { expression: "2*sum" } },
    processes: [{ type: "source", field: "u", rate: "twice" }],
  };
  const giver: ModuleDescription = {
    name: "giver",
    label: "Giver",
    note: "Gives to a sum.",
    fields: { m: { kind: "population", unit: "1" } },
    contributions: [
      { to: "sum", times: "1 + m" },
      { to: "sum", add: "m" },
    ],
  };
  const library = [owner, giver];
  const composeOf = (modules: readonly ModuleDescription[], own?: ModelDescription) =>
    composeModel({
      modules,
      library,
      domainBoundary: "no-flux",
      dimensions: 2,
      ...(own === undefined ? {} : { own, ownPlace: "model." }),
    });

  const sums = (modules: readonly ModuleDescription[]) =>
    composeOf(modules).observables.map(({ expression }) => printExpression(expression));

  test("are terms and then factors of an observable, whoever comes first", () => {
    expect(rates(composeOf([owner]).processes)).toEqual(["source twice"]);
    expect(sums([owner])).toEqual(["p", "2*sum"]);
    expect(sums([owner, giver])).toEqual(["(p + m)*(1 + m)", "2*sum"]);
    expect(sums([giver, owner])).toEqual(["(p + m)*(1 + m)", "2*sum"]);
  });

  test("to what no chosen module declares are dropped", () => {
    expect(composeOf([giver]).observables).toEqual([]);
  });

  test("to what is no observable are mistakes with a place", () => {
    const give = (to: string) => () => composeOf([owner], { contributions: [{ to, add: "1" }] });
    expect(give("summ")).toThrow(
      'model.contributions[0].to: unknown observable "summ"; did you mean "sum"?',
    );
    expect(give("u")).toThrow('model.contributions[0].to: "u" is no observable');
    expect(() => composeOf([owner], { contributions: [{ to: "sum", times: "1 +" }] })).toThrow(
      "model.contributions[0].times",
    );
  });

  test("cannot go in a circle", () => {
    expect(() => composeOf([owner], { contributions: [{ to: "sum", add: "twice" }] })).toThrow(
      "circle",
    );
  });

  test("an implied module joins every choice but the empty one", () => {
    const implied = { ...owner, implied: true };
    const compose = (modules: readonly ModuleDescription[]) =>
      composeModel({
        modules,
        library: [implied, giver],
        domainBoundary: "no-flux",
        dimensions: 2,
      }).observables.map(({ name }) => name);
    expect(compose([giver])).toEqual(["sum", "twice"]);
    expect(compose([implied, giver])).toEqual(["sum", "twice"]);
    expect(compose([])).toEqual([]);
  });
});
