import { readdirSync, readFileSync } from "node:fs";
import { moduleLibrary } from "../../src/biology/module-library.ts";

/** What has a name of its own in a module or preset. */
const NAMED = /^(fields|parameters|observables|compartments)$/;

/** Every text of the shipped presets and modules, names, too: content, which no translation of the page has. */
export function contentWords(): ReadonlySet<string> {
  const words = new Set<string>();
  const gather = (value: unknown, within = ""): void => {
    if (typeof value === "string") words.add(value.toLowerCase());
    if (typeof value !== "object" || value === null) return;
    for (const [key, inner] of Object.entries(value)) {
      if (NAMED.test(within)) words.add(key.toLowerCase());
      gather(inner, key);
    }
  };
  gather(moduleLibrary);
  const folder = new URL("../../presets/", import.meta.url);
  for (const name of readdirSync(folder).filter((one) => one.endsWith(".json"))) {
    gather(JSON.parse(readFileSync(new URL(name, folder), "utf8")));
  }
  return words;
}
