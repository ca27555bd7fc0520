import { describe, expect, it } from "vitest";
import { systems } from "../../src/biology/evidence/systems.ts";
import { moduleLibrary } from "../../src/biology/module-library.ts";
import { rooms } from "../../src/biology/rooms.ts";

/** Modules that a person chooses. */
const names = moduleLibrary
  .filter(({ implied }) => implied !== true)
  .map(({ name }) => name)
  .sort();
const parameters = new Set(moduleLibrary.flatMap((module) => Object.keys(module.parameters ?? {})));
const observables = new Set(
  moduleLibrary.flatMap((module) => Object.keys(module.observables ?? {})),
);

describe("the systems", () => {
  it("are 68, in order", () => {
    expect(systems.map(({ number }) => number)).toEqual(
      Array.from({ length: 68 }, (_, i) => i + 1),
    );
  });

  it("are represented by modules that exist, and every module represents something", () => {
    const representing = systems.flatMap(({ modules }) => modules);
    expect(representing.filter((name) => !names.includes(name))).toEqual([]);
    expect(names.filter((name) => !representing.includes(name))).toEqual([]);
    for (const { number, modules } of systems) expect(modules, `${number}`).not.toEqual([]);
  });

  it("name parameters and observables that exist", () => {
    const named = systems.flatMap(({ note = "" }) =>
      [...note.matchAll(/`(\w+)`/g)].map((match) => match[1] as string),
    );
    expect(named.length).toBeGreaterThan(10);
    expect(named.filter((name) => !parameters.has(name) && !observables.has(name))).toEqual([]);
  });
});

describe("the parts of the library", () => {
  it("hold every module once", () => {
    const held = rooms.flatMap(({ modules }) => modules.map(({ name }) => name));
    expect(held.sort()).toEqual(moduleLibrary.map(({ name }) => name).sort());
  });
});
