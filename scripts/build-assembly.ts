import { writeFileSync } from "node:fs";
import { assemblyPath, compileAssembly } from "./assembly.ts";

const bytes = await compileAssembly(process.cwd(), false);
writeFileSync(assemblyPath, bytes);
console.log(`${assemblyPath}: ${bytes.length} bytes`);
