import fc from "fast-check";
import { parseTree } from "jsonc-parser";
import { describe, expect, it } from "vitest";
import { changeText } from "../../src/edit/change-text.ts";
import { checkText } from "../../src/edit/check-text.ts";
import { rangeOfMistake } from "../../src/edit/mistake-range.ts";
import { printJson } from "../../src/edit/print-json.ts";
import { stalePartsOf, withoutStale } from "../../src/edit/stale-parts.ts";
import { presetNames, presetText } from "../../src/preset/preset-library.ts";
import { open } from "../lab/open-base.ts";
import { breakablePreset } from "../support/breakable-preset.ts";

const TEXT = printJson(breakablePreset);

async function marked(text: string): Promise<readonly string[]> {
  const found = await checkText(text, "broken", open);
  if (!("mistakes" in found)) return [];
  return found.mistakes.map((mistake) => {
    const { from, to } = rangeOfMistake(text, mistake);
    return text.slice(from, to);
  });
}

async function understood(text: string) {
  const found = await checkText(text, "right", open);
  if ("mistakes" in found) throw new Error(JSON.stringify(found.mistakes));
  return found;
}

describe("the place of a mistake", () => {
  it("is the wrong name of a formula", async () => {
    expect(await marked(TEXT.replace('"force*walker"', '"force*waker"'))).toEqual(["waker"]);
  });

  it("is the character at which a formula ends", async () => {
    const [found] = await marked(TEXT.replace('"10*perfusion"', '"10*perfusion)"'));
    expect(found).toBe(")");
  });

  it("is the formula whose unit does not fit, which is no hindrance", async () => {
    const text = TEXT.replace('"rate": "lymphocyteHit"', '"rate": "motility"');
    const found = await checkText(text, "odd", open);
    if ("mistakes" in found) throw new Error("it has mistakes");
    // 0.001*gate, a rate of calls and 5 are numbers without units; what fits in the file as it is stays out.
    const { warnings } = await understood(TEXT);
    const more = found.warnings.filter(({ place }) => !warnings.some((one) => one.place === place));
    expect(more).toEqual([
      {
        place: "model.processes[7].rate",
        problem: expect.stringContaining("um^2/min, but 1/min is expected"),
      },
    ]);
    const { from, to } = rangeOfMistake(text, more[0]!);
    expect(text.slice(from, to)).toBe('"motility"');
  });

  it("is an unknown key", async () => {
    expect(await marked(TEXT.replace('"kind": "static"', '"kind": "static", "colour": 1'))).toEqual(
      ['"colour"'],
    );
  });

  it("is the name of what lacks something", async () => {
    const text = changeText(TEXT, [{ kind: "remove", path: ["model", "fields", "call", "unit"] }]);
    expect(await marked(text)).toEqual(['"call"']);
  });

  it("is where a text stops being JSON", async () => {
    const text = TEXT.replace('"title": "Walkers",', '"title": "Walkers"');
    expect(await marked(text)).toEqual(['"model"']);
  });

  it("is the module that there is none of", async () => {
    const text = changeText(TEXT, [{ kind: "set", path: ["modules"], value: ["oxygn"] }]);
    expect((await marked(text))[0]).toBe("oxygn");
  });

  it("lies on a value that was broken, whatever is broken in real presets", async () => {
    const texts = await Promise.all(presetNames().map(presetText));
    const wrong = [null, -1e9, "no such name here", [], {}, "1 +"];
    await fc.assert(
      fc.asyncProperty(
        fc.nat(),
        fc.nat(),
        fc.constantFrom(...wrong),
        async (which, leaf, value) => {
          const text = texts[which % texts.length]!;
          const paths = leavesOf(text);
          const path = paths[leaf % paths.length]!;
          const broken = changeText(text, [{ kind: "set", path, value }]);
          const found = await checkText(broken, "broken", open);
          if (!("mistakes" in found)) return;
          const around = `"${String(path.findLast((key) => typeof key === "string"))}"`;
          for (const mistake of found.mistakes) {
            const { from, to } = rangeOfMistake(broken, mistake);
            expect(from).toBeLessThan(to);
            expect(to).toBeLessThanOrEqual(broken.length);
            // Only what is about the whole file stands at its first character.
            if (mistake.place !== "" && mistake.place !== "model.fields") {
              expect(from, `${mistake.place}: ${mistake.problem} (${around})`).toBeGreaterThan(0);
            }
          }
        },
      ),
      { numRuns: 60 },
    );
  });
});

describe("what no longer fits a changed model", () => {
  it("is dropped at wish, and the rest is a preset again", async () => {
    const text = changeText(TEXT, [
      { kind: "remove", path: ["model", "fields", "sitter"] },
      { kind: "set", path: ["interventions", 1], value: { start: "1 d", field: "sitter", add: 1 } },
    ]);
    const found = await checkText(text, "a", open);
    if (!("mistakes" in found)) throw new Error("it fits");
    const stale = stalePartsOf(found.mistakes);
    expect(stale.map(({ words }) => words).sort()).toEqual(["1 claim", "1 treatment"]);
    const left = withoutStale(text, stale);
    expect(await marked(left)).toEqual([]);
    expect(JSON.parse(left).claims).toHaveLength(2);
  });

  it("is not the model itself", () => {
    expect(stalePartsOf([{ place: "model.processes[0].rate", problem: "?" }])).toEqual([]);
  });
});

function leavesOf(text: string): readonly (readonly (string | number)[] & (string | number)[])[] {
  const paths: (string | number)[][] = [];
  const walk = (value: unknown, path: (string | number)[]): void => {
    if (typeof value !== "object" || value === null) paths.push(path);
    else if (Array.isArray(value))
      for (const [index, one] of value.entries()) walk(one, [...path, index]);
    else for (const [key, one] of Object.entries(value)) walk(one, [...path, key]);
  };
  expect(parseTree(text)).toBeDefined();
  walk(JSON.parse(text), []);
  return paths;
}
