import { describe, expect, it } from "vitest";
import {
  everyOption,
  fileOption,
  folderOption,
  gridOption,
  namesOption,
  positiveOption,
  repeatedNames,
  repeatedText,
  residualOption,
  seedOption,
  setOption,
  untilOption,
} from "../../src/cli/parse-options.ts";

describe("options of the command line", () => {
  it("are read", () => {
    expect(untilOption("0 h")).toBe(0);
    expect(everyOption("6 h")).toBe(360);
    expect(gridOption("17x4095")).toEqual([17, 4095]);
    expect(residualOption("1e-6")).toBe(1e-6);
    expect(seedOption("4294967295")).toBe(4294967295);
    expect(namesOption("oxygen, tumor,oxygen")).toEqual(["oxygen", "tumor"]);
    expect(repeatedNames("2 d, 4 d", repeatedNames("first"))).toEqual(["first", "2 d", "4 d"]);
    expect(repeatedText("curves", repeatedText("view"))).toEqual(["view", "curves"]);
    expect(positiveOption("85")).toBe(85);
    expect(setOption("k= 2", setOption("k=1", { D: 3 }))).toEqual({ D: 3, k: 2 });
  });

  it.each([
    [positiveOption, "0"],
    [positiveOption, ""],
    [repeatedText, " "],
    [repeatedNames, "a,,b"],
    [untilOption, "-1 min"],
    [untilOption, "5"],
    [everyOption, "0 min"],
    [everyOption, "-6 h"],
    [everyOption, "6 um"],
    [gridOption, "256"],
    [gridOption, "16x16x16x16"],
    [residualOption, "0"],
    [residualOption, "0.1"],
    [residualOption, "-1e-6"],
    [residualOption, "tight"],
    [residualOption, " "],
    [seedOption, "-1"],
    [seedOption, "4294967296"],
    [namesOption, "oxygen,,tumor"],
    [folderOption, " "],
    [fileOption, ""],
  ])("%o refuses %j", (read: (text: string) => unknown, text) => {
    expect(() => read(text)).toThrow();
  });

  it.each(["k", "k=", "k= ", "k=NaN", "k=1e999", "=1", "__proto__=1", "k=1 2"])(
    "--set refuses %j",
    (text) => {
      expect(() => setOption(text, {})).toThrow("NAME=NUMBER");
    },
  );
});
