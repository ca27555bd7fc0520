import { readFileSync } from "node:fs";
import { resolve } from "node:path";
import { describe, expect, it } from "vitest";
import { moduleLibrary } from "../../src/biology/module-library.ts";

const page = readFileSync(resolve(import.meta.dirname, "../../docs/evidence.md"), "utf8");
const rows = [...page.matchAll(/^\| (E\d{4}) \|.*\| ([^|]+) \|$/gm)].map(([, id, modules]) => ({
  id: id!,
  modules: modules!.split(", ").sort(),
}));

/** Modules by the evidence that their observables and processes name. */
const cited = new Map<string, Set<string>>();
for (const module of moduleLibrary) {
  const parts = [...Object.values(module.observables ?? {}), ...(module.processes ?? [])];
  for (const id of parts.flatMap((part) => part.evidence ?? [])) {
    cited.set(id, (cited.get(id) ?? new Set()).add(module.name));
  }
}

describe("docs/evidence.md", () => {
  it("is cited by ids of the table's form", () => {
    expect(cited.size).toBeGreaterThan(30);
    for (const id of cited.keys()) expect(id).toMatch(/^E\d{4}$/);
  });

  it("has one row for each edge that a module cites, naming those modules", () => {
    const expected = [...cited].map(([id, modules]) => ({ id, modules: [...modules].sort() }));
    expect(rows).toEqual(expected.sort((a, b) => a.id.localeCompare(b.id)));
  });
});
