import { describe, expect, test } from "vitest";
import { moduleLibrary } from "../../src/biology/module-library.ts";
import { parseJson } from "../../src/preset/parse-json.ts";
import { presetText } from "../../src/preset/preset-library.ts";
import { PresetFamily } from "../../src/preset/resolve-preset.ts";
import { tellingMoment } from "../../src/preset/telling-moment.ts";
import { changed, problemOf, resolve, wholePreset } from "./sample-preset.ts";

const claim = { at: "1 d", measure: "mean", of: "1", is: "> 0", why: "One is." };
const { moment: _, ...plain } = wholePreset;
const momentOf = (changes: Record<string, unknown>) =>
  tellingMoment(resolve({ ...plain, ...changes }));

describe("the telling moment", () => {
  test("is the one that the preset names", () => {
    const preset = resolve(changed({ moment: { at: "36 h", label: "All is seen" } }));
    expect(preset.moment).toEqual({ at: 2160, label: "All is seen" });
    expect(tellingMoment(preset)).toEqual(preset.moment);
  });

  test("else the day of the first headline claim, else of the first claim, else none", () => {
    const claims = [claim, { ...claim, at: "2 d", why: "Two.", headline: true }];
    expect(momentOf({ claims })).toEqual({ at: 2880, label: "Two." });
    expect(momentOf({ claims: [claim] })).toEqual({ at: 1440, label: "One is." });
    expect(momentOf({ claims: [{ ...claim, label: "short" }] })?.label).toBe("short");
    expect(momentOf({ claims: [] })).toBe(undefined);
  });

  test("lies within the run", () => {
    expect(problemOf(changed({ moment: { at: "3 d", label: "x" } }))).toContain(
      "moment.at: 3 d is after the end of the run, 2 d",
    );
    expect(problemOf(changed({ moment: { at: "-1 d", label: "x" } }))).toContain("moment.at");
    expect(problemOf(changed({ moment: { at: "1 d" } }))).toContain("moment");
  });

  test.each([
    ["anti-pd1-csf1r", 36],
    ["hypoxic-core", 20],
    ["early-and-late", 20],
    ["gray-scott", 4000 / 1440],
  ])("of %s", async (name, day) => {
    const file = parseJson(await presetText(name));
    const moment = tellingMoment(new PresetFamily(file, { library: moduleLibrary }).resolve());
    expect((moment?.at ?? 0) / 1440).toBeCloseTo(day, 9);
  });
});
