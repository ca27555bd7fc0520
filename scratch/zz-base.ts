import { baseline } from "../bench/baseline.ts";
import { cpuKernels } from "../bench/cpu-kernels.ts";
for (const s of [await baseline(), await cpuKernels()]) { console.log(s.note); console.log(s.head.join(" | ")); for (const r of s.rows) console.log(r.join(" | ")); }
