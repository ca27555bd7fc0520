#!/usr/bin/env node
// node scripts/run-ts.mjs ENTRY.ts [arguments]: runs a TypeScript file of this project.
import { importTypeScript } from "./import-ts.mjs";

const [entry] = process.argv.splice(2, 1);
if (entry === undefined) {
  console.error("usage: node scripts/run-ts.mjs ENTRY.ts [arguments]");
  process.exit(64);
}
await importTypeScript(entry);
