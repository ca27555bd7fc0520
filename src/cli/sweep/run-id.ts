import { createHash } from "node:crypto";
import packageFile from "../../../package.json" with { type: "json" };
import type { Scenario } from "../../model/scenario.ts";
import type { PresetOverrides } from "../../preset/resolve-preset.ts";
import type { Sweep, SweepLine } from "../../sweep/sweep.ts";

/** What a person reads of a model, or sees; nothing is computed from it. Elsewhere such keys may be names. */
const words = new Set(["title", "label", "note", "source", "evidence", "color", "axes", "group"]);

/** Tells runs apart by all that their results follow from; the same numbers give the same name. */
export class RunIds {
  readonly #sweep: Sweep;
  /** Of each preset: its model and numbers, and what is read. */
  readonly #presets: ReadonlyMap<string, string>;

  constructor(sweep: Sweep) {
    this.#sweep = sweep;
    this.#presets = new Map(
      sweep.presets.map(({ name, family }) => {
        const { scenario, claims } = family.resolve();
        const outputs = sweep.outputsOf(name);
        const read = { ...outputs, claims: outputs.claims ? claims : [] };
        return [name, hashOf([packageFile.version, name, computedPart(scenario), read])];
      }),
    );
  }

  /** 16 hexadecimal digits. */
  idOf(line: Omit<SweepLine, "point">): string {
    const changes = this.#sweep.changesOf(line);
    const followed = [this.#presets.get(line.preset), canonical(changes)];
    // How a model is broken is not in the changes.
    if (changes.breakage !== undefined)
      followed.push(computedPart(this.#sweep.taskOf(line).scenario));
    return hashOf(followed).slice(0, 16);
  }
}

/** Where a run ends is said by what is read. */
function computedPart({
  title: _,
  model,
  time: { stop: __, ...time },
  ...rest
}: Scenario): unknown {
  return { ...rest, time, model: hashOf(model, words) };
}

/** Keys in the order of their names: who wrote the changes down does not count. */
function canonical(changes: PresetOverrides): unknown {
  return JSON.parse(JSON.stringify(changes), (_, value) =>
    typeof value === "object" && value !== null && !Array.isArray(value)
      ? Object.fromEntries(Object.entries(value).sort(([a], [b]) => (a < b ? -1 : 1)))
      : value,
  );
}

function hashOf(value: unknown, left = new Set<string>()): string {
  const text = JSON.stringify(value, (key, inner) => (left.has(key) ? undefined : inner));
  return createHash("sha256").update(text).digest("hex");
}
