import { describe, expect, test } from "vitest";
import { printExpression } from "../../src/model/print-expression.ts";
import { changed, problemOf, resolve, wholePreset } from "./sample-preset.ts";

describe("a preset that uses every key", () => {
  const preset = resolve(wholePreset, { name: "everything" });
  const { scenario } = preset;

  test("texts are kept", () => {
    expect(preset).toMatchObject({
      name: "everything",
      title: "Everything",
      summary: "A test.",
      story: "Long *story*.",
      tags: ["a", "b"],
    });
    expect(preset.references).toEqual(wholePreset.references);
    expect(preset.file).toEqual(wholePreset);
  });

  test("lengths are um, durations min, film seconds", () => {
    expect(scenario.grid).toEqual({ dimensions: 2, nx: 64, ny: 32, nz: 1, dx: 10, dy: 10, dz: 1 });
    expect(scenario.time).toEqual({ step: 6, scheme: "implicit", stop: 2880 });
    expect(preset.record).toMatchObject({ fps: 25, width: 640, height: 320 });
    expect(preset.record.pace).toEqual({ kind: "length", seconds: 30 });
    expect(preset.check).toEqual({ grid: [32, 16], step: 30 });
  });

  test("parameters have the preset's values", () => {
    expect(scenario.parameters).toEqual({ D: 100, wall: 1, k: 0.2, chi: 1 });
  });

  test("walls", () => {
    const wallsOf = (name: string) => {
      const { boundary } = scenario.model.fields.find((field) => field.name === name)!;
      return [boundary.left.type, boundary.right.type, boundary.bottom.type, boundary.top.type];
    };
    expect(wallsOf("u")).toEqual(["periodic", "periodic", "no-flux", "value"]);
    expect(wallsOf("m1")).toEqual(Array(4).fill("periodic"));
    expect(wallsOf("m2")).toEqual(Array(4).fill("no-flux"));
  });

  test("initial entries with their defaults", () => {
    const one = { kind: "number", value: 1 };
    const shapes = scenario.initial.map((entry) =>
      entry.type === "shape" ? entry.shape : entry.type,
    );
    expect(shapes).toEqual([
      { kind: "disc", center: [100, 50], radius: 40, softness: 10 },
      { kind: "ring", center: [320, 160], radius: 100, width: 20, softness: 0 },
      { kind: "box", center: [320, 160], size: [100, 50], softness: 0 },
      { kind: "stripe", axis: "x", from: 0, to: 50, softness: 0 },
      { kind: "spots", count: 9, radius: 8, softness: 0, separation: 30 },
      { kind: "noise", amplitude: expect.anything(), scale: 40 },
      { kind: "network", roots: 2, branches: 5, radius: 8, softness: 0 },
      "expression",
    ]);
    expect(scenario.initial[0]).toMatchObject({
      field: "m1",
      combine: "max",
      value: { value: 0.5 },
    });
    expect(scenario.initial[1]).toMatchObject({ combine: "set", value: one });
    const last = scenario.initial[7]!;
    expect(last.type === "expression" && printExpression(last.expression)).toBe(
      "u*exp(-x/200) + m2Share",
    );
  });

  test("interventions", () => {
    expect(
      scenario.interventions.map(({ start, every, count, label }) => [label, start, every, count]),
    ).toEqual([
      ["bolus", 720, 360, 3],
      ["multiply m1", 1440, 0, 1],
      ["set u", 1440, 120, Infinity],
      ["add u", 1440, 120, 4],
      ["k = 0.3", 1440, 720, Infinity],
    ]);
    expect(scenario.interventions[0]).toMatchObject({
      field: "plasma",
      action: "add",
      where: { kind: "number", value: 1 },
    });
    expect(scenario.interventions[4]).toMatchObject({ type: "parameter", stop: 1800, value: 0.3 });
  });

  test("claims", () => {
    const [share, correlation, control] = preset.claims;
    expect(share).toMatchObject({
      at: 1440,
      measure: "mean",
      is: { low: 0.7, high: Infinity, strict: true },
    });
    expect(printExpression(share!.of)).toBe("m2Share");
    expect(share!.subject).toBe("m2Share where u > 0.5");
    expect(correlation).toMatchObject({
      is: { low: -1, high: 1, strict: false },
      with: { name: "u" },
    });
    expect(control).toMatchObject({
      ratio: { low: -Infinity, high: 0.8, strict: false },
      versus: { run: { parameters: { k: 0 } }, reading: { at: 1440, measure: "integral" } },
    });
    expect(control!.versus!.run!.interventions).toHaveLength(1);
    expect(control!.versus!.reading.of).toEqual(control!.of);
  });

  test("claims that compare places, times and arms", () => {
    const { claims } = resolve(
      changed({
        "claims.2": {
          at: "1 d",
          measure: "mean",
          of: "m1",
          where: "u > 0.5",
          given: { parameters: { k: 0.1 }, without: ["bolus"] },
          versus: { where: "u < 0.1", at: "12 h", measure: "max" },
          difference: "> 0.2",
          benefit: "< 0.5",
          benefitVersus: { versus: { parameters: { k: 0 } }, ratio: "< 0.25" },
          why: "A test.",
        },
      }),
    );
    const claim = claims[2]!;
    expect(claim.given).toEqual({ parameters: { k: 0.1 }, without: ["bolus"] });
    expect(claim.versus!.run).toBeUndefined();
    expect(claim.versus!.reading).toMatchObject({ at: 720, measure: "max", of: claim.of });
    expect(printExpression(claim.versus!.reading.where!)).toBe("u < 0.1");
    expect(claim).toMatchObject({ difference: { low: 0.2 }, benefit: { high: 0.5 } });
    expect(claim.benefitVersus).toMatchObject({
      given: { parameters: {} },
      versus: { parameters: { k: 0 } },
      ratio: { high: 0.25 },
    });
  });

  test("view", () => {
    expect(preset.view).toEqual({
      mode: "composite",
      channels: [
        { field: "m1", color: "#ff00aa", window: [0, 1], visible: true },
        { field: "u", color: "#00ff00", window: "auto", visible: true },
        { field: "m2Share", color: "#ffffff", window: "auto", visible: true },
      ],
      contours: [{ field: "u", level: 0.5, color: "#ffffff" }],
    });
  });
});

