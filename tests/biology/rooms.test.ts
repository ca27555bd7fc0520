import { readdirSync } from "node:fs";
import { resolve } from "node:path";
import { describe, expect, it } from "vitest";
import { moduleLibrary } from "../../src/biology/module-library.ts";
import { rooms } from "../../src/biology/rooms.ts";
import type { ModuleDescription } from "../../src/model/description.ts";

const biology = resolve(import.meta.dirname, "../../src/biology");

/** What a file exports that has the shape of a module. */
async function modulesWrittenIn(path: string): Promise<readonly ModuleDescription[]> {
  const exported: unknown[] = Object.values(await import(path));
  return exported.filter(isModule);
}

function isModule(value: unknown): value is ModuleDescription {
  return (
    typeof value === "object" &&
    value !== null &&
    "name" in value &&
    "label" in value &&
    "note" in value &&
    ("processes" in value || "observables" in value || "parameters" in value || "fields" in value)
  );
}

describe("the rooms of the biology", () => {
  it.each(rooms.map((room) => [room.name, room] as const))(
    "have every module that is written in %s, and no other",
    async (name, room) => {
      const files = readdirSync(resolve(biology, name)).filter((file) => file.endsWith(".ts"));
      const written = await Promise.all(
        files.map((file) => modulesWrittenIn(resolve(biology, name, file))),
      );
      const names = written.flat().map((module) => module.name);
      expect([...new Set(names)].sort()).toEqual(room.modules.map((module) => module.name).sort());
    },
  );

  it("say what they promise", () => {
    for (const { promise } of rooms) expect(promise).toMatch(/.{80,}\.$/);
  });

  it("promise names that exist", () => {
    const known = new Set(
      moduleLibrary.flatMap(({ fields, observables, parameters }) =>
        [fields, observables, parameters].flatMap((table) => Object.keys(table ?? {})),
      ),
    );
    const promised = rooms.flatMap(({ promise }) =>
      [...promise.matchAll(/`(\w+)`/g)].map((match) => match[1] as string),
    );
    expect(promised.length).toBeGreaterThan(20);
    expect(promised.filter((name) => !known.has(name))).toEqual([]);
  });
});
