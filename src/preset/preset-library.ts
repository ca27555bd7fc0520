import { ModelError } from "../model/error.ts";
import { didYouMean } from "../model/suggest.ts";
import { parseJson } from "./parse-json.ts";

const texts = import.meta.glob<string>(["../../presets/*.json", "!../../presets/schema.json"], {
  query: "?raw",
  import: "default",
});

/** What the gallery shows of a preset. */
export interface PresetCard {
  readonly name: string;
  readonly title: string;
  readonly summary: string;
  readonly tags: readonly string[];
  readonly section: PresetSection;
}

/** tissue: it runs by itself; treatment: something is given to it; classic: no tissue at all. */
export type PresetSection = "tissue" | "treatment" | "classic";

/** Names of the shipped presets, sorted. */
export function presetNames(): readonly string[] {
  return Object.keys(texts).map(nameOf).sort();
}

/** JSON text of a shipped preset; a ModelError if there is none of that name. */
export async function presetText(name: string): Promise<string> {
  const path = Object.keys(texts).find((candidate) => nameOf(candidate) === name);
  const load = path === undefined ? undefined : texts[path];
  if (load !== undefined) return load();
  throw new ModelError("", `there is no preset "${name}"${didYouMean(name, presetNames())}`);
}

/** Title, summary and tags of every shipped preset, in the order of presetNames. */
export async function presetCards(): Promise<readonly PresetCard[]> {
  return Promise.all(
    presetNames().map(async (name) => cardOf(name, parseJson(await presetText(name)))),
  );
}

function nameOf(path: string): string {
  return path.slice(path.lastIndexOf("/") + 1, -".json".length);
}

/** A gallery lists even what cannot be run; opening it tells why. */
function cardOf(name: string, file: unknown): PresetCard {
  const { title, summary, tags, modules, interventions }: Readonly<Record<string, unknown>> =
    typeof file === "object" && file !== null ? { ...file } : {};
  const isGiven = Array.isArray(interventions) && interventions.length > 0;
  const isTissue = Array.isArray(modules) && modules.length > 0;
  return {
    name,
    title: typeof title === "string" ? title : name,
    summary: typeof summary === "string" ? summary : "",
    tags: Array.isArray(tags) ? tags.filter((tag) => typeof tag === "string") : [],
    section: isTissue ? (isGiven ? "treatment" : "tissue") : "classic",
  };
}
