import { baseline } from "../bench/baseline.ts";
const s = await baseline(); for (const r of s.rows) console.log(r.join(" | "));
