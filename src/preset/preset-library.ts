import { ModelError } from "../model/error.ts";
import { didYouMean } from "../model/suggest.ts";
import { parseJson } from "./parse-json.ts";

const texts = import.meta.glob<string>(
  ["../../presets/*.json", "../../presets/measured/*.json", "!../../presets/schema.json"],
  { query: "?raw", import: "default" },
);
const paths = Object.keys(texts);
const isExperiment = (path: string) => path.includes("/measured/");

/** What the gallery shows of a preset. */
export interface PresetCard {
  readonly name: string;
  readonly title: string;
  readonly summary: string;
  readonly tags: readonly string[];
  readonly section: PresetSection;
}

/**
 * tissue: it runs by itself; treatment: something is given to it; classic: no tissue at all; measured: it is
 * held against a published experiment (docs/measured.md).
 */
export type PresetSection = "tissue" | "treatment" | "classic" | "measured";

/** Names of the shipped presets that tell a story, sorted: all of their claims hold. */
export function presetNames(): readonly string[] {
  return paths
    .filter((path) => !isExperiment(path))
    .map(nameOf)
    .sort();
}

/**
 * Names of the presets that repeat a published experiment (presets/measured/), sorted. Their claims are
 * measured numbers, so that some may fail: docs/measured.md says which and why.
 */
export function experimentNames(): readonly string[] {
  return paths.filter(isExperiment).map(nameOf).sort();
}

/** All that can be opened by name: stories, then experiments. */
export function shippedNames(): readonly string[] {
  return [...presetNames(), ...experimentNames()];
}

/** JSON text of a shipped preset; a ModelError if there is none of that name. */
export async function presetText(name: string): Promise<string> {
  const path = paths.find((candidate) => nameOf(candidate) === name);
  const load = path === undefined ? undefined : texts[path];
  if (load !== undefined) return load();
  throw new ModelError("", `there is no preset "${name}"${didYouMean(name, shippedNames())}`);
}

/** Title, summary and tags of every shipped preset, in the order of shippedNames. */
export async function presetCards(): Promise<readonly PresetCard[]> {
  const experiments = new Set(experimentNames());
  return Promise.all(
    shippedNames().map(async (name) => {
      const card = cardOf(name, parseJson(await presetText(name)));
      return experiments.has(name) ? { ...card, section: "measured" } : card;
    }),
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
