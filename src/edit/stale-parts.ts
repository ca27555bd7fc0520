import type { Mistake } from "../model/error.ts";
import { t } from "../texts/text.ts";
import { changeText, type Path, type TextChange } from "./change-text.ts";

/** What of a preset does not fit its changed model, and the change that drops it. */
export interface StalePart {
  /** "2 claims" */
  readonly words: string;
  readonly changes: readonly TextChange[];
}

const kinds: readonly (readonly [RegExp, string, string])[] = [
  [/^claims\[(\d+)\]/, "claim", "claims"],
  [/^interventions\[(\d+)\]/, "treatment", "treatments"],
  [/^initial\[(\d+)\]/, t`entry of the start`, t`entries of the start`],
  [/^parameters\.(\w+)/, t`value of a parameter`, t`values of parameters`],
  [/^domain\.boundaries\.(\w+)/, t`boundary of a field`, t`boundaries of fields`],
  [/^model\.contributions\[(\d+)\]/, "contribution", "contributions"],
  [/^model\.axes\.(\w+)/, t`polarization axis`, t`polarization axes`],
  [/^view\b/, "view", "view"],
  [/^moment\b/, t`telling moment`, t`telling moment`],
  [/^breakages\.(?:mustNotice\[\d+\]|own\.\w+)/, "breakage", "breakages"],
  [/^laboratory\b/, t`kept comparison`, t`kept comparison`],
];

/**
 * What the mistakes of a text say about parts that hang on the model and can go without breaking it: claims,
 * treatments, entries of the start, the view. Mistakes in the model itself are none of these.
 */
export function stalePartsOf(mistakes: readonly Mistake[]): readonly StalePart[] {
  return kinds.flatMap(([pattern, one, several]) => {
    const places = new Set(mistakes.flatMap(({ place }) => pattern.exec(place)?.[0] ?? []));
    if (places.size === 0) return [];
    const words = places.size === 1 ? `1 ${one}` : `${places.size} ${several}`;
    // From the end of a list, so that places stay what they are.
    const paths = [...places].map(pathOf).sort((a, b) => Number(b.at(-1)) - Number(a.at(-1)) || 0);
    return [{ words, changes: paths.map((path): TextChange => ({ kind: "remove", path })) }];
  });
}

/** The text without them. */
export function withoutStale(text: string, parts: readonly StalePart[]): string {
  return changeText(
    text,
    parts.flatMap(({ changes }) => changes),
  );
}

function pathOf(place: string): Path {
  return [...place.matchAll(/\[(\d+)\]|(\w+)/g)].map(([, index, key]) =>
    index === undefined ? key! : Number(index),
  );
}
