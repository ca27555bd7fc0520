import { describe, expect, it } from "vitest";
import { presetNames, presetText } from "../../src/preset/preset-library.ts";
import { checkStory, readTry, storyLinks } from "../../src/preset/story-try.ts";
import { shippedPreset } from "../support/shipped-preset.ts";

describe("what a link of a story does", () => {
  it("is read from what stands behind #try:", () => {
    expect(readTry("set=a:0.5&without=anti-PD-1")).toEqual([
      { kind: "set", name: "a", value: 0.5 },
      { kind: "without", label: "anti-PD-1" },
    ]);
    expect(readTry("add=drug:2@12 d")).toEqual([
      { kind: "add", name: "drug", amount: 2, time: 12 * 1440 },
    ]);
  });

  it.each(["", "set=a", "set=a:", "set=a:x", "without=", "add=a:1", "run=fast", "__proto__=1"])(
    "is refused as %j, with what it may be",
    (target) => expect(() => readTry(target)).toThrow("it may have set=NAME:NUMBER"),
  );
});

describe("stories", () => {
  it("of some presets do something", async () => {
    const texts = await Promise.all(presetNames().map(presetText));
    const all = texts.flatMap((text) => storyLinks(JSON.parse(text).story ?? ""));
    expect(all.length).toBeGreaterThanOrEqual(6);
    for (const { label } of all) expect(label).not.toBe("");
  });

  it.each([
    ["[x](#try:set=nothing:1)", 'there is no parameter "nothing"'],
    ["[x](#try:set=hypoxiaToM2:9)", "hypoxiaToM2 goes from 0 to"],
    ["[x](#try:add=antiPd9Given:1@3 d)", 'there is no field or compartment "antiPd9Given"'],
    ["[x](#try:fly=1)", 'a link cannot do "fly=1"'],
  ])("with a mistake are refused when they are loaded: %s", async (story, message) => {
    const file = { ...JSON.parse(await presetText("anti-pd1-csf1r")), story };
    const { readPreset } = await import("../../src/preset/read-preset.ts");
    const { moduleLibrary } = await import("../../src/biology/module-library.ts");
    await expect(
      readPreset(JSON.stringify(file), { library: moduleLibrary, name: "x" }),
    ).rejects.toThrow(message);
  });

  it.each(presetNames())("of %s name treatments that there are", async (name) => {
    const { story, scenario } = await shippedPreset(name);
    const labels = scenario.interventions.flatMap(({ label }) => label ?? []);
    checkStory(story ?? "", scenario.model, labels);
  });

  it("are loaded where a treatment has been taken out, and are told of by the test of what is shipped", async () => {
    const { scenario } = await shippedPreset("anti-pd1-csf1r");
    const link = "[x](#try:without=anti-PD-2)";
    expect(() => checkStory(link, scenario.model)).not.toThrow();
    const labels = scenario.interventions.flatMap(({ label }) => label ?? []);
    expect(() => checkStory(link, scenario.model, labels)).toThrow(
      'there is no treatment "anti-PD-2"; did you mean "anti-PD-1"',
    );
  });

  it("without one are loaded", async () => {
    const { story } = await shippedPreset("hypoxic-core");
    expect(storyLinks(story)).toHaveLength(2);
  });
});
