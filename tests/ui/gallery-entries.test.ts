import { expect, test } from "vitest";
import type { PresetSection } from "../../src/preset/preset-library.ts";
import { galleryEntries } from "../../src/ui/gallery-entries.ts";

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
  expect(entries[0]?.picture).toEqual({
    picture: "/base/gallery/hypoxic-core.webp",
    strip: "/base/gallery/strips/hypoxic-core.webp",
  });
});
