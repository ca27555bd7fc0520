import { readdirSync, readFileSync } from "node:fs";
import { join } from "node:path";
import { describe, expect, it } from "vitest";
import {
  acceptedRange,
  measuredRange,
  type Quantity,
  readExperiment,
} from "../../scripts/measured/experiment.ts";
import { PAGE, PICTURES, readExperiments, readResults } from "../../scripts/measured/files.ts";
import { measuredPage } from "../../scripts/measured/page.ts";
import { experimentPicture } from "../../scripts/measured/picture.ts";
import { moduleLibrary } from "../../src/biology/module-library.ts";
import { checkDimensions } from "../../src/model/check-dimensions.ts";
import type { Claim } from "../../src/model/claim.ts";
import { readPreset } from "../../src/preset/read-preset.ts";

const files = readExperiments(".");
const results = readResults(".");

describe("what a measured number accepts", () => {
  const quantity = (rest: Pick<Quantity, "measured" | "tolerance">): Quantity => ({
    label: "a",
    unit: "1",
    ...rest,
  });

  it("is the number, widened by its tolerance", () => {
    expect(acceptedRange(quantity({ measured: 10, tolerance: { share: 0.3 } }))).toEqual([7, 13]);
    expect(acceptedRange(quantity({ measured: [2, 16], tolerance: { factor: 2 } }))).toEqual([
      1, 32,
    ]);
    expect(acceptedRange(quantity({ measured: 9, tolerance: { within: 3 } }))).toEqual([6, 12]);
  });

  it("is open where the measurement is", () => {
    const open = quantity({ measured: [800, null], tolerance: { factor: 2 } });
    expect(measuredRange(open)).toEqual([800, Number.POSITIVE_INFINITY]);
    expect(acceptedRange(open)).toEqual([400, Number.POSITIVE_INFINITY]);
    const below = quantity({ measured: [null, 5], tolerance: { within: 1 } });
    expect(acceptedRange(below)).toEqual([Number.NEGATIVE_INFINITY, 6]);
  });

  it("says where a file is wrong", () => {
    expect(() => readExperiment('{"question": "?"}', "trial")).toThrow(/trial: .*source/);
    const text = JSON.stringify({ ...files[0]!.experiment, colour: 1 });
    expect(() => readExperiment(text, "trial")).toThrow("colour");
  });
});

describe("the experiments", () => {
  it("are twelve or more, each with its data", () => {
    expect(files.length).toBeGreaterThanOrEqual(12);
    const data = readdirSync("presets/measured/data").sort();
    expect(data).toEqual(files.map(({ name }) => `${name}.json`));
    expect(Object.keys(results).sort()).toEqual(files.map(({ name }) => name));
  });

  it("are on the page and in pictures as they were last run (npm run measured)", () => {
    expect(readFileSync(PAGE, "utf8")).toBe(measuredPage(files, results));
    expect(readdirSync(PICTURES).sort()).toEqual(files.map(({ name }) => `${name}.svg`));
    for (const { name, experiment } of files) {
      const picture = readFileSync(join(PICTURES, `${name}.svg`), "utf8");
      expect(picture, name).toBe(experimentPicture(experiment, results[name]!));
    }
  });

  it("say for each miss why, and for nothing else", () => {
    for (const { name, experiment } of files) {
      const missed = experiment.quantities.filter(({ miss }) => miss !== undefined);
      const found = experiment.quantities.filter((_, index) => !results[name]!.found[index]!.holds);
      expect(
        missed.map(({ label }) => label),
        name,
      ).toEqual(found.map(({ label }) => label));
    }
  });
});

describe.each(files)("$name", ({ name, preset: text, experiment }) => {
  const read = () => readPreset(text, { library: moduleLibrary, name });

  it("is a preset with units that fit, a story and its sources", async () => {
    const { scenario, story, summary, references, tags } = await read();
    expect(checkDimensions(scenario.model, scenario.grid.dimensions)).toEqual([]);
    expect(summary).toMatch(/\.$/);
    expect(story).toContain("What to try");
    expect(tags[0]).toBe("measured");
    const dois = references.map(({ doi, url }) => doi ?? url);
    for (const { doi, url } of [experiment.source, ...(experiment.others ?? [])]) {
      expect(doi ?? url, "a source that can be found").toBeDefined();
    }
    expect(dois).toContain(experiment.source.doi ?? experiment.source.url);
  });

  it("changes no value of the modules but those that the experiment sets", async () => {
    const { file } = await read();
    expect(Object.keys(file.parameters ?? {}).sort()).toEqual(
      Object.keys(experiment.sets ?? {}).sort(),
    );
  });

  it("claims what was measured, as far as the tolerance goes", async () => {
    const { claims, file } = await read();
    expect(file.claims?.map(({ label }) => label)).toEqual(
      experiment.quantities.map(({ label }) => label),
    );
    claims.forEach((claim, index) => {
      const [low, high] = acceptedRange(experiment.quantities[index]!);
      const asked = askedOf(claim);
      expect(asked).toHaveLength(1);
      expect(asked[0]!.low).toBeCloseTo(low, 5);
      expect(asked[0]!.high).toBeCloseTo(high, 5);
    });
  });
});

function askedOf({ is, ratio, difference, benefit }: Claim) {
  return [is, ratio, difference, benefit].filter((comparison) => comparison !== undefined);
}
