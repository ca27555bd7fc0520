import { readFileSync } from "node:fs";
import { join, resolve } from "node:path";
import { describe, expect, it } from "vitest";
import { assemblyBuilds, compileAssembly } from "../../scripts/assembly.ts";

const root = resolve(import.meta.dirname, "../..");

describe("the numerics module", () => {
  it.each(assemblyBuilds)(
    "is what assembly/ compiles to (npm run assembly): $path",
    async (build) => {
      const built = await compileAssembly(root, build.isShared);
      expect(Buffer.from(built).equals(readFileSync(join(root, build.path)))).toBe(true);
    },
  );
});