test("the least preset", () => {
  const preset = resolve({
    format: "milieu/1",
    title: "Least",
    modules: ["oxygen"],
    domain: { size: ["320 um", "320 um", "320 um"], grid: [32, 32, 32] },
    time: { step: "6 min" },
  });
  expect(preset.scenario.grid).toMatchObject({ dimensions: 3, nz: 32, dz: 10 });
  expect(preset).toMatchObject({
    summary: "",
    story: "",
    tags: [],
    claims: [],
    view: { mode: "field", field: "oxygen" },
  });
  expect(preset.scenario).toMatchObject({
    seed: 1,
    initial: [],
    interventions: [],
    time: { scheme: "implicit" },
  });
  expect(preset).not.toHaveProperty("check");
});

describe("views", () => {
  test.each([
    [
      { mode: "field", field: "u" },
      { mode: "field", field: "u", map: "viridis", window: "auto", contours: [] },
    ],
    [
      { mode: "relief", height: "u", exaggeration: 2 },
      { mode: "relief", height: "u", exaggeration: 2, field: "u", map: "viridis" },
    ],
    // Of a plane there is no volume: what stands in for it is shown.
    [
      { mode: "volume", fallback: { mode: "field", field: "u", map: "magma" } },
      { mode: "field", field: "u", map: "magma" },
    ],
  ])("%#", (view, expected) => {
    expect(resolve(changed({ view })).view).toMatchObject(expected);
  });
});

describe("time", () => {
  test.each<[object, object]>([
    [{ step: "6 min" }, { step: 6, scheme: "implicit" }],
    [
      { step: "6 min", tolerance: 0.01, residual: 1e-6 },
      { step: 6, scheme: "implicit", tolerance: 0.01, residual: 1e-6 },
    ],
  ])("%j", (time, expected) => {
    expect(resolve(changed({ time })).scenario.time).toEqual(expected);
  });
});

