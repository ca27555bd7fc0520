// npm run docs: writes docs/biology.md, docs/biology/, docs/evidence.md, docs/sources.md and the outlines in
// src/biology/ anew from the modules.
import { mkdirSync, writeFileSync } from "node:fs";
import { dirname } from "node:path";
import { readSources, writtenPages } from "./docs/pages.ts";

for (const [path, text] of writtenPages(readSources("."))) {
  mkdirSync(dirname(path), { recursive: true });
  writeFileSync(path, text);
  console.log(`${path} (${Math.round(text.length / 1000)} kB)`);
}
