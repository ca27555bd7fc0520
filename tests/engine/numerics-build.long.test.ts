import { readFileSync } from "node:fs";
import { join, resolve } from "node:path";
import { describe, expect, it } from "vitest";
import { assemblyPath, compileAssembly } from "../../scripts/assembly.ts";
import { forSharedMemory } from "../../src/engine/cpu/shared-import.ts";

const root = resolve(import.meta.dirname, "../..");
const committed = readFileSync(join(root, assemblyPath));

describe("the numerics module", () => {
  it("is what assembly/ compiles to (npm run assembly)", async () => {
    const built = await compileAssembly(root, false);
    expect(Buffer.from(built).equals(committed)).toBe(true);
  });

  it("is, for a memory that threads share, what assembly/ compiles to for that", async () => {
    const built = await compileAssembly(root, true);
    expect(Buffer.from(built).equals(forSharedMemory(committed))).toBe(true);
  });
});