describe("overrides win over the file", () => {
  test("grid, step, residual, seed, parameters, interventions", () => {
    const { scenario } = resolve(wholePreset, {
      overrides: {
        grid: [128, 64],
        step: 1,
        residual: 1e-6,
        seed: 3,
        parameters: { k: 0.05 },
        interventions: [{ start: "1 h", parameter: "k", value: 0.1 }],
      },
    });
    expect(scenario).toMatchObject({
      grid: { nx: 128, dx: 5 },
      time: { step: 1, residual: 1e-6 },
      seed: 3,
      parameters: { k: 0.05 },
    });
    expect(scenario.interventions).toHaveLength(1);
  });

  test.each([
    [{ parameters: { kk: 1 } }, 'parameters.kk: unknown name "kk"'],
    [{ parameters: { wal: 1 } }, 'parameters.wal: unknown name "wal"; did you mean "wall"?'],
    [{ parameters: { k: 7 } }, 'parameters.k: 7 is outside the range of "k", 0 to 0.4 (1/min)'],
    [
      { parameters: { k: Number.NaN } },
      'parameters.k: NaN is outside the range of "k", 0 to 0.4 (1/min)',
    ],
    [{ parameters: { toString: 1 } as never }, 'parameters.toString: unknown name "toString"'],
    [{ tolerance: 2 }, "tolerance: must be from 0.000001 to 1, but is 2"],
    [{ grid: [128] }, "grid: has 1 entries, but domain.size has 2; give one per axis"],
    [{ grid: [8, 64] }, "grid[0]: must be a whole number from 16 to 4096 in 2D, but is 8"],
    [
      { grid: [512, 32] },
      "grid: voxels must not be more than 4 times longer on one axis than on another, but they measure x 1.25 um, y 10 um",
    ],
    [{ step: 0 }, "step: must be from 1e-6 min to 1e5 min, but is 0 min"],
    [{ residual: 1 }, "residual: must be from 1e-7 to 0.01, but is 1"],
    [{ seed: -1 }, "seed: must be a whole number from 0 to 4294967295, but is -1"],
    [{ interventions: [{ start: "1 h" }] }, "interventions[0].field: is missing; it must be given"],
  ])("%#", (overrides, message) => {
    expect(problemOf(wholePreset, { overrides })).toBe(message);
  });
});

