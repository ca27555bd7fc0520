import { expect, test } from "vitest";
import { galleryEntries } from "../../src/app/gallery-entries.ts";
import type { PresetSection } from "../../src/preset/preset-library.ts";

const card = (name: string, section: PresetSection) => ({
  name,
  title: name.toUpperCase(),
  summary: "",
  tags: [],
  section,
});

test("the gallery begins with the hypoxic core, goes on by title, and ends with the classics", () => {
  const cards = [
    card("gray-scott", "classic"),
    card("zebra", "tissue"),
    card("drug", "treatment"),
    card("alarm", "tissue"),
    card("hypoxic-core", "tissue"),
  ];
  const entries = galleryEntries(cards, "/base/");
  expect(entries.map(({ name }) => name)).toEqual([
    "hypoxic-core",
    "alarm",
    "zebra",
    "drug",
    "gray-scott",
  ]);
  expect(new Set(entries.map(({ section }) => section)).size).toBe(3);
  expect(entries[0]?.picture).toBe("/base/gallery/hypoxic-core.webp");
});
