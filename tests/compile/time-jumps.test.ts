import { describe, expect, it } from "vitest";
import { timeJumps } from "../../src/compile/time-jumps.ts";
import { makeSchedule } from "../../src/engine/interventions.ts";
import { nextStep, timeTolerance } from "../../src/engine/step-sequence.ts";
import { composeModel } from "../../src/model/compose-model.ts";
import type { ModelDescription } from "../../src/model/description.ts";
import type { Process } from "../../src/model/model.ts";
import type { ParameterIntervention } from "../../src/model/scenario.ts";
import { processes, tinyField, tinyModel } from "../support/tiny-model.ts";

const parameters = { on: 103, off: 105, period: 2, hot: 1 };

function jumpsIn(...own: Process[]): readonly number[] {
  const model = tinyModel({ fields: [tinyField("u", "substrate")], parameters, processes: own });
  return timeJumps(model)(parameters);
}

describe("times at which rates jump", () => {
  it.each([
    ["t >= 103 && t < 105 ? 5 : 0", [103, 105]],
    ["(t > on)*(t <= off)", [103, 105]],
    ["t == 7 || t != 9", [7, 9]],
    ["step(12, t)*(1 - step(t, 30))", [12, 30]],
    ["2*t - 10 < 3*period", [8]],
    ["(t - on)/period >= 60", [223]],
    ["-t < -20", [20]],
    ["on < t + sqrt(4)", [101]],
    ["u*(5 + exp(-(t > 40 ? 1 : 2)))", [40]],
    ["mean(u*(t < 33))", [33]],
    ["t > (hot > 0 ? 50 : 60)", [50]],
    ["(hot > 0 ? t : 2*t) > 70", [70]],
    ["t > -3", []],
    ["t > 0", [0]],
    ["t - t > 3", []],
    ["sin(t) > 0.5", []],
    ["t^2 > 9", []],
    ["t*t > 9", []],
    ["t > u", []],
    ["u > 5", []],
    ["on > 5", []],
    ["t > on/0", [0]],
    ["t/0 > on", []],
  ])("%s: %j", (rate, times) => {
    expect(jumpsIn(processes.source("u", rate))).toEqual(times);
  });

  it("are found in observables, whose comparisons may be of observables", () => {
    const model = composeModel({
      modules: [],
      library: [],
      domainBoundary: "no-flux",
      dimensions: 2,
      own: {
        fields: { u: { kind: "substrate", unit: "1" } },
        parameters: { on: { value: 103, unit: "min" } },
        observables: {
          late: { expression: "2*on" },
          clock: { expression: "t - 3" },
          gate: { expression: "(clock > late) + (t > 7)" },
          unused: { expression: "t > 999" },
        },
        processes: [{ type: "source", field: "u", rate: "gate" }],
      },
    });
    expect(timeJumps(model)({ on: 103 })).toEqual([7, 209]);
  });

  it("are found in everything that a step evaluates, and nowhere else", () => {
    const own: ModelDescription = {
      fields: {
        u: {
          kind: "substrate",
          unit: "1",
          diffusion: "t > 1",
          initial: "t > 100",
          boundary: {
            left: { value: "t > 2" },
            right: { flux: "t > 3" },
            top: { exchange: "t > 4", target: "t > 5" },
          },
        },
        n: { kind: "population", unit: "1" },
        c: { kind: "compartment", unit: "1" },
      },
      observables: { pulse: { expression: "t > 6" }, shown: { expression: "t > 101" } },
      processes: [
        { type: "loss", field: "u", rate: "2*pulse" },
        { type: "exchange", field: "u", rate: "t > 7", target: "t > 8" },
        { type: "exchange", field: "u", rate: "t > 9", target: "c", conserve: "1 + (t > 10)" },
        { type: "growth", field: "n", rate: "t > 11", occupied: "t > 12", capacity: "t > 13" },
        { type: "react", field: "c", rate: "t > 14" },
        { type: "convert", from: "n", to: "u", rate: "t > 15", yield: "t > 16" },
        { type: "fix", field: "n", where: "t > 17", value: "t > 18" },
        {
          type: "chemotaxis",
          field: "n",
          towards: "u",
          sensitivity: "t > 19",
          crowding: "t > 20",
        },
      ],
    };
    const model = composeModel({
      modules: [],
      library: [],
      own,
      domainBoundary: "no-flux",
      dimensions: 2,
    });
    expect(timeJumps(model)({})).toEqual(Array.from({ length: 20 }, (_, index) => index + 1));
  });
});

describe("a schedule with jumps", () => {
  const pulsed = tinyModel({
    fields: [tinyField("u", "substrate")],
    parameters,
    processes: [processes.source("u", "t >= on && t < off ? 5 : 0")],
  });
  const jumps = timeJumps(pulsed);

  /** Ends of the steps of 6 min up to `until`. */
  function ends(schedule: ReturnType<typeof makeSchedule>, until: number) {
    const found: { end: number; sinceEvent: number }[] = [];
    let time = 0;
    while (found.length < 1000) {
      const position = { time, baseStep: 6, scheme: "implicit", sinceEvent: 4, until } as const;
      const next = nextStep({ ...position, schedule });
      if (next === null) break;
      found.push({ end: next.end, sinceEvent: next.sinceEvent });
      time = next.end;
    }
    return found;
  }

  it("ends steps there, but they are no events", () => {
    const schedule = makeSchedule([], timeTolerance(6), (overrides) =>
      jumps({ ...parameters, ...overrides }),
    );
    const found = ends(schedule, 120);
    expect(found.map(({ end }) => end)).toEqual(expect.arrayContaining([103, 105, 120]));
    expect(found.every(({ sinceEvent }) => sinceEvent === 4)).toBe(true);
    expect(found.length).toBeLessThan(25);
  });

  it("moves them with the parameters in force", () => {
    const later: ParameterIntervention = {
      type: "parameter",
      label: "",
      start: 50,
      stop: Number.POSITIVE_INFINITY,
      every: 0,
      count: 1,
      parameter: "on",
      value: 80,
    };
    const schedule = makeSchedule([later], timeTolerance(6), (overrides) =>
      jumps({ ...parameters, ...overrides }),
    );
    const times = ends(schedule, 120).map(({ end }) => end);
    expect(times).toEqual(expect.arrayContaining([50, 80, 105]));
    expect(times).not.toContain(103);
  });
});
