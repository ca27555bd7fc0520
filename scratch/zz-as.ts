import { createHash } from "node:crypto";
import { compileAssembly } from "../scripts/assembly.ts";
const b = await compileAssembly(process.cwd()); console.log(b.length, createHash("md5").update(b).digest("hex"));
