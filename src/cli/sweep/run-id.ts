import { createHash } from "node:crypto";
import packageFile from "../../../package.json" with { type: "json" };
import { numericsRevision } from "../../engine/numerics-revision.ts";
import type { Claim } from "../../model/claim.ts";
import type { Scenario } from "../../model/scenario.ts";
import type { PresetOverrides } from "../../preset/resolve-preset.ts";
import { canonicalQuantity } from "../../sweep/canonical-quantity.ts";
import type { Sweep, SweepLine } from "../../sweep/sweep.ts";

/** What a person reads of a model, or sees; nothing is computed from it. Elsewhere such keys may be names. */
const words = new Set(["title", "label", "note", "source", "evidence", "color", "axes", "group"]);

/** What computes: another version, or one that gives other numbers, has other results. */
const program = [packageFile.version, `numerics ${numericsRevision}`];

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
        const read = { ...outputs, claims: outputs.claims ? claims.map(readPart) : [] };
        return [name, hashOf([...program, name, computedPart(scenario), read])];
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

/** Which figures a claim is about; the numbers that it asks for, and its words, are judged by when results are read. */
function readPart({ why: _, ...claim }: Claim): unknown {
  const { is, ratio, difference, benefit, benefitVersus, ...figures } = claim;
  const { ratio: ofPair, difference: betweenPair, ...pair } = benefitVersus ?? {};
  const asked = { is, ratio, difference, benefit, ofPair, betweenPair };
  return {
    ...figures,
    pair,
    asks: Object.entries(asked).flatMap(([key, one]) => (one ? key : [])),
  };
}

/**
 * Keys in the order of their names, lengths in um, durations in min: who wrote the changes down, and how, does not
 * count ("1 h" is "60 min").
 */
function canonical(changes: PresetOverrides): unknown {
  return JSON.parse(JSON.stringify(changes), (key, value) => {
    if (typeof value === "string") return named.has(key) ? value : canonicalQuantity(value);
    return typeof value === "object" && value !== null && !Array.isArray(value)
      ? Object.fromEntries(Object.entries(value).sort(([a], [b]) => (a < b ? -1 : 1)))
      : value;
  });
}

/** Texts that are names, which claims and formulas may use, or words: never quantities. */
const named = new Set(["label", "note", "field", "parameter", "shape", "image", "data"]);

function hashOf(value: unknown, left = new Set<string>()): string {
  const text = JSON.stringify(value, (key, inner) => (left.has(key) ? undefined : inner));
  return createHash("sha256").update(text).digest("hex");
}
