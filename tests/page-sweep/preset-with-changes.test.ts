import { expect, it } from "vitest";
import { presetWithChanges } from "../../src/page-sweep/preset-with-changes.ts";
import type { Preset } from "../../src/preset/preset.ts";
import { fileNameOf } from "../../src/ui/files.ts";

const file = { format: "milieu/1", title: "A story", parameters: { a: 1, b: 2 } };
const preset = { title: "A story: with, signs!", file } as unknown as Preset;

it("keeps the file as it was written where nothing changed", () => {
  expect(JSON.parse(presetWithChanges(preset, {}))).toEqual(file);
});

it("puts changed parameters over the file's own", () => {
  const saved = JSON.parse(presetWithChanges(preset, { b: 3, c: 4 }));
  expect(saved).toEqual({ ...file, parameters: { a: 1, b: 3, c: 4 } });
});

it("makes file names of plain letters", () => {
  expect(fileNameOf(preset, ".json")).toBe("a-story-with-signs.json");
  expect(fileNameOf({ ...preset, title: "?" }, ".mp4")).toBe("milieu.mp4");
});
