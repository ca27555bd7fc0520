import { expect, it } from "vitest";
import { fieldFormats, filmFormats } from "../../src/data/formats.ts";

it("names each format once, with what it is for", () => {
  const all = [...fieldFormats, ...filmFormats];
  expect(new Set(all.map(({ name }) => name)).size).toBe(all.length);
  for (const { name, label, mediaType, use } of all) {
    expect(name).toMatch(/^[a-z0-9-]+$/);
    expect(mediaType).toMatch(/^[a-z]+\/[a-z-]+[0-9a-z]*$/);
    expect(label.length * use.length).toBeGreaterThan(0);
  }
  for (const { ending } of fieldFormats) expect(ending).toMatch(/^(\.[a-z]+){1,2}$/);
});
