// node scripts/run-ts.mjs scripts/write-schema.ts: writes presets/schema.json and schemas/sweep.json anew.
import { writeFileSync } from "node:fs";
import { presetJsonSchema } from "../src/preset/json-schema.ts";
import { planJsonSchema } from "../src/sweep/json-schema.ts";

const schemas = {
  "presets/schema.json": presetJsonSchema(),
  "schemas/sweep.json": planJsonSchema(),
};
for (const [path, schema] of Object.entries(schemas)) {
  writeFileSync(path, `${JSON.stringify(schema, null, 2)}\n`);
}
console.log(`${Object.keys(schemas).join(" and ")} are written; npm run format lays them out`);
