// node scripts/run-ts.mjs scripts/write-schema.ts: writes presets/schema.json anew.
import { writeFileSync } from "node:fs";
import { presetJsonSchema } from "../src/preset/json-schema.ts";

writeFileSync("presets/schema.json", `${JSON.stringify(presetJsonSchema(), null, 2)}\n`);
console.log("presets/schema.json is written; npm run format lays it out");