describe("mistakes name the place and the way out", () => {
  test.each<[Record<string, unknown>, string]>([
    [
      { format: "milieu/2" },
      'format: must be "milieu/1", but is "milieu/2"; did you mean "milieu/1"?',
    ],
    [{ title: undefined }, "title: is missing; it must be given"],
    [{ titel: "x" }, 'titel: unknown key "titel"; did you mean "title"?'],
    [{ title: 5 }, "title: must be text, but is a number"],
    [{ tags: "a" }, "tags: must be a list, [...], but is text"],
    [{ modules: ["oxigen"] }, 'modules[0]: unknown module "oxigen"; did you mean "oxygen"?'],
    [{ modules: ["drug", "drug"] }, 'modules[1]: "drug" is listed twice'],
    [
      { "model.fields.u.kind": "subtrate" },
      'model.fields.u.kind: must be one of "substrate", "population", "static", "compartment", but is "subtrate"; did you mean "substrate"?',
    ],
    [{ "model.fields.u.kind": undefined }, "model.fields.u.kind: is missing; it must be given"],
    [
      { "model.fields.u.diffusion": true },
      "model.fields.u.diffusion: must be a number or text, but is a boolean",
    ],
    [
      { "model.fields.u.boundary": { left: "periodc" } },
      'model.fields.u.boundary.left: must be one of "no-flux", "periodic", but is "periodc"; did you mean "periodic"?',
    ],
    [
      { "model.fields.u.boundary": { lefft: "periodic" } },
      'model.fields.u.boundary.lefft: unknown key "lefft"; did you mean "left"?',
    ],
    [{ "model.processes.1.rate": "k*lactat" }, 'model.processes[1].rate: unknown name "lactat"'],
    [
      { "model.processes.1.rate": "wal*u" },
      'model.processes[1].rate: unknown name "wal"; did you mean "wall"?',
    ],
    [
      { "model.processes.1.rate": undefined },
      "model.processes[1].rate: is missing; it must be given",
    ],
    [
      { "model.processes.1.type": "los" },
      'model.processes[1].type: must be one of "source", "loss", "exchange", "convert", "growth", "react", "chemotaxis", "fix", but is "los"; did you mean "loss"?',
    ],
    [
      { "model.parameters.k.value": Infinity },
      "model.parameters.k.value: must be at most 1e+30, but is Infinity",
    ],
    [{ "parameters.k": 9 }, 'parameters.k: 9 is outside the range of "k", 0 to 0.4 (1/min)'],
    [
      { "domain.size": ["1 mm"] },
      "domain.size: must have at least 2 entries or characters, but has 1",
    ],
    [
      { "domain.size": ["1 h", "1 mm"] },
      'domain.size[0]: "h" is a unit of time; expected a length (um, µm, mm, cm)',
    ],
    [
      { "domain.grid": [64, 32, 16] },
      "domain.grid: has 3 entries, but domain.size has 2; give one per axis",
    ],
    [
      { "domain.boundaries": { nothing: "periodic" } },
      'domain.boundaries.nothing: unknown name "nothing"',
    ],
    [{ "time.step": "6" }, 'time.step: "6" lacks a unit (s, min, h, d, wk)'],
    [
      { "time.scheme": "fast" },
      'time.scheme: must be one of "implicit", "explicit", but is "fast"',
    ],
    [
      { "model.fields.u.boundary": { left: { flux: 1, value: 2 } } },
      'model.fields.u.boundary.left.value: unknown key "value"; known are flux',
    ],
    [
      { "model.fields.u.boundary": { left: { exchange: 1 } } },
      "model.fields.u.boundary.left.target: is missing; it must be given",
    ],
    [
      { "domain.boundary": { target: 1 } },
      "domain.boundary.exchange: is missing; it must be given",
    ],
    [
      { "domain.boundary": { fluks: 1 } },
      'domain.boundary.fluks: unknown key "fluks"; known are left, right, bottom, top, back, front',
    ],
    [
      { "domain.boundary": { flux: true } },
      "domain.boundary.flux: must be a number or text, but is a boolean",
    ],
    [
      { "model.processes.1": { type: "fix", field: "u", valu: 1 } },
      "model.processes[1].value: is missing; it must be given",
    ],
    [
      { "model.processes.1": { type: "loss", field: "u", rate: 1, conserve: 1 } },
      'model.processes[1].conserve: unknown key "conserve"; known are type, field, rate, label, note, source, group, evidence',
    ],
    [{ "time.tolerance": 0 }, "time.tolerance: must be from 0.000001 to 1, but is 0"],
    [{ "time.tolerance": "1e-2" }, "time.tolerance: must be a number, but is text"],
    [
      { "time.scheme": "explicit", "time.tolerance": 0.01 },
      'time.tolerance: the explicit scheme has none; leave it out, or choose the scheme "implicit"',
    ],
    [
      { "time.scheme": "explicit", "time.residual": 1e-6 },
      'time.residual: the explicit scheme has none; leave it out, or choose the scheme "implicit"',
    ],
    [{ "time.residual": 0.1 }, "time.residual: must be from 1e-7 to 0.01, but is 0.1"],
    [{ "initial.0.field": "m3" }, 'initial[0].field: unknown name "m3"'],
    [
      { "initial.0.field": "drug" },
      'initial[0].field: "drug" belongs to the module "drug"; add it to "modules"',
    ],
    [
      { "initial.0.shape": "disk" },
      'initial[0].shape: must be one of "disc", "ring", "box", "stripe", "spots", "noise", "network", but is "disk"; did you mean "disc"?',
    ],
    [{ "initial.0.radius": "-1 um" }, "initial[0].radius: must be longer than 0, but is -1 um"],
    [
      { "initial.0.center": ["1 um", "1 um", "1 um"] },
      "initial[0].center: has 3 entries, but the domain has 2 axes; give one per axis",
    ],
    [
      { "initial.3.axis": "z" },
      'initial[3].axis: a domain in two dimensions has no "z"; use "x" or "y"',
    ],
    [{ "initial.3.to": "0 um" }, 'initial[3].to: must be beyond "from" (0 um), but is 0 um'],
    [
      { "initial.7.expression": "mean(u)" },
      "initial[7].expression: an initial value cannot use mean()",
    ],
    [
      { "initial.7": { field: "u", image: "map.png" } },
      'initial[7].image: the picture "map.png" has not been read',
    ],
    [
      { "interventions.0.every": undefined },
      'interventions[0].count: 3 times needs "every", such as "3 d"',
    ],
    [
      { "interventions.0.every": "1e-9 min" },
      "interventions[0].every: must be at least 0.01 min, but is 1e-9 min",
    ],
    [
      { "domain.boundary": { back: "periodic", front: "periodic" } },
      'domain.boundary.back: a domain in two dimensions has no "back" side',
    ],
    [
      { "initial.0": { field: "u", shape: "network", roots: 300, radius: "1 um" } },
      "initial[0].roots: must be at most 200, but is 300",
    ],
    [
      { "initial.0": { field: "u", shape: "spots", count: 20_000, radius: "1 um" } },
      "initial[0].count: must be at most 10000, but is 20000",
    ],
    [
      { "interventions.0.where": "1" },
      'interventions[0].where: "plasma" is a compartment and has no places; leave "where" out',
    ],
    [
      { "interventions.0.add": "u" },
      'interventions[0].add: an intervention on a compartment cannot use the field "u"',
    ],
    [
      { "interventions.1.add": 1 },
      'interventions[1]: must have exactly one of "add", "multiply" and "set"',
    ],
    [
      { "interventions.1.multiply": -1 },
      "interventions[1].multiply: must not be negative, but is -1",
    ],
    [
      { "interventions.4.stop": "1 h" },
      'interventions[4].stop: must be after "start" (1 d), but is 1 h',
    ],
    [
      { "interventions.4.every": "1 h" },
      'interventions[4].every: must be at least the time from "start" to "stop", which it repeats',
    ],
    [
      { "interventions.4.value": 9 },
      'interventions[4].value: 9 is outside the range of "k", 0 to 0.4 (1/min)',
    ],
    [
      { "view.mode": "compsite" },
      'view.mode: must be one of "tissue", "composite", "polarization", "field", "multiples", "split", "relief", "volume", "difference", but is "compsite"; did you mean "composite"?',
    ],
    [
      { view: { mode: "difference", field: "u", against: "untreated" } },
      'view.against: no run is called "untreated"; there is no run to compare with',
    ],
    [
      { "view.channels.0.field": "plasma" },
      'view.channels[0].field: "plasma" is a compartment, but a field or observable is needed',
    ],
    [
      { "view.channels.0.window": [1, 0] },
      "view.channels[0].window: must rise from its first to its second number, but is [1, 0]",
    ],
    [{ "view.channels.0.color": "pink" }, 'view.channels[0].color: must be a color like "#ff8800"'],
    [
      { "claims.0.is": "about 5" },
      'claims[0].is: "about 5" is no comparison; write it like "> 0.7", "<= 2" or "0.9 .. 1.1"',
    ],
    [
      { "claims.0.is": undefined },
      'claims[0]: states nothing; give "is", such as "> 0.7", or "versus" with "ratio", "difference" or "benefit"',
    ],
    [
      { "claims.2.ratio": undefined },
      'claims[2]: "versus" goes together with "ratio", "difference" or "benefit"',
    ],
    [
      { "claims.0.difference": "> 1" },
      'claims[0]: "versus" goes together with "ratio", "difference" or "benefit"',
    ],
    [{ "claims.2.versus": {} }, "claims[2].versus: compares the value with itself"],
    [
      { "claims.2.versus": { without: ["bolos"] } },
      'claims[2].versus.without[0]: no intervention of the preset has the label "bolos"; did you mean "bolus"?',
    ],
    [
      { "claims.2.versus": { interventions: [], without: ["bolus"] } },
      'claims[2].versus: "interventions" replaces the preset\'s and "without" leaves some of them out',
    ],
    [
      { "claims.2.versus": { measure: "correlation" } },
      'claims[2].versus: "with" names the other field of a correlation, and a correlation needs it',
    ],
    [
      { "claims.2.given": { parameters: { k: -7 } } },
      "claims[2].given.parameters.k: -7 is outside",
    ],
    [{ "claims.2.versus": { at: "-1 d" } }, "claims[2].versus.at: "],
    [
      { "claims.2.benefitVersus": { versus: {} } },
      'claims[2].benefitVersus: needs "ratio" or "difference"',
    ],
    [
      { "claims.2.benefitVersus": { ratio: "< 1" } },
      'claims[2].benefitVersus: needs "given" or "versus"',
    ],
    [
      { "claims.1.with": undefined },
      'claims[1]: "with" names the other field of a correlation, and a correlation needs it',
    ],
    [
      { "claims.1.is": "1 .. 0" },
      'claims[1].is: "1 .. 0" holds for no number; write the smaller end first',
    ],
    [
      { "record.duration": "2 h" },
      "record.duration: must be a length of film from 0.1 s to 60 min, but is 2 h",
    ],
    [
      { "check.grid": [8, 8] },
      "check.grid[0]: must be a whole number from 16 to 4096 in 2D, but is 8",
    ],
    [{ "check.tolerance": 2 }, "check.tolerance: must be from 0.000001 to 1, but is 2"],
  ])("%j", (changes, message) => {
    expect(problemOf(changed(changes)).slice(0, message.length)).toBe(message);
  });

  test("several at once", () => {
    expect(problemOf(changed({ "initial.0.field": "m3", "claims.0.of": "v" }))).toBe(
      'initial[0].field: unknown name "m3"\nclaims[0].of: unknown name "v"',
    );
  });

  test.each([null, 5, "text", [], true])("%j is no preset", (file) => {
    expect(problemOf(file)).toMatch(/^must be an object, \{\.\.\.\}, but is|^format: is missing/);
  });
});
