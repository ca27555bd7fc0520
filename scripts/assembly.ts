import { readFileSync } from "node:fs";
import { resolve } from "node:path";
import asc from "assemblyscript/asc";

/** Where the built module lies, from the project's root. */
export const modulePath = "src/engine/cpu/numerics.wasm";

/**
 * Compiles assembly/index.ts to WebAssembly: no runtime, no data, the memory of whoever calls.
 * Throws an Error with the compiler's messages.
 */
export async function compileAssembly(root: string): Promise<Uint8Array> {
  const outFile = "numerics.wasm";
  let bytes: Uint8Array | undefined;
  const { error, stderr } = await asc.main(
    [
      "assembly/index.ts",
      ...["--outFile", outFile, "-O3", "--noAssert", "--runtime", "stub", "--importMemory"],
      ...["--enable", "simd"],
    ],
    {
      readFile: (name, base) => {
        try {
          return readFileSync(resolve(root, base, name), "utf8");
        } catch {
          return null; // the compiler asks for several places and tells what it did not find
        }
      },
      writeFile: (name, contents) => {
        if (name === outFile && typeof contents !== "string") bytes = contents;
      },
      listFiles: () => [],
    },
  );
  if (error !== null || bytes === undefined) {
    throw new Error(`assembly/ does not compile:\n${stderr.toString()}`);
  }
  return bytes;
}
