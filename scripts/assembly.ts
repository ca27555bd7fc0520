import { readFileSync } from "node:fs";
import { resolve } from "node:path";
import asc from "assemblyscript/asc";

/** What is built, from the project's root: for a memory of one thread (engine/cpu/shared-import.ts makes the other of it). */
export const assemblyPath = "src/engine/cpu/numerics.wasm";

/**
 * Compiles assembly/index.ts to WebAssembly: no runtime, no data, the memory of whoever calls.
 * Throws an Error with the compiler's messages.
 */
export async function compileAssembly(root: string, isShared: boolean): Promise<Uint8Array> {
  const outFile = "numerics.wasm";
  let bytes: Uint8Array | undefined;
  const { error, stderr } = await asc.main(
    [
      "assembly/index.ts",
      ...["--outFile", outFile, "-O3", "--noAssert", "--runtime", "stub", "--importMemory"],
      ...["--enable", "simd"],
      // A shared memory needs a maximum; this is the largest there can be.
      ...(isShared ? ["--enable", "threads", "--sharedMemory", "--maximumMemory", "65536"] : []),
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
