import { readdirSync, readFileSync } from "node:fs";
import { resolve } from "node:path";
import { beforeAll, describe, expect, it } from "vitest";
import { moduleLibrary } from "../../src/biology/module-library.ts";
import { checkDimensions } from "../../src/model/check-dimensions.ts";
import { treatmentMarks } from "../../src/observe/treatment-marks.ts";
import type { Preset } from "../../src/preset/preset.ts";
import { readPreset } from "../../src/preset/read-preset.ts";
import { filmNotes } from "../../src/record/script/film-notes.ts";
import { filmScript } from "../../src/record/script/film-script.ts";

const folder = resolve(import.meta.dirname, "../../presets");
const names = readdirSync(folder)
  .filter((file) => file.endsWith(".json") && file !== "schema.json")
  .map((file) => file.slice(0, -".json".length));
const read = (name: string) =>
  readPreset(readFileSync(resolve(folder, `${name}.json`), "utf8"), {
    library: moduleLibrary,
    name,
  });

describe("the presets", () => {
  it("are there", () => {
    expect(names).toEqual(
      expect.arrayContaining([
        "hypoxic-core",
        "lactate-throttle",
        "spheroid-3d",
        "gray-scott",
        "fitzhugh-nagumo",
        "schnakenberg",
        "fisher-kpp",
        "gatenby-gawlinski",
      ]),
    );
  });
});

describe.each(names)("%s", (name) => {
  let preset: Preset;
  beforeAll(async () => {
    preset = await read(name);
  });

  it("is filmed just as its file asks, slower for as long as it says at every event", () => {
    const { record, scenario } = preset;
    const { stop, step } = scenario.time;
    const marks = treatmentMarks(scenario.interventions, Number.POSITIVE_INFINITY);
    const treatments = marks.flatMap(({ kind, time }) => (kind === "stop" ? [] : [time]));
    const script = filmScript(record, { step, treatments, ...(stop !== undefined && { stop }) });
    expect(filmNotes(record, script, treatments)).toEqual([]);
    expect(script.to).toBe(stop);
  });

  it("is a preset with units that fit", () => {
    expect(preset.name).toBe(name);
    expect(checkDimensions(preset.scenario.model, preset.scenario.grid.dimensions)).toEqual([]);
  });

  it("tells a story and says where it comes from", () => {
    expect(preset.summary).toMatch(/\.$/);
    expect(preset.story.length).toBeGreaterThan(200);
    expect(preset.story.split("\n\n").length).toBeGreaterThanOrEqual(3);
    expect(preset.story).toContain("What to try");
    expect(preset.references.length).toBeGreaterThan(0);
    expect(preset.tags.length).toBeGreaterThan(0);
  });

  it("claims something, on a grid that tests can afford", () => {
    const { check, claims, scenario } = preset;
    expect(claims.length).toBeGreaterThanOrEqual(3);
    expect(claims.some((claim) => claim.versus !== undefined)).toBe(true);
    expect((check?.grid ?? []).reduce((count, side) => count * side, 1)).toBeLessThanOrEqual(
      40_000,
    );
    for (const { at, versus } of claims) {
      for (const time of [at, versus?.reading.at ?? at]) {
        expect(time).toBeGreaterThan(0);
        expect(time).toBeLessThanOrEqual(scenario.time.stop ?? 0);
      }
    }
  });

  it("gives every parameter of its own a source and a range", () => {
    const { scenario } = preset;
    for (const parameter of scenario.model.parameters) {
      expect(parameter.source, parameter.name).toBeTruthy();
      const value = scenario.parameters[parameter.name]!;
      expect(value, parameter.name).toBeGreaterThanOrEqual(parameter.min);
      expect(value, parameter.name).toBeLessThanOrEqual(parameter.max);
    }
  });
});
