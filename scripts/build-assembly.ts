import { writeFileSync } from "node:fs";
import { compileAssembly, modulePath } from "./assembly.ts";

const bytes = await compileAssembly(process.cwd());
writeFileSync(modulePath, bytes);
console.log(`${modulePath}: ${bytes.length} bytes`);
