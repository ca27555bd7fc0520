import { writeFileSync } from "node:fs";
import { assemblyBuilds, compileAssembly } from "./assembly.ts";

for (const { path, isShared } of assemblyBuilds) {
  const bytes = await compileAssembly(process.cwd(), isShared);
  writeFileSync(path, bytes);
  console.log(`${path}: ${bytes.length} bytes`);
}
