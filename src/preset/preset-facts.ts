/** What `npm run sensitivity` found of a shipped preset: presets/facts/NAME.json. */
export interface PresetFacts {
  /** Version of the program. */
  readonly milieu: string;
  /** How many parameters were varied. */
  readonly parameters: number;
  /** The assumed ones that decide its headline claims most, the first most of all. */
  readonly decisive: readonly DecisiveParameter[];
  /** Its headline claims where all parameters are drawn from their ranges. */
  readonly drawn: readonly DrawnHeadline[];
}

export interface DecisiveParameter {
  readonly name: string;
  readonly label: string;
  readonly unit: string;
  readonly value: number;
  /** The values that were tried lie between these. */
  readonly low: number;
  readonly high: number;
  /** Of all that the parameters move in the headline claims' numbers. */
  readonly share: number;
}

export interface DrawnHeadline {
  readonly why: string;
  /** Such as "ratio < 0.8". */
  readonly asked: string;
  /** Its number as the preset is; 5 and 95 % of the draws. Null where there is none. */
  readonly present: number | null;
  readonly low: number | null;
  readonly high: number | null;
  readonly holds: number;
  readonly draws: number;
}

const files = import.meta.glob<PresetFacts>("../../presets/facts/*.json", { import: "default" });

/** Names of the presets of which something is known. */
export function presetsWithFacts(): readonly string[] {
  return Object.keys(files).map((path) => path.slice(path.lastIndexOf("/") + 1, -".json".length));
}

/** What is known of a shipped preset; undefined where nothing is. */
export async function presetFacts(name: string): Promise<PresetFacts | undefined> {
  return files[`../../presets/facts/${name}.json`]?.();
}
