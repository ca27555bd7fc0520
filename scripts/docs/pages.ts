import { readdirSync, readFileSync } from "node:fs";
import { join } from "node:path";
import { moduleLibrary } from "../../src/biology/module-library.ts";
import type { PresetFile } from "../../src/preset/preset-schema.ts";
import { biologyPages } from "./biology-pages.ts";
import { evidencePage } from "./evidence-page.ts";
import { type Citing, citationsOf, type Interactions } from "./interactions.ts";
import { outlineFiles } from "./outlines.ts";
import type { SourceKeys } from "./source-keys.ts";
import { sourcesPage } from "./sources-page.ts";

/** What the pages are written from. */
export interface PageSources {
  readonly interactions: Interactions;
  readonly sourceKeys: SourceKeys;
  readonly citations: ReadonlyMap<string, readonly string[]>;
  readonly presets: readonly { readonly name: string; readonly file: PresetFile }[];
}

/** Reads the interactions and the presets of the repository that lies in `root`. */
export function readSources(root: string): PageSources {
  const interactions = JSON.parse(
    readFileSync(join(root, "docs/data/interactions.json"), "utf8"),
  ) as Interactions;
  const sourceKeys = JSON.parse(
    readFileSync(join(root, "docs/data/source-keys.json"), "utf8"),
  ) as SourceKeys;
  const presets = readdirSync(join(root, "presets"))
    .filter((file) => file.endsWith(".json") && file !== "schema.json")
    .sort()
    .map((file) => ({
      name: file.slice(0, -".json".length),
      file: JSON.parse(readFileSync(join(root, "presets", file), "utf8")) as PresetFile,
    }));
  const citing: readonly Citing[] = [
    ...moduleLibrary.map((module) => ({ name: module.name, model: module })),
    ...presets.map(({ name, file }) => ({ name, model: (file.model ?? {}) as Citing["model"] })),
  ];
  return { interactions, sourceKeys, citations: citationsOf(citing), presets };
}

/** Every page that is written from the modules, by its path, and the outlines of these. */
export function writtenPages({ interactions, sourceKeys, citations, presets }: PageSources) {
  const modulesOf = presets.map(({ name, file }) => ({ name, modules: file.modules ?? [] }));
  return new Map([
    ...biologyPages(modulesOf),
    ["docs/evidence.md", evidencePage(interactions, citations)] as const,
    ["docs/sources.md", sourcesPage(sourceKeys)] as const,
    ...outlineFiles(),
  ]);
}
